use plimsoll_model::Truth;

use super::settings;
use super::{Setting, TaskContainer};
use crate::{At, Cloud, CloudKind, Object, Part, V, View};

/// What a task is said in, as far as that matters for what can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A task definition of Amazon ECS: JSON, Terraform or CloudFormation.
    Ecs,
    /// A service of a Compose file, which is a task of one container.
    Compose,
    /// A Copilot manifest.
    Copilot,
}

/// Containers that are placed together.
#[derive(Clone, Copy, Debug)]
pub struct Task<'e> {
    /// Everything around it.
    pub view: View<'e>,
    /// The object that says it.
    pub object: &'e Object,
    /// What says it.
    pub form: Form,
    /// Its attributes.
    pub part: Part<'e>,
}

impl<'e> Task<'e> {
    /// The task that an object says, if it says one.
    #[must_use]
    pub fn of(view: View<'e>, object: &'e Object) -> Option<Self> {
        let form = match &*object.key.group {
            "compose" => Form::Compose,
            "copilot" => Form::Copilot,
            _ if CloudKind::EcsTaskDefinition.is(object) => Form::Ecs,
            _ => return None,
        };
        Some(Self { view, object, form, part: Cloud::new(view, object).part })
    }

    /// Its containers. Where their list cannot be told, one stands for them of which nothing is known.
    #[must_use]
    pub fn containers(self) -> Vec<TaskContainer<'e>> {
        let parts = match self.form {
            Form::Ecs => self.part.parts(&settings::CONTAINERS.ecs),
            Form::Compose | Form::Copilot => return self.single(),
        };
        parts.into_iter().enumerate().map(|(index, part)| TaskContainer { task: self, part, index }).collect()
    }

    /// The one container of a service, and the sidecars of a Copilot manifest.
    fn single(self) -> Vec<TaskContainer<'e>> {
        let sidecars = (self.form == Form::Copilot).then(|| self.part.node().get("sidecars")).flatten();
        let sidecars = sidecars.map(|n| n.entries()).unwrap_or_default().into_iter().map(|(_, n)| self.part.at_node(n));
        let parts = std::iter::once(self.part).chain(sidecars);
        parts.enumerate().map(|(index, part)| TaskContainer { task: self, part, index }).collect()
    }

    /// Whether this form can say a setting at all.
    #[must_use]
    pub fn can_say<T: Copy>(self, setting: &Setting<T>) -> bool {
        let field = setting.of(self.form);
        !(field.api.is_empty() && field.terraform.is_empty() && field.cloudformation.is_empty())
    }

    /// A text of the task as a whole.
    #[must_use]
    pub fn text(self, setting: &Setting<&'static str>) -> V<Box<str>> {
        self.settle(self.part.text(setting.of(self.form)))
    }

    /// A boolean of the task as a whole.
    #[must_use]
    pub fn bool(self, setting: &Setting<bool>) -> V<bool> {
        self.settle(self.part.bool(setting.of(self.form)))
    }

    /// Whether the task as a whole says something; a reference counts.
    #[must_use]
    pub fn given<T: Copy>(self, setting: &Setting<T>) -> Truth {
        self.settled(self.part.given(setting.of(self.form)))
    }

    /// The place of a setting, or where it would stand.
    #[must_use]
    pub fn place<T: Copy>(self, setting: &Setting<T>) -> At {
        self.part.find(setting.of(self.form)).0
    }

    /// The volumes of a task definition.
    #[must_use]
    pub fn volumes(self) -> Vec<Part<'e>> {
        if self.form == Form::Ecs { self.part.parts(&settings::VOLUMES.ecs) } else { Vec::new() }
    }

    /// Whether its containers are Windows ones.
    #[must_use]
    pub fn is_windows(self) -> Truth {
        self.text(&settings::SYSTEM).test(false, |system| system.to_ascii_lowercase().starts_with("windows"))
    }

    /// Whether what is left out counts as a decision. A Compose file is often for a developer's machine alone: one
    /// that nowhere says how it is deployed is judged by what it says.
    #[must_use]
    pub fn omissions_count(self) -> bool {
        self.form != Form::Compose || self.is_deployed()
    }

    /// Whether a Compose file says that it is deployed: a `deploy` section in any service, or a name that says so.
    fn is_deployed(self) -> bool {
        let file = self.view.home(self.object).files().get(self.object.file as usize);
        let path = file.map_or("", |file| file.path.as_str());
        let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
        let named = ["prod", "stack", "swarm", "ecs", "deploy"].iter().any(|word| name.contains(word));
        let services = self.object.node().tree().root().get("services");
        let mut services = services.map(|n| n.entries()).unwrap_or_default().into_iter();
        named || services.any(|(_, service)| service.get("deploy").is_some())
    }
}
