//! # What
//! A cluster without Google Groups for its roles.
//!
//! # Why
//! Roles are bound to people one by one, and stay bound when they leave the team.
//!
//! # Fix
//! Name the group `gke-security-groups@DOMAIN` and bind roles to the groups in it.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/google-groups-rbac>

use crate::prelude::*;
use crate::settings::must_have;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-without-groups",
    aliases: &["CKV_GCP_65"],
    controls: &["gke-google-groups-rbac"],
    proves: &["gke-google-groups-rbac"],
    title: "roles of GKE cannot be bound to groups",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `security_group` in `authenticator_groups_config`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    must_have(cx, &[&gke::GROUPS], "roles are bound to people one by one")
}
