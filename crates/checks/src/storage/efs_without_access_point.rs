//! # What
//! A PersistentVolume of the EFS driver names a file system, but no access point.
//!
//! # Why
//! Each client then sees the whole file system with the user ids that it claims.
//!
//! # Fix
//! Make an access point with a root and a user of its own for each workload, and name it in `volumeHandle`.
//!
//! # References
//! - <https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html>
//! - <https://github.com/kubernetes-sigs/aws-efs-csi-driver>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "efs-without-access-point",
    aliases: &[],
    controls: &["data-efs-access-points"],
    proves: &[],
    title: "file system is mounted without an access point",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name an access point in `volumeHandle`, as `fs-ID::fsap-ID`",
    since: "0.1.0",
    run: Run::Object(&[("", "PersistentVolume")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let reader = cx.object.reader();
    if reader.string("spec.csi.driver").is(&"efs.csi.aws.com".into()) != Truth::True {
        return Verdict::NotApplicable;
    }
    let handle = reader.string("spec.csi.volumeHandle");
    let fault = handle.test(true, |handle| !handle.contains("fsap-"));
    Verdict::fault(fault, &handle, cx.object, || "each client sees the whole file system".to_owned())
}
