//! Sets of rights that lead to the whole cluster.

use plimsoll_graph::rbac::{Danger, Power, Scope};

/// Each row is a way: with all its dangers, held everywhere or in `kube-system`, the cluster can be taken over.
///
/// Reading all secrets is not a way by itself and has a check of its own, and so have certificates. Validating admission
/// alone is none either: it shows objects and lets them in, but writes nothing.
const WAYS: &[&[&str]] = &[
    &["wildcard-everything"],
    &["escalate-roles", "change-roles-and-bindings"],
    &["bind-roles", "change-roles-and-bindings"],
    &["impersonate-users"],
    &["impersonate-service-accounts"],
    &["create-service-account-tokens"],
    &["write-secrets", "read-secrets"],
    &["proxy-to-nodes"],
    &["create-pods"],
    &["change-pods"],
    &["create-workloads"],
    &["exec-into-pods"],
    &["add-ephemeral-containers"],
    &["change-admission"],
];

/// A right on a way, and what it lets its holder do.
pub(super) struct Step<'p, 'e> {
    pub(super) power: &'p Power<'e>,
    pub(super) title: &'static str,
}

/// The first way that these powers open, step by step; rights limited to named objects do not count.
pub(super) fn way<'p, 'e>(powers: &'p [Power<'e>], minor: u16) -> Option<Vec<Step<'p, 'e>>> {
    let wide: Vec<&Power<'e>> = powers.iter().filter(|power| reaches_cluster(power.scope)).collect();
    WAYS.iter().find_map(|way| way.iter().map(|id| step(&wide, id, minor)).collect())
}

/// Who commands the accounts of `kube-system` commands the controllers that run under them.
fn reaches_cluster(scope: &Scope) -> bool {
    match scope {
        Scope::Cluster => true,
        Scope::Namespace(name) => name == "kube-system",
    }
}

fn step<'p, 'e>(powers: &[&'p Power<'e>], id: &str, minor: u16) -> Option<Step<'p, 'e>> {
    let danger = Danger::by_id(id)?;
    let holds = |power: &&&Power<'_>| {
        danger.of_power(power).is_some_and(|hit| !hit.named) && danger.holds_in(power.rule, minor)
    };
    powers.iter().find(holds).map(|power| Step { power, title: danger.title })
}
