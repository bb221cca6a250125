//! Services of Amazon ECS, each with its tasks and what they run on; tasks that no service runs stand alone.

use plimsoll_model::Truth;

use super::{Draft, PlatformKind};
use crate::cloud::aws::{ec2, ecs as service};
use crate::cloud::ecs::modes::{self, Told};
use crate::{Cloud, CloudKind, Form, Task};

pub(super) fn add(draft: &mut Draft<'_>) {
    let services: Vec<Cloud<'_>> = draft.view.clouds(CloudKind::EcsService).collect();
    let mut numbers = Vec::new();
    for one in &services {
        let platform = draft.platform(PlatformKind::Service, "ecs", one.object);
        let told = modes::of_service(one);
        hosts(draft, platform, &told);
        if told.signs.iter().any(|(mode, _)| *mode == "ecs-fargate") {
            draft.fact(platform, version(one));
        }
        tell(draft, platform, told);
        numbers.push(platform);
    }
    let all: Vec<_> = services.into_iter().zip(numbers).collect();
    clusters(draft, &all);
    tasks(draft, &all);
}

fn tell(draft: &mut Draft<'_>, platform: Option<usize>, told: Told<'_>) {
    told.signs.into_iter().for_each(|sign| draft.mode(platform, sign));
    if told.open {
        draft.open(platform);
    }
}

/// The version of Fargate that a service asks for.
fn version(service: &Cloud<'_>) -> String {
    let version = service.text(&service::PLATFORM_VERSION);
    let known = version.get().map(ToString::to_string);
    format!("platform version {}", known.unwrap_or_else(|| "not known".to_owned()))
}

/// Capacity providers belong to the services that use them, and so do their groups of instances.
fn hosts(draft: &mut Draft<'_>, platform: Option<usize>, told: &Told<'_>) {
    for provider in &told.providers {
        for (mode, _) in modes::of_provider(provider) {
            draft.member(provider.object, platform, &[mode]);
            instances(draft, platform, provider, mode);
        }
    }
}

fn instances(draft: &mut Draft<'_>, platform: Option<usize>, provider: &Cloud<'_>, mode: &'static str) {
    let Some(group) = provider.target(&service::PROVIDER_GROUP, CloudKind::AutoScalingGroup) else { return };
    let template = group.target(&ec2::GROUP_TEMPLATE, CloudKind::LaunchTemplate);
    let configuration = group.target(&ec2::GROUP_CONFIGURATION, CloudKind::LaunchConfiguration);
    for part in [Some(group), template, configuration].into_iter().flatten() {
        draft.member(part.object, platform, &[mode]);
    }
}

/// A cluster belongs to every service that runs in it.
fn clusters(draft: &mut Draft<'_>, services: &[(Cloud<'_>, Option<usize>)]) {
    for cluster in draft.view.clouds(CloudKind::EcsCluster) {
        for (one, platform) in services.iter().filter(|(one, _)| modes::runs_in(one, &cluster) != Truth::False) {
            draft.member(cluster.object, *platform, &[]);
            if modes::runs_in(one, &cluster) == Truth::True {
                draft.fact(*platform, format!("cluster {}", cluster.object.key.name));
            }
        }
    }
}

fn tasks(draft: &mut Draft<'_>, services: &[(Cloud<'_>, Option<usize>)]) {
    let view = draft.view;
    let tasks = view.clouds(CloudKind::EcsTaskDefinition).map(|cloud| cloud.object);
    let manifests = view.estate().objects().iter().filter(|object| &*object.key.group == "copilot");
    for task in tasks.chain(manifests).filter_map(|object| Task::of(view, object)) {
        let run: Vec<Option<usize>> =
            services.iter().filter(|(one, _)| service::runs(*one, task)).map(|(_, platform)| *platform).collect();
        if run.is_empty() {
            alone(draft, task);
        }
        run.into_iter().for_each(|platform| draft.member(task.object, platform, &[]));
    }
}

/// A task that no service here runs, and a Copilot manifest, which is a service.
fn alone(draft: &mut Draft<'_>, task: Task<'_>) {
    let kind = if task.form == Form::Copilot { PlatformKind::Service } else { PlatformKind::Task };
    let platform = draft.platform(kind, "ecs", task.object);
    let signs = modes::of_task(task);
    tell(draft, platform, Told { open: signs.is_empty(), signs, ..Told::default() });
}
