//! # What
//! Argo CD lets anonymous users in (`users.anonymous.enabled`), asks nobody who they are (`server.disable.auth`), or gives
//! every user the role of an administrator (`policy.default`).
//!
//! # Why
//! Argo CD holds rights on all clusters that it deploys to: whoever controls it controls them.
//!
//! # Fix
//! Remove the setting, connect a provider of identities, and leave `policy.default` empty or on `role:readonly`.
//!
//! # References
//! - <https://argo-cd.readthedocs.io/en/stable/operator-manual/rbac/>
//! - <https://argo-cd.readthedocs.io/en/stable/operator-manual/user-management/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::Reader;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "argo-cd-without-login",
    aliases: &[],
    controls: &["exp-app-authn"],
    proves: &[],
    title: "Argo CD serves people who did not log in",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the setting, and give roles to groups that log in",
    since: "0.1.0",
    run: Run::Object(&[("", "ConfigMap")], run),
};

/// Names of the maps, their keys, and the value that opens Argo CD.
const SETTINGS: [(&str, &str, &str); 3] = [
    ("argocd-cm", "users.anonymous.enabled", "true"),
    ("argocd-cmd-params-cm", "server.disable.auth", "true"),
    ("argocd-rbac-cm", "policy.default", "role:admin"),
];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let Some(data) = cx.object.node().at("data") else { return Verdict::NotApplicable };
    // The keys hold dots, so that they cannot be read as paths.
    let read = |key: &str| data.get(key).map(|node| Reader::new(node).string(""));
    let of_map = SETTINGS.iter().filter(|(map, ..)| *map == &*cx.object.key.name);
    let found: Vec<(V<Box<str>>, &str)> = of_map.filter_map(|(_, key, bad)| Some((read(key)?, *bad))).collect();
    if found.is_empty() {
        return Verdict::NotApplicable;
    }
    let each = found.iter().map(|(value, bad)| (value, value.test(false, |value| &**value == *bad), String::new()));
    each_value(cx.object, each, |_| "whoever controls it controls the clusters that it deploys to".to_owned())
}
