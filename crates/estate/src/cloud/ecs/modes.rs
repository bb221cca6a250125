//! What the input tells of the modes that ECS tasks run in.

use super::{Form, Task, settings};
use crate::cloud::aws::ecs as service;
use crate::{Cloud, CloudKind, Object, View};

/// The mode of each launch type.
const LAUNCH_TYPES: &[(&str, &str)] = &[
    ("EC2", "ecs-ec2"),
    ("EXTERNAL", "ecs-external"),
    ("FARGATE", "ecs-fargate"),
    ("FARGATE_SPOT", "ecs-fargate"),
    ("MANAGED_INSTANCES", "ecs-managed-instances"),
];

fn mode(launch_type: &str) -> Option<&'static str> {
    LAUNCH_TYPES.iter().find(|(name, _)| name.eq_ignore_ascii_case(launch_type)).map(|(_, mode)| *mode)
}

/// The modes that an object tells, each with the sign in words. What is of ECS and tells none leaves the mode open.
pub(crate) fn of(view: View<'_>, object: &Object) -> Vec<(&'static str, String)> {
    let found = match Task::of(view, object) {
        Some(task) => of_task(task),
        None if CloudKind::EcsService.is(object) => of_service(Cloud::new(view, object)),
        None if CloudKind::EcsCapacityProvider.is(object) => of_provider(Cloud::new(view, object)),
        None => return Vec::new(),
    };
    let open = found.is_empty() && !matches!(&*object.key.group, "compose" | "copilot");
    if open { vec![("ecs", format!("{} of Amazon ECS", object.key.kind))] } else { found }
}

fn of_task(task: Task<'_>) -> Vec<(&'static str, String)> {
    match task.form {
        Form::Compose => Vec::new(),
        Form::Copilot => vec![("ecs-fargate", "a Copilot manifest".to_owned())],
        Form::Ecs => {
            let said = task.part.texts(&settings::COMPATIBILITIES.ecs);
            let found = said.iter().filter_map(|one| one.get());
            found.filter_map(|name| Some((mode(name)?, format!("compatibility {name}")))).collect()
        }
    }
}

fn of_service(cloud: Cloud<'_>) -> Vec<(&'static str, String)> {
    let launch = cloud.text(&service::LAUNCH_TYPE);
    let own = launch.get().and_then(|name| Some((mode(name)?, format!("launch type {name}"))));
    let providers = cloud.parts(&service::CAPACITY_PROVIDERS).into_iter();
    let named = providers.filter_map(|part| {
        let name = part.text(&service::CAPACITY_PROVIDER);
        let name = name.get()?;
        Some((mode(name).filter(|_| name.starts_with("FARGATE"))?, format!("capacity provider {name}")))
    });
    own.into_iter().chain(named).collect()
}

fn of_provider(cloud: Cloud<'_>) -> Vec<(&'static str, String)> {
    let given = |field| cloud.given(field) == plimsoll_model::Truth::True;
    let group = given(&service::GROUP_PROVIDER).then(|| ("ecs-ec2", "a capacity provider of instances".to_owned()));
    let managed = given(&service::MANAGED_PROVIDER);
    let managed = managed.then(|| ("ecs-managed-instances", "a capacity provider of managed instances".to_owned()));
    group.into_iter().chain(managed).collect()
}
