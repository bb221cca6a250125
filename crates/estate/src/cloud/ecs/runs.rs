//! What a task runs on: by its own word, else by the services that run it.

use plimsoll_model::Truth;

use super::{Form, Setting, Task, settings};
use crate::cloud::aws::ecs as service;
use crate::{Cloud, CloudKind};

impl<'e> Task<'e> {
    /// Whether it runs on Fargate, where ECS refuses what would reach the host. A task that is registered for Fargate
    /// is checked for it, whatever runs it.
    #[must_use]
    pub fn is_fargate(self) -> Truth {
        match self.form {
            Form::Compose => Truth::False,
            // App Runner, behind the request-driven services, is no less closed than Fargate.
            Form::Copilot => Truth::True,
            Form::Ecs => self.by_own_word().unwrap_or_else(|| self.by_services()),
        }
    }

    fn by_own_word(self) -> Option<Truth> {
        let required = self.part.texts(&settings::COMPATIBILITIES.ecs);
        let compatible = self.part.texts(&settings::COMPATIBLE.ecs);
        let said = if required.is_empty() { compatible } else { required };
        let fargate = Truth::any(said.iter().map(|one| one.test(false, |text| text.eq_ignore_ascii_case("FARGATE"))));
        (!said.is_empty()).then_some(fargate)
    }

    fn by_services(self) -> Truth {
        Truth::any(self.services().map(|service| service::is_fargate(service)))
    }

    /// The services that run this task, as far as the input tells.
    pub fn services(self) -> impl Iterator<Item = Cloud<'e>> {
        let all = self.view.clouds(CloudKind::EcsService);
        all.filter(move |cloud| service::runs(*cloud, self))
    }
}

impl<'e> Task<'e> {
    /// The family of a task definition.
    #[must_use]
    pub fn family(self) -> Option<Box<str>> {
        let family = Setting::task("family", "family", "Family");
        if self.form == Form::Ecs { self.part.text(&family.ecs).get().cloned() } else { None }
    }
}
