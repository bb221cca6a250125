//! # What
//! A task definition has a proxy configuration of the type `APPMESH`.
//!
//! # Why
//! App Mesh ended on 30 September 2026: encryption and authorisation between services that rested on it ended with
//! it.
//!
//! # Fix
//! Move to Service Connect, or another mesh.
//!
//! # References
//! - <https://docs.aws.amazon.com/app-mesh/latest/userguide/what-is-app-mesh.html>
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-app-mesh-proxy",
    aliases: &[],
    controls: &["net-mtls-between-services"],
    proves: &[],
    title: "task depends on the proxy of App Mesh",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "move to Service Connect, with TLS",
    since: "0.1.0",
    run: Run::Task(run),
};

fn run<'e>(cx: &TaskCx<'e>) -> Verdict<'e> {
    if !cx.can_say(&settings::PROXY) {
        return Verdict::NotApplicable;
    }
    let kind = cx.text(&settings::PROXY_TYPE);
    let given = cx.given(&settings::PROXY) != Truth::False;
    Verdict::fault(kind.test(given, |kind| **kind == *"APPMESH"), &kind, cx.object, || {
        "App Mesh ended on 2026-09-30".to_owned()
    })
}
