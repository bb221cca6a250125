//! # What
//! A service that ECS deploys has no deployment circuit breaker.
//!
//! # Why
//! A revision that never becomes healthy is tried again without end, and nobody is told.
//!
//! # Fix
//! Set `deploymentCircuitBreaker` with `enable` and `rollback`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "service-keeps-failed-deployment",
    aliases: &[],
    controls: &["wl-availability-spread"],
    proves: &[],
    title: "deployment that fails is not stopped",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "turn the deployment circuit breaker on, with rollback",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsService], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let controller = cx.text(&aws::ecs::DEPLOYMENT_CONTROLLER);
    if controller.test(true, |text| **text == *"ECS") != Truth::True {
        return Verdict::NotApplicable;
    }
    let breaker = cx.bool(&aws::ecs::CIRCUIT_BREAKER);
    Verdict::fault(breaker.is(&false), &breaker, cx.object, || "a revision that fails is tried without end".to_owned())
        .fixed_by(|| stopping(cx, breaker.origin))
}

/// What stops such a deployment and goes back to the one before; Terraform and the API want both said at once.
fn stopping(cx: &CloudCx<'_>, at: At) -> Remedy {
    if at.exists() {
        return Remedy::set(cx.object, at, true);
    }
    let whole = cx.find(&aws::ecs::CIRCUIT_BREAKER_BLOCK).0;
    let [enable, rollback] = match &*cx.object.key.group {
        "cloudformation" => ["Enable", "Rollback"],
        _ => ["enable", "rollback"],
    };
    match whole.exists() {
        true => Remedy::set(cx.object, at, true),
        false => Remedy::set(cx.object, whole, serde_json::json!({ enable: true, rollback: true })),
    }
}
