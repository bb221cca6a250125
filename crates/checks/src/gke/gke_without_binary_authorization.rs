//! # What
//! A cluster without Binary Authorization.
//!
//! # Why
//! Any image of any registry starts. With a policy, only those that your pipeline attested do.
//!
//! # Fix
//! Turn it on with a policy, first in its dry run; if another admission controller verifies signatures, accept this with a waiver.
//!
//! # References
//! - <https://cloud.google.com/binary-authorization/docs/overview>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-without-binary-authorization",
    aliases: &["CKV_GCP_66"],
    controls: &["img-signature-verified"],
    proves: &[],
    title: "GKE starts images that nobody vouched for",
    severity: Severity::Low,
    confidence: Confidence::Medium,
    profile: Profile::Strict,
    fix: "set `evaluation_mode = \"PROJECT_SINGLETON_POLICY_ENFORCE\"` in `binary_authorization`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let mode = cx.text(&gke::BINARY_AUTHORIZATION);
    let on = mode.test(false, |mode| !mode.is_empty() && &**mode != "DISABLED");
    let fault = on.or(cx.bool(&gke::BINARY_AUTHORIZATION_OLD).is(&true)).not();
    told(cx, fault, mode.origin, "any image starts, whoever made it")
}
