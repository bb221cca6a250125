//! # What
//! A PodSecurityPolicy lets containers add capabilities, or adds some itself: `allowedCapabilities` or
//! `defaultAddCapabilities` is not empty. It is judged for what it says, whatever the version of the cluster: from
//! 1.25 on nothing enforces it, which `pod-security-policy-left` reports.
//!
//! # Why
//! Each capability is a part of what root may do, several of them as good as all of it.
//!
//! # Fix
//! Empty both lists, and move to the Pod Security Standards.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/>

use plimsoll_engine::ObjectCx;

use super::security_policies::KINDS;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "psp-admits-added-capabilities",
    aliases: &["CKV_K8S_24"],
    controls: &["wl-psa-enforce"],
    proves: &[],
    title: "PodSecurityPolicy admits added capabilities",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "empty `allowedCapabilities` and `defaultAddCapabilities`",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let lists = ["spec.allowedCapabilities", "spec.defaultAddCapabilities"];
    let added: Vec<_> = lists.into_iter().flat_map(|list| cx.object.reader().strings(list)).collect();
    let judged = added.iter().map(|name| (name, name.test(false, |_| true), String::new()));
    each_value(cx.object, judged, |_| "pods may have more than the runtime's own set of rights".into())
        .fixed_at_each(|object, at| Change::new(object, at, Op::Remove))
}
