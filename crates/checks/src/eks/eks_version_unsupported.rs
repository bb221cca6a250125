//! # What
//! An EKS cluster names a version before 1.34. The support of 1.33 ended on 29 July 2026.
//!
//! # Why
//! In extended support a cluster costs more and gets fixes of the worst faults alone; behind that it is
//! upgraded without being asked.
//!
//! # Fix
//! Read the upgrade insights of the cluster, then upgrade the control plane, the add-ons and the nodes, one
//! minor version after the other.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html>

use super::support::minor;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-version-unsupported",
    aliases: &["CKV_AWS_339", "C-0273", "EKS.2"],
    controls: &["api-version-supported"],
    proves: &["api-version-supported"],
    title: "cluster runs a version of Kubernetes out of standard support",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "upgrade one minor version at a time to one in standard support",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let version = cx.text(&aws::eks::VERSION);
    let old = version.test(false, |text| minor(text).is_some_and(|minor| minor < OLDEST_SUPPORTED));
    text(cx, &version, old, "the version is out of standard support")
}

/// The oldest minor version in standard support when this was written.
const OLDEST_SUPPORTED: u32 = 34;
