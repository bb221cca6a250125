//! # What
//! An EKS cluster names no key of AWS KMS for its Secrets.
//!
//! # Why
//! With a key of AWS you can neither see its use, nor take it away, nor say who may use it. With your own, each
//! reading of a Secret's key stands in CloudTrail.
//!
//! # Fix
//! Make a symmetric key in the same region, and name it in `encryption_config` with the resource `secrets`. It
//! can be added to a running cluster.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html>

use super::support::own_key;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-secrets-without-own-key",
    aliases: &["CKV_AWS_58", "AWS-0039"],
    controls: &["secrets-cmk"],
    proves: &["secrets-cmk"],
    title: "Secrets of the cluster are not encrypted with a key of yours",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name a key of AWS KMS in `encryption_config` with the resource `secrets`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    judged(cx, own_key(cx).not(), cx.find(&aws::eks::ENCRYPTION).0, "no key of yours encrypts Secrets")
}
