//! # What
//! An object is written for an API version that the cluster's version of Kubernetes still serves, with a warning.
//!
//! # Why
//! A later version refuses it. Clusters whose manifests are not ready stay on old versions, and old versions get
//! no fixes.
//!
//! # Fix
//! Write the object for the version that the message names before the upgrade.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/using-api/deprecation-guide/>
//! - <https://kubernetes.io/docs/reference/using-api/deprecation-policy/>

use plimsoll_engine::ObjectCx;

use super::moves;
use super::table::{KINDS, Stage, row_of};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "deprecated-api-version",
    aliases: &[],
    controls: &["api-removed-versions-unused", "api-upgrade-insights-clean"],
    proves: &[],
    title: "API version is deprecated",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "use the API version that the message names",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let version = cx.view.home(cx.object).kubernetes;
    match row_of(cx.object) {
        Some(row) if row.stage(version) == Stage::Deprecated => {
            let end = row.removed.map(|removed| format!(", 1.{removed} removes it")).unwrap_or_default();
            let message = format!("deprecated since Kubernetes 1.{}{end}; use {}", row.deprecated, row.instead);
            Verdict::gap(message, cx.object, cx.object.reader().find("apiVersion").0)
                .fixed_by_maybe(|| moves::remedy(cx.object, row))
        }
        _ => Verdict::Pass,
    }
}
