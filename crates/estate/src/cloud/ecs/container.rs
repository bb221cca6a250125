use plimsoll_model::{State, Truth, Value, Why};

use super::settings;
use super::{Form, Setting, Task};
use crate::{At, Object, Part, V};

/// A container of a task.
#[derive(Clone, Copy, Debug)]
pub struct TaskContainer<'e> {
    /// The task.
    pub task: Task<'e>,
    /// Its own attributes.
    pub part: Part<'e>,
    /// Its number in the task, from 0.
    pub index: usize,
}

impl<'e> TaskContainer<'e> {
    /// The object that says it.
    #[must_use]
    pub fn object(self) -> &'e Object {
        self.task.object
    }

    /// Its name, as far as it can be told.
    #[must_use]
    pub fn name(self) -> String {
        let named = match self.task.form {
            Form::Ecs => self.text(&settings::NAME).get().map(ToString::to_string),
            Form::Compose => None,
            Form::Copilot if self.index == 0 => None,
            Form::Copilot => self.key(),
        };
        let own = || match self.task.form {
            Form::Ecs => format!("[{}]", self.index),
            _ => self.task.object.key.name.to_string(),
        };
        named.filter(|name| !name.is_empty()).unwrap_or_else(own)
    }

    /// The key that a sidecar of a Copilot manifest stands under.
    fn key(self) -> Option<String> {
        let sidecars = self.task.part.node().get("sidecars")?.entries();
        sidecars.get(self.index - 1).map(|(key, _)| key.text().to_owned())
    }

    /// Whether this form can say a setting of this container at all.
    #[must_use]
    pub fn can_say<T: Copy>(self, setting: &Setting<T>) -> bool {
        let is_sidecar = self.task.form == Form::Copilot && self.index > 0;
        self.task.can_say(setting) && (!is_sidecar || SIDECAR.contains(&setting.copilot.api))
    }

    /// A boolean.
    #[must_use]
    pub fn bool(self, setting: &Setting<bool>) -> V<bool> {
        self.task.settle(self.part.bool(setting.of(self.task.form)))
    }

    /// An integer.
    #[must_use]
    pub fn int(self, setting: &Setting<i64>) -> V<i64> {
        self.task.settle(self.part.int(setting.of(self.task.form)))
    }

    /// A text.
    #[must_use]
    pub fn text(self, setting: &Setting<&'static str>) -> V<Box<str>> {
        self.task.settle(self.part.text(setting.of(self.task.form)))
    }

    /// Texts of a list, each with its place; one unknown stands for a list that cannot be told.
    #[must_use]
    pub fn texts(self, setting: &Setting<&'static str>) -> Vec<V<Box<str>>> {
        let found = self.part.texts(setting.of(self.task.form));
        match (found.is_empty(), self.task.missing()) {
            (true, Some(why)) => vec![Value::unknown(why, self.place(setting))],
            _ => found,
        }
    }

    /// Items of a list.
    #[must_use]
    pub fn parts(self, setting: &Setting<&'static str>) -> Vec<Part<'e>> {
        self.part.parts(setting.of(self.task.form))
    }

    /// Whether something is said; a reference counts.
    #[must_use]
    pub fn given<T: Copy>(self, setting: &Setting<T>) -> Truth {
        self.task.settled(self.part.given(setting.of(self.task.form)))
    }

    /// The place of a setting, or where it would stand.
    #[must_use]
    pub fn place<T: Copy>(self, setting: &Setting<T>) -> At {
        self.part.find(setting.of(self.task.form)).0
    }

    /// The image. A Compose service that builds its own names the result with it, which is no image that is pulled.
    #[must_use]
    pub fn image(self) -> V<Box<str>> {
        if self.task.form == Form::Copilot && self.index > 0 {
            return self.part.text(&settings::NAME.copilot.api("image"));
        }
        self.text(&settings::IMAGE)
    }

    /// Whether the image is built from what stands beside the file.
    #[must_use]
    pub fn is_built(self) -> bool {
        match self.task.form {
            Form::Ecs => false,
            Form::Compose => self.part.node().get("build").is_some(),
            Form::Copilot => self.part.node().at("image.build").is_some(),
        }
    }

    /// Whether it routes the others' logs, for which it has to be root.
    #[must_use]
    pub fn is_log_router(self) -> bool {
        self.given(&settings::FIRELENS) == Truth::True
    }
}

/// What a sidecar of a Copilot manifest can say.
const SIDECAR: &[&str] = &["variables", "secrets", "env_file", "command", "entrypoint"];

impl<'e> Task<'e> {
    /// Why something may be said elsewhere that is not in the input.
    pub(super) fn missing(self) -> Option<Why> {
        let open = self.form == Form::Compose && self.part.node().get("extends").is_some();
        open.then(|| {
            Why::new("the service extends one that is not in the input", "scan the folder that holds its file too")
        })
    }

    pub(super) fn settle<T>(self, value: V<T>) -> V<T> {
        let left_out = matches!(value.state, State::Absent | State::Default(_));
        match self.missing().filter(|_| left_out) {
            Some(why) => Value::unknown(why, value.origin),
            None => value,
        }
    }

    pub(super) fn settled(self, given: Truth) -> Truth {
        if given == Truth::False && self.missing().is_some() { Truth::Unknown } else { given }
    }
}
