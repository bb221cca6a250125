//! # What
//! A service account has `eks.amazonaws.com/sts-regional-endpoints: "false"`.
//!
//! # Why
//! Its pods then get their credentials from one region of the world: through the internet, and only while that region is
//! there.
//!
//! # Fix
//! Remove the annotation; the endpoint of the region is the default.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/configure-sts-endpoint.html>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::Reader;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "global-sts-endpoint",
    aliases: &[],
    controls: &["cpn-sts-regional"],
    proves: &[],
    title: "service account asks the global endpoint for credentials",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the annotation, or set it to `\"true\"`",
    since: "0.1.0",
    run: Run::Object(&[("", "ServiceAccount")], run),
};

const KEY: &str = "eks.amazonaws.com/sts-regional-endpoints";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let Some(node) = cx.object.node().at("metadata.annotations").and_then(|all| all.get(KEY)) else {
        return Verdict::NotApplicable;
    };
    let regional = Reader::new(node).string("");
    Verdict::fault(regional.test(false, |regional| &**regional == "false"), &regional, cx.object, || {
        "its credentials come from one region of the world".to_owned()
    })
    .fixed_by(|| Remedy::set(cx.object, regional.origin, "true"))
}
