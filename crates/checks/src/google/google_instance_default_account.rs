//! # What
//! A machine names the default account of Compute Engine, or names none while it asks for scopes.
//!
//! # Why
//! That account is an editor of the whole project where nobody took the role away.
//!
//! # Fix
//! Make an account for the machine and name it in `service_account`.
//!
//! # References
//! - <https://cloud.google.com/compute/docs/access/service-accounts#default_service_account>

use crate::cloud::*;
use crate::prelude::*;
use plimsoll_estate::cloud::google::machine;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-instance-default-account",
    aliases: &["CKV_GCP_30"],
    controls: &["gke-no-default-compute-sa"],
    proves: &[],
    title: "machine acts as the default account of Compute Engine",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name an account with the few roles that the machine needs",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleInstance, CloudKind::GoogleInstanceTemplate], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    // Nodes are judged where their pool says which account they have.
    if cx.text(&machine::NAME).get().is_some_and(|name| name.starts_with("gke-")) {
        return Verdict::NotApplicable;
    }
    let accounts = cx.parts(&machine::ACCOUNTS);
    let fault = |part: &Part<'e>| {
        let email = part.text(&machine::EMAIL);
        let default = email.test(false, |email| email.ends_with("-compute@developer.gserviceaccount.com"));
        let none = part.given(&machine::EMAIL).not();
        (if part.refers(&machine::EMAIL).is_some() { Truth::False } else { none.or(default) }, email.origin)
    };
    places(cx, accounts.iter().map(fault).collect(), "the machine acts as an editor of the project")
}
