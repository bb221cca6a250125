//! # What
//! A cluster names no key of AWS KMS for the ephemeral storage of its Fargate tasks.
//!
//! # Why
//! AWS encrypts it with a key of its own all the same; a key of yours can be revoked and its use is on record.
//!
//! # Fix
//! Set `managedStorageConfiguration.fargateEphemeralStorageKmsKeyId` where that is asked for.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-storage-encryption.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "cluster-storage-without-own-key",
    aliases: &[],
    controls: &["data-fargate-ephemeral-cmk"],
    proves: &["data-fargate-ephemeral-cmk"],
    title: "storage of Fargate tasks is not encrypted with a key of yours",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name a key in `managedStorageConfiguration`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    crate::settings::must_have(cx, &[&aws::ecs::EPHEMERAL_KEY], "AWS alone holds the key of what its tasks write")
}
