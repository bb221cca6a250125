//! # What
//! An object is written for an API version that the cluster's version of Kubernetes does not serve any more.
//!
//! # Why
//! The object is refused. Where it is a policy, a binding or a workload with a fix, what stands in the repository
//! is not what protects the cluster, and an upgrade stops half way.
//!
//! # Fix
//! Write the object for the version that the message names; fields may have other names and defaults there.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/using-api/deprecation-guide/>
//! - <https://kubernetes.io/docs/reference/using-api/deprecation-policy/>

use plimsoll_engine::ObjectCx;
use plimsoll_model::Why;

use super::moves;
use super::table::{KINDS, Stage, row_of};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "removed-api-version",
    aliases: &[],
    controls: &["api-removed-versions-unused"],
    proves: &["api-removed-versions-unused"],
    title: "API version is removed",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "use the API version that the message names",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let version = cx.view.home(cx.object).kubernetes;
    match row_of(cx.object) {
        // A chart that asks for it is given what the engine was built with, not what the cluster has.
        Some(row) if row.stage(version) == Stage::Removed && cx.view.home(cx.object).asks_for_versions(cx.object) => {
            let at = cx.object.reader().find("apiVersion").0;
            Verdict::Unknown(
                Why::new("the chart asks the cluster which API versions it has", "scan the running cluster"),
                Some(Hit::new(cx.object, at)),
            )
        }
        Some(row) if row.stage(version) == Stage::Removed => {
            let since = row.removed.unwrap_or(row.deprecated);
            let message = format!("Kubernetes 1.{since} removed it, {version} is asked for; use {}", row.instead);
            Verdict::gap(message, cx.object, cx.object.reader().find("apiVersion").0)
                .fixed_by_maybe(|| moves::remedy(cx.object, row))
        }
        _ => Verdict::Pass,
    }
}
