//! What the input tells of the modes that ECS tasks run in.

use plimsoll_model::Truth;

use super::{Form, Task, settings};
use crate::cloud::aws::ecs as service;
use crate::{Cloud, CloudKind, Object, Part, View};

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

/// The modes that a resource tells, each with the sign in words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told<'e> {
    /// The modes.
    pub(crate) signs: Vec<(&'static str, String)>,
    /// Whether there may be others.
    pub(crate) open: bool,
    /// The capacity providers behind them that are in the input.
    pub(crate) providers: Vec<Cloud<'e>>,
}

/// The modes that an object tells, each with the sign in words. What is of ECS and tells none leaves the mode open.
pub(crate) fn of(view: View<'_>, object: &Object) -> Vec<(&'static str, String)> {
    let found = match Task::of(view, object) {
        // The services that run a task say more exactly on what.
        Some(task) if task.form == Form::Ecs && task.services().next().is_some() => return Vec::new(),
        Some(task) => of_task(task),
        None if CloudKind::EcsService.is(object) => of_service(&Cloud::new(view, object)).signs,
        None if CloudKind::EcsCapacityProvider.is(object) => of_provider(&Cloud::new(view, object)),
        None => return Vec::new(),
    };
    let open = found.is_empty() && !matches!(&*object.key.group, "compose" | "copilot");
    if open { vec![("ecs", format!("{} of Amazon ECS", object.key.kind))] } else { found }
}

/// The modes that a task is made for, by its own word.
pub(crate) fn of_task(task: Task<'_>) -> Vec<(&'static str, String)> {
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

/// The modes of a service: by its launch type, else its capacity providers, else those of its cluster, else what its
/// task is made for.
pub(crate) fn of_service<'e>(cloud: &Cloud<'e>) -> Told<'e> {
    let launch = cloud.text(&service::LAUNCH_TYPE);
    if let Some(mode) = launch.get().and_then(|name| mode(name)) {
        let name = launch.get().map(ToString::to_string).unwrap_or_default();
        return Told { signs: vec![(mode, format!("launch type {name}"))], ..Told::default() };
    }
    let own = strategy(cloud, cloud.parts(&service::CAPACITY_PROVIDERS), "capacity provider");
    let told = if own.open || !own.signs.is_empty() { own } else { by_cluster(cloud) };
    let open = told.open || launch.why().is_some();
    if told.signs.is_empty() { by_tasks(cloud, Told { open: true, ..told }) } else { Told { open, ..told } }
}

/// The modes of the providers of a strategy.
fn strategy<'e>(cloud: &Cloud<'e>, parts: Vec<Part<'e>>, what: &str) -> Told<'e> {
    let mut told = Told::default();
    for part in parts {
        let name = part.text(&service::CAPACITY_PROVIDER);
        if let Some((mode, name)) = name.get().and_then(|n| Some((mode(n).filter(|_| n.starts_with("FARGATE"))?, n))) {
            told.signs.push((mode, format!("{what} {name}")));
            continue;
        }
        let meant: Vec<Cloud<'e>> = providers(cloud, part);
        let signs: Vec<_> = meant.iter().flat_map(of_provider).map(|(mode, _)| mode).collect();
        told.open |= signs.is_empty();
        let named = |provider: &Cloud<'_>| provider.object.key.name.to_string();
        told.signs.extend(signs.into_iter().zip(meant.iter().map(named)).map(|(m, n)| (m, format!("{what} {n}"))));
        told.providers.extend(meant);
    }
    told.signs.sort();
    told.signs.dedup_by(|later, first| later.0 == first.0);
    told
}

/// The capacity providers that an item of a strategy surely means.
fn providers<'e>(cloud: &Cloud<'e>, part: Part<'e>) -> Vec<Cloud<'e>> {
    let own = Cloud { part, ..*cloud };
    let all = cloud.view.clouds(CloudKind::EcsCapacityProvider);
    let reached = all.filter(|provider| cloud.view.within_reach(cloud.object, provider.object));
    let meant = |provider: &Cloud<'e>| {
        own.points_at(&service::CAPACITY_PROVIDER, provider, &[&service::PROVIDER_NAME]) == Truth::True
    };
    reached.filter(meant).collect()
}

/// What the service's cluster says for those that say nothing; where it says nothing either, it is instances.
fn by_cluster<'e>(cloud: &Cloud<'e>) -> Told<'e> {
    let clusters = cloud.view.clouds(CloudKind::EcsCluster);
    let Some(cluster) = clusters.into_iter().find(|cluster| runs_in(cloud, cluster) == Truth::True) else {
        return Told { open: true, ..Told::default() };
    };
    let apart = cloud.view.joined(
        CloudKind::EcsClusterProviders,
        &service::PROVIDERS_CLUSTER,
        &cluster,
        &[&service::CLUSTER_NAME],
    );
    let holders = std::iter::once(cluster).chain(apart.sure.iter().copied());
    let parts = holders.flat_map(|holder| holder.parts(&service::DEFAULT_STRATEGY)).collect();
    let told = strategy(&cluster, parts, "the cluster's capacity provider");
    match told.signs.is_empty() && !told.open && apart.maybe.is_empty() {
        true => Told { signs: vec![("ecs-ec2", "no launch type, which means EC2".to_owned())], ..told },
        false => told,
    }
}

/// Whether a service runs in a cluster, by reference, by its name or by its ARN.
pub(crate) fn runs_in(cloud: &Cloud<'_>, cluster: &Cloud<'_>) -> Truth {
    if !cloud.view.within_reach(cloud.object, cluster.object) {
        return Truth::False;
    }
    let pointed = cloud.points_at(&service::CLUSTER, cluster, &[&service::CLUSTER_NAME]);
    let written = cloud.text(&service::CLUSTER);
    let name = cluster.text(&service::CLUSTER_NAME);
    let by_arn = written
        .get()
        .zip(name.get())
        .is_some_and(|(arn, name)| arn.rsplit_once(":cluster/").is_some_and(|(_, last)| *last == **name));
    pointed.or(by_arn.into())
}

/// Where nothing says what a service runs on, its task may be made for one thing alone.
fn by_tasks<'e>(cloud: &Cloud<'e>, told: Told<'e>) -> Told<'e> {
    let tasks = cloud.view.clouds(CloudKind::EcsTaskDefinition);
    let tasks = tasks.filter_map(|task| Task::of(cloud.view, task.object)).filter(|task| service::runs(*cloud, *task));
    let made_for: Vec<_> = tasks.flat_map(of_task).collect();
    match made_for.as_slice() {
        [(mode, sign)] => Told { signs: vec![(*mode, format!("{sign} of its task"))], open: false, ..told },
        _ => told,
    }
}

/// The mode of what a capacity provider runs tasks on.
pub(crate) fn of_provider(cloud: &Cloud<'_>) -> Vec<(&'static str, String)> {
    let given = |field| cloud.given(field) == Truth::True;
    let group = given(&service::GROUP_PROVIDER).then(|| ("ecs-ec2", "a capacity provider of instances".to_owned()));
    let managed = given(&service::MANAGED_PROVIDER);
    let managed = managed.then(|| ("ecs-managed-instances", "a capacity provider of managed instances".to_owned()));
    group.into_iter().chain(managed).collect()
}
