use crate::Field;

/// One setting of a container or a task in each form: Amazon ECS (its API, Terraform, CloudFormation), Compose, Copilot.
///
/// An empty path says that the form cannot say it.
#[derive(Clone, Copy, Debug)]
pub struct Setting<T: Copy> {
    /// Its paths for Amazon ECS.
    pub ecs: Field<T>,
    /// Its path in a service of a Compose file.
    pub compose: Field<T>,
    /// Its path in a Copilot manifest.
    pub copilot: Field<T>,
}

impl<T: Copy> Setting<T> {
    /// A setting inside a container definition, which Terraform spells as the API does.
    #[must_use]
    pub const fn container(api: &'static str, cloudformation: &'static str) -> Self {
        Self::task(api, api, cloudformation)
    }

    /// A setting of a task definition.
    #[must_use]
    pub const fn task(api: &'static str, terraform: &'static str, cloudformation: &'static str) -> Self {
        let none = Field::new("", "");
        Self { ecs: Field::new(terraform, cloudformation).api(api), compose: none, copilot: none }
    }

    /// The same with its path in Compose.
    #[must_use]
    pub const fn compose(self, path: &'static str) -> Self {
        Self { compose: self.compose.api(path), ..self }
    }

    /// The same with its path in Copilot.
    #[must_use]
    pub const fn copilot(self, path: &'static str) -> Self {
        Self { copilot: self.copilot.api(path), ..self }
    }

    /// The same with what holds where it is left out, in every form.
    #[must_use]
    pub const fn or(self, default: T) -> Self {
        Self { ecs: self.ecs.or(default), compose: self.compose.or(default), copilot: self.copilot.or(default) }
    }

    pub(super) fn of(&self, form: super::Form) -> &Field<T> {
        match form {
            super::Form::Ecs => &self.ecs,
            super::Form::Compose => &self.compose,
            super::Form::Copilot => &self.copilot,
        }
    }
}
