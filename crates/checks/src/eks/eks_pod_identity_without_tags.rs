//! # What
//! A Pod Identity association disables the tags of its sessions.
//!
//! # Why
//! Policies can then not tell one namespace from the other, and CloudTrail does not say which service account
//! acted.
//!
//! # Fix
//! Remove `disable_session_tags`. Where a session policy makes the tags too long, shorten it.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-pod-identity-without-tags",
    aliases: &[],
    controls: &["eks-pod-identity-session-policy"],
    proves: &[],
    title: "sessions of the pods carry no tags of cluster and namespace",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "take `disable_session_tags` away",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksPodIdentityAssociation], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let off = cx.bool(&aws::eks::POD_NO_TAGS);
    Verdict::fault(off.is(&true), &off, cx.object, || "sessions carry no tags".into())
        .fixed_by(|| Remedy::set(cx.object, off.origin, false))
}
