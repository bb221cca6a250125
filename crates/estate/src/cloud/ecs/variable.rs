use plimsoll_syntax::{Kind, Node};

use super::{Form, TaskContainer, settings};
use crate::{At, Part};

/// A variable of a container's environment whose value is in the text.
#[derive(Clone, Debug)]
pub struct Variable<'e> {
    /// Its name, empty where it cannot be told.
    pub name: Box<str>,
    /// Where its value is said.
    pub at: At,
    /// The node that holds the value: all of it, or a text `NAME=value`.
    pub node: Node<'e>,
}

impl<'e> TaskContainer<'e> {
    /// The variables whose values are written down.
    #[must_use]
    pub fn variables(self) -> Vec<Variable<'e>> {
        match self.task.form {
            Form::Ecs => self.parts(&settings::ENVIRONMENT).into_iter().filter_map(listed).collect(),
            Form::Compose | Form::Copilot => self.of_map(),
        }
    }

    /// A mapping, or a list of `NAME=value`.
    fn of_map(self) -> Vec<Variable<'e>> {
        let Some(node) = self.part.find(setting(self)).1 else { return Vec::new() };
        match node.kind() {
            Kind::Seq => {
                node.items().map(|item| Variable::of(item.text().split('=').next().unwrap_or(""), item)).collect()
            }
            _ => node.entries().into_iter().map(|(key, value)| Variable::of(key.text(), value)).collect(),
        }
    }
}

fn setting(container: TaskContainer<'_>) -> &'static crate::Field<&'static str> {
    match container.task.form {
        Form::Compose => &settings::ENVIRONMENT.compose,
        _ => &settings::ENVIRONMENT.copilot,
    }
}

impl<'e> Variable<'e> {
    fn of(name: &str, node: Node<'e>) -> Self {
        Self { name: name.into(), at: At::exact(node), node }
    }
}

fn listed(part: Part<'_>) -> Option<Variable<'_>> {
    let name = part.text(&settings::VARIABLE_NAME.ecs);
    let (_, value) = part.find(&settings::VARIABLE_VALUE.ecs);
    value.map(|node| Variable::of(name.get().map_or("", |name| name), node))
}
