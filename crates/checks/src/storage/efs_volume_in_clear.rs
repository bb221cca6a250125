//! # What
//! A PersistentVolume mounts an EFS file system without TLS: `encryptInTransit: "false"`, or over plain NFS.
//!
//! # Why
//! Files travel over the network in the clear, and without access points every client sees all of them.
//!
//! # Fix
//! Use the EFS CSI driver, which encrypts by default, with an access point in `volumeHandle`.
//!
//! # References
//! - <https://docs.aws.amazon.com/efs/latest/ug/encryption-in-transit.html>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "efs-volume-in-clear",
    aliases: &[],
    controls: &["data-efs-encrypted", "data-efs-access-points"],
    proves: &[],
    title: "file system is mounted without TLS",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "use the EFS CSI driver with `encryptInTransit: \"true\"`",
    since: "0.1.0",
    run: Run::Object(&[("", "PersistentVolume")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let reader = cx.object.reader();
    let server = reader.string("spec.nfs.server");
    let nfs = server.test(false, |server| server.contains(".efs.") && server.ends_with(".amazonaws.com"));
    if nfs != Truth::False {
        return Verdict::fault(nfs, &server, cx.object, || "its files travel in the clear".to_owned());
    }
    let driver = reader.string("spec.csi.driver");
    if driver.is(&"efs.csi.aws.com".into()) == Truth::False {
        return Verdict::NotApplicable;
    }
    let encrypted = reader.string("spec.csi.volumeAttributes.encryptInTransit");
    let fault = encrypted.test(false, |encrypted| encrypted.eq_ignore_ascii_case("false"));
    Verdict::fault(fault, &encrypted, cx.object, || "its files travel in the clear".to_owned())
        .fixed_by(|| Remedy::set(cx.object, encrypted.origin, "true"))
}
