//! # What
//! An EKS cluster of a version before 1.28 names no key for Secrets. From 1.28 on, EKS encrypts everything in
//! the data store with a key of its own.
//!
//! # Why
//! Whoever gets at the data store or a copy of it reads every Secret.
//!
//! # Fix
//! Upgrade: versions this old are out of support. Until then, set `encryption_config` with the resource
//! `secrets`; it can be added, not taken away.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html>

use super::support::{minor, own_key};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-secrets-in-clear",
    aliases: &["EKS.3"],
    controls: &["secrets-encrypted-at-rest"],
    proves: &["secrets-encrypted-at-rest"],
    title: "Secrets of the cluster are stored without encryption of their own",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "upgrade to a supported version, or name a key in `encryption_config`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let version = cx.text(&aws::eks::VERSION);
    let old = version.test(false, |text| minor(text).is_some_and(|minor| minor < ENCRYPTED_BY_DEFAULT));
    match old.and(own_key(cx).not()) {
        Truth::Unknown if version.why().is_some() => Verdict::unknown_value(&version, cx.object),
        fault => judged(cx, fault, version.origin, "Secrets of this version are not encrypted by default"),
    }
}

/// The first minor version whose data store is encrypted as a whole.
const ENCRYPTED_BY_DEFAULT: u32 = 28;
