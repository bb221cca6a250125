//! # What
//! The metadata of a machine switches OS Login off, which the project may have switched on.
//!
//! # Why
//! Who may log in is then said by keys in metadata, not by roles that can be withdrawn.
//!
//! # Fix
//! Remove `enable-oslogin` from the metadata of the machine, and set it to `TRUE` for the project.
//!
//! # References
//! - <https://cloud.google.com/compute/docs/oslogin/set-up-oslogin>

use crate::cloud::*;
use crate::prelude::*;
use plimsoll_estate::cloud::google::machine;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-instance-without-os-login",
    aliases: &["CKV_GCP_34", "GCP-0036"],
    controls: &["node-no-ssh"],
    proves: &[],
    title: "machine switches OS Login off",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove `enable-oslogin` from its metadata",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleInstance, CloudKind::GoogleInstanceTemplate], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let login = cx.bool(&machine::OS_LOGIN);
    Verdict::fault(login.is(&false), &login, cx.object, || "OS Login is switched off".to_owned())
}
