//! # What
//! A pod holds a token of a service account that may read the secrets of all namespaces, by its bindings and roles.
//! Accounts that can take over the cluster anyway have a check of their own.
//!
//! # Why
//! Whoever breaks into the pod reads every password, key and token of the cluster, among them the tokens of other
//! accounts that were written into secrets, and uses them from elsewhere.
//!
//! # Fix
//! Set `automountServiceAccountToken: false` if the pod does not talk to the API, else bind the role in the
//! namespaces that need it, or list the secrets in `resourceNames`.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets>

use plimsoll_graph::rbac::{Identity, Power, Scope, dangers_of_power};

use super::pod_can_take_over_cluster::{blind, matters};
use super::{support, takeover};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "pod-can-read-every-secret",
    aliases: &[],
    controls: &["k8s-rbac-secrets-read", "k8s-automount-token-off"],
    proves: &[],
    title: "pod's service account can read every secret",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "bind the role in the namespaces that need it, or set `automountServiceAccountToken: false`",
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
    if takeover::way(&answer.items, cx.view.home(cx.object).kubernetes.minor).is_some() {
        return Verdict::NotApplicable;
    }
    match answer.items.iter().find(|power| reads_every_secret(power)) {
        Some(_) if token.why().is_some() => Verdict::unknown_value(&token, cx.object),
        Some(power) => gap(cx, power),
        None => {
            let mut holes = answer.unresolved.iter().filter(|hole| matters(cx, hole));
            holes.next().map_or(Verdict::Pass, |hole| blind(cx, hole))
        }
    }
}

fn reads_every_secret(power: &Power<'_>) -> bool {
    let everywhere = matches!(power.scope, Scope::Cluster);
    everywhere && dangers_of_power(power).any(|hit| hit.danger.id == "read-secrets" && !hit.named)
}

fn gap<'e>(cx: &PodCx<'e>, power: &Power<'e>) -> Verdict<'e> {
    let mut hits = vec![Hit::noted(cx.object, cx.pod.service_account.origin, "the pod holds this account's token")];
    hits.extend(support::binding_hit(cx.view, power.grant.binding, "which this binding gives"));
    hits.extend(support::rule_hit(cx.view, power.grant.rule, "the right to read secrets"));
    Verdict::gap_at("whoever breaks into the pod can read every secret of the cluster", hits)
}
