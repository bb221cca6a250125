//! # What
//! The configuration of Pod Security Admission for the whole cluster enforces nothing by default: `defaults.enforce` is
//! `privileged`, which is also what it is without a value.
//!
//! # Why
//! A namespace whose label somebody forgot then lets in privileged pods.
//!
//! # Fix
//! Set `defaults.enforce` to `baseline`, and name namespaces of the platform under `exemptions`.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-admission-controller/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::Reader;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "pod-security-not-default",
    aliases: &[],
    controls: &["wl-psa-enforce"],
    proves: &[],
    title: "namespaces without labels let in any pod",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `defaults.enforce` to `baseline` or `restricted`",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

const KINDS: &[(&str, &str)] = &[
    ("apiserver.config.k8s.io", "AdmissionConfiguration"),
    ("pod-security.admission.config.k8s.io", "PodSecurityConfiguration"),
];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let Some(configuration) = configuration(cx.object) else { return Verdict::NotApplicable };
    let level = configuration.string_or("defaults.enforce", "privileged");
    let fault = level.test(true, |level| !matches!(&**level, "baseline" | "restricted"));
    Verdict::fault(fault, &level, cx.object, || "a namespace without a label lets in any pod".to_owned())
        .fixed_by(|| Remedy::set(cx.object, level.origin, "baseline"))
        .review("which namespaces run pods that break the standard; name them under `exemptions`")
}

/// The configuration itself, or the one that stands in the plugin's place; one in a file of its own is judged there.
fn configuration(object: &Object) -> Option<Reader<'_>> {
    let reader = object.reader();
    if &*object.key.kind == "PodSecurityConfiguration" {
        return Some(reader);
    }
    let plugins = reader.items("plugins").into_iter();
    let named = |plugin: &Reader<'_>| plugin.string("name").get().is_some_and(|name| &**name == "PodSecurity");
    plugins.filter(named).find_map(|plugin| plugin.child("configuration"))
}
