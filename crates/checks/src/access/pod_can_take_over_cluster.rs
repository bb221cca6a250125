//! # What
//! A pod holds a token of a service account whose rights, through its bindings and roles, lead to the whole
//! cluster: everything by wildcard, `escalate` or `bind` with the right to write roles, `impersonate`, tokens of
//! other accounts, pods or workloads of one's choice, commands in running pods, the kubelet's API, or mutating
//! admission.
//! Rights count where they hold in all namespaces or in `kube-system`, and are not limited to named objects.
//!
//! # Why
//! Whoever breaks into the pod, through a fault in its code or its image, does not stay there: the token in its
//! file system is the next step, and no further fault is needed.
//!
//! # Fix
//! Cut the chain where it is cheapest: set `automountServiceAccountToken: false` if the pod does not talk to the
//! API, else bind the rights in the namespaces that need them, else take the single right out of the role.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks>
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting>

use plimsoll_engine::{Hit, PodCx};
use plimsoll_graph::rbac::{BindingId, Identity, Unresolved};
use plimsoll_model::Truth;

use super::{support, takeover};
use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "pod-can-take-over-cluster",
    aliases: &["C-0267", "C-0272"],
    controls: &["k8s-rbac-escalate-bind-impersonate", "k8s-cluster-admin-bindings", "k8s-automount-token-off"],
    proves: &[],
    title: "pod's service account can take over the cluster",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `automountServiceAccountToken: false`, or bind narrower rights in the namespaces that need them",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let token = cx.view.mounts_token(cx.object, cx.pod);
    if token.is(&true) == Truth::False {
        return Verdict::Pass;
    }
    let Some(account) = cx.pod.service_account.get() else {
        return Verdict::unknown_value(&cx.pod.service_account, cx.object);
    };
    let answer = cx.view.rbac().powers_of(&Identity::service_account(cx.object.namespace(), account));
    match takeover::way(&answer.items, cx.view.home(cx.object).kubernetes.minor) {
        Some(_) if token.why().is_some() => Verdict::unknown_value(&token, cx.object),
        Some(way) => gap(cx, &way),
        None => {
            let mut holes = answer.unresolved.iter().filter(|hole| matters(cx, hole));
            holes.next().map_or(Verdict::Pass, |hole| blind(cx, hole))
        }
    }
}

fn gap<'e>(cx: &PodCx<'e>, way: &[takeover::Step<'_, 'e>]) -> Verdict<'e> {
    let mut hits = vec![Hit::noted(cx.object, cx.pod.service_account.origin, "the pod holds this account's token")];
    for step in way {
        hits.extend(support::binding_hit(cx.view, step.power.grant.binding, "which this binding gives"));
        hits.extend(support::rule_hit(cx.view, step.power.grant.rule, format!("the right to {}", step.title)));
    }
    let last = way.first().map_or("", |step| step.title);
    Verdict::gap_at(format!("whoever breaks into the pod can {last}"), hits)
        .fixed_by_maybe(|| remedies::no_token(cx))
        .review("whether its programs call the API; if they do, narrow the rights instead")
}

/// What a RoleBinding hands out stays in its namespace, and only `kube-system` leads further.
pub(super) fn matters(cx: &PodCx<'_>, hole: &Unresolved) -> bool {
    let binding = match hole {
        Unresolved::MissingRole { binding: BindingId::Input(number), .. }
        | Unresolved::OpenAggregation { binding: BindingId::Input(number), .. } => cx.view.numbered(*number),
        _ => None,
    };
    binding.is_none_or(|b| &*b.key.kind == "ClusterRoleBinding" || b.namespace() == "kube-system")
}

/// The nearest place: the binding whose role was not seen, else the pod's account.
pub(super) fn blind<'e>(cx: &PodCx<'e>, hole: &Unresolved) -> Verdict<'e> {
    let own = || Some(Hit::new(cx.object, cx.pod.service_account.origin));
    let place = match hole {
        Unresolved::MissingRole { binding, .. } | Unresolved::OpenAggregation { binding, .. } => {
            support::binding_hit(cx.view, *binding, "")
        }
        Unresolved::PartialBindings => None,
    };
    Verdict::Unknown(support::why(hole), place.or_else(own))
}
