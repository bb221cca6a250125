//! # What
//! A container's image is named by a tag, and the pull policy lets the node use the copy that it has: it is
//! `IfNotPresent`, which is also the default for tags other than `latest`, or `Never`.
//!
//! # Why
//! The node does not notice that the tag was moved, to a patched image for instance. It also runs a private image
//! for a pod that has no right to pull it.
//!
//! # Fix
//! Set `imagePullPolicy: Always`, which downloads only what changed, or pin the digest.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy>

use super::support;
use crate::prelude::*;
use plimsoll_estate::Image;

/// The check.
pub static CHECK: Check = Check {
    slug: "pull-policy-not-always",
    aliases: &["CKV_K8S_15", "pullPolicyNotAlways"],
    controls: &["img-always-pull-private"],
    proves: &[],
    title: "node may run an old copy of the image",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `imagePullPolicy: Always`, or pin the digest",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    match support::reference(cx) {
        // What a digest names does not change.
        Ok(text) if Image::parse(text).digest.is_some() => return Verdict::NotApplicable,
        Ok(_) => {}
        Err(verdict) => return verdict,
    }
    let policy = &cx.container.pull_policy;
    let cached = policy.test(true, |policy| &**policy != "Always");
    Verdict::fault(cached, policy, cx.object, || "a copy on the node is used without asking the registry".into())
        .fixed_by(|| Remedy::set(cx.object, policy.origin, "Always"))
}
