//! # What
//! A pod holds a token of a service account that a binding gives rights to, whatever rights these are.
//!
//! # Why
//! Whoever breaks into the pod has these rights. Most programs never talk to the API; the ones that do are the
//! first to look at when rights are cut down.
//!
//! # Fix
//! Set `automountServiceAccountToken: false` where the program does not talk to the API, and keep the roles of the
//! others small.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting>

use plimsoll_estate::rbac::GROUP;
use plimsoll_model::Completeness;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "pod-token-with-rights",
    aliases: &["serviceaccount-token-mount"],
    controls: &["k8s-automount-token-off"],
    proves: &[],
    title: "pod holds a token that has rights",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `automountServiceAccountToken: false` where the API is not used",
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
    let hit = Hit::noted(cx.object, token.origin, "the pod holds a token");
    match (binding(cx, account), cx.view.completeness(GROUP, "RoleBinding")) {
        (Some(_), _) if token.why().is_some() => Verdict::unknown_value(&token, cx.object),
        (Some(binding), _) => {
            let subjects = Hit::noted(binding, binding.reader().find("subjects").0, "whose account this binding names");
            Verdict::gap_at("whoever breaks into the pod has the rights of its account", vec![hit, subjects])
        }
        (None, Completeness::Partial(why)) => Verdict::Unknown(why, Some(hit)),
        (None, Completeness::Complete) => Verdict::Pass,
    }
}

fn binding<'e>(cx: &PodCx<'e>, account: &str) -> Option<&'e Object> {
    let near = cx.view.of_kind(GROUP, "ClusterRoleBinding").chain(cx.view.of_kind(GROUP, "RoleBinding"));
    let mut near = near.filter(|binding| {
        binding.reader().items("subjects").into_iter().any(|subject| {
            let is = |field, wanted: &str| subject.string(field).get().is_some_and(|own| **own == *wanted);
            let home = subject.string("namespace");
            let here = home.get().map_or(binding.namespace(), |home| home) == cx.object.namespace();
            is("kind", "ServiceAccount") && is("name", account) && here
        })
    });
    near.next()
}
