//! # What
//! A StorageClass makes EBS volumes without `encrypted: "true"`. Where encryption by default is on in the account,
//! volumes are encrypted all the same. The disks of Google Cloud and Azure are encrypted always.
//!
//! # Why
//! Snapshots and disks of unencrypted volumes can be read by whoever gets hold of them in the account.
//!
//! # Fix
//! Set `encrypted: "true"`, with `kmsKeyId` for a key of your own; volumes that exist have to be copied.
//!
//! # References
//! - <https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md>
//! - <https://cloud.google.com/docs/security/encryption/default-encryption>
//! - <https://learn.microsoft.com/azure/storage/common/storage-service-encryption>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "storage-class-unencrypted",
    aliases: &["C-0264"],
    controls: &["data-volumes-encrypted"],
    proves: &[],
    title: "storage class makes unencrypted volumes",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "set the parameter `encrypted: \"true\"`",
    since: "0.1.0",
    run: Run::Object(&[("storage.k8s.io", "StorageClass")], run),
};

/// Drivers whose provider encrypts every volume, with no switch to turn it off.
const ALWAYS: [&str; 8] = [
    "disk.csi.azure.com",
    "file.csi.azure.com",
    "filestore.csi.storage.gke.io",
    "fsx.csi.aws.com",
    "kubernetes.io/azure-disk",
    "kubernetes.io/azure-file",
    "kubernetes.io/gce-pd",
    "pd.csi.storage.gke.io",
];
const EBS: [&str; 3] = ["ebs.csi.aws.com", "ebs.csi.eks.amazonaws.com", "kubernetes.io/aws-ebs"];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let provisioner = cx.object.reader().string("provisioner");
    if provisioner.test(false, |name| ALWAYS.contains(&&**name)) == Truth::True {
        return Verdict::Pass;
    }
    match provisioner.test(false, |name| EBS.contains(&&**name)) {
        Truth::False => return Verdict::NotApplicable,
        Truth::Unknown => return Verdict::unknown_value(&provisioner, cx.object),
        Truth::True => {}
    }
    let encrypted = cx.object.reader().string("parameters.encrypted");
    let fault = encrypted.test(true, |encrypted| !encrypted.eq_ignore_ascii_case("true"));
    Verdict::fault(fault, &encrypted, cx.object, || {
        "its volumes are encrypted only where the account does so by default".to_owned()
    })
    .fixed_by(|| Remedy::set(cx.object, encrypted.origin, "true"))
}
