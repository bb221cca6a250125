//! # What
//! The metadata of a project does not switch OS Login on.
//!
//! # Why
//! Who may log in to its machines is said by keys in metadata, not by roles that can be withdrawn.
//!
//! # Fix
//! Set `enable-oslogin` to `TRUE` in the metadata of the project.
//!
//! # References
//! - <https://cloud.google.com/compute/docs/oslogin/set-up-oslogin>

use crate::cloud::*;
use crate::prelude::*;
use plimsoll_estate::cloud::google::machine;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-project-without-os-login",
    aliases: &["CKV_GCP_33", "GCP-0042"],
    controls: &["node-no-ssh"],
    proves: &[],
    title: "project does not use OS Login",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `enable-oslogin` to `TRUE`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleProjectMetadata], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let login = cx.bool(&machine::OS_LOGIN);
    Verdict::fault(login.is(&true).not(), &login, cx.object, || "OS Login is not switched on".to_owned())
}
