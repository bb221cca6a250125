//! # What
//! A StorageClass for disks of AWS, Google Cloud or Azure names no key: `kmsKeyId`, `disk-encryption-kms-key` or
//! `diskEncryptionSetID`. Such disks are encrypted at most with a key of the provider.
//!
//! # Why
//! A key of your own can be withdrawn, its use is logged, and its rights are apart from those on disks and snapshots.
//!
//! # Fix
//! Name a key of your own where rules or contracts ask for one.
//!
//! # References
//! - <https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md>
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/using-cmek>
//! - <https://learn.microsoft.com/azure/aks/azure-disk-customer-managed-keys>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "storage-class-without-own-key",
    aliases: &[],
    controls: &["data-volumes-encrypted"],
    proves: &[],
    title: "storage class encrypts without a key of its owner",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name a key of your own in the parameters of the class",
    since: "0.1.0",
    run: Run::Object(&[("storage.k8s.io", "StorageClass")], run),
};

/// Drivers of disks, and the parameter that names a key, in the cases that people write it.
const KEYS: [(&str, &str); 7] = [
    ("disk.csi.azure.com", "parameters.diskEncryptionSetID"),
    ("ebs.csi.aws.com", "parameters.kmsKeyId"),
    ("ebs.csi.eks.amazonaws.com", "parameters.kmsKeyId"),
    ("kubernetes.io/aws-ebs", "parameters.kmsKeyId"),
    ("kubernetes.io/azure-disk", "parameters.diskEncryptionSetID"),
    ("kubernetes.io/gce-pd", "parameters.disk-encryption-kms-key"),
    ("pd.csi.storage.gke.io", "parameters.disk-encryption-kms-key"),
];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let provisioner = cx.object.reader().string("provisioner");
    let Some(driver) = provisioner.get() else {
        return Verdict::unknown_value(&provisioner, cx.object);
    };
    let Some((_, parameter)) = KEYS.iter().find(|(known, _)| *known == &**driver) else {
        return Verdict::NotApplicable;
    };
    let key = cx.object.reader().string(parameter);
    Verdict::fault(key.test(true, |key| key.is_empty()), &key, cx.object, || {
        "at most a key of the provider encrypts its disks".to_owned()
    })
}
