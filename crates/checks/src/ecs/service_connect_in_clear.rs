//! # What
//! A service offers an endpoint in Service Connect without TLS.
//!
//! # Why
//! Whoever reads the network between the tasks reads what services say to each other, and nothing proves who
//! answers.
//!
//! # Fix
//! Add `tls` with an AWS Private CA authority, a role and a key.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-tls.html>

use crate::cloud::*;
use crate::prelude::*;
use plimsoll_model::Value;

/// The check.
pub static CHECK: Check = Check {
    slug: "service-connect-in-clear",
    aliases: &[],
    controls: &["net-mtls-between-services"],
    proves: &[],
    title: "traffic through Service Connect is not encrypted",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add `tls` with a private certificate authority to each service of Service Connect",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsService], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let on = cx.bool(&aws::ecs::SERVICE_CONNECT);
    let offered = cx.parts(&aws::ecs::CONNECT_SERVICES);
    if on.is(&false) == Truth::True || offered.is_empty() {
        return Verdict::NotApplicable;
    }
    let values: Vec<(V<()>, Truth)> = offered
        .into_iter()
        .map(|part| {
            let (at, given) = (part.find(&aws::ecs::CONNECT_TLS).0, part.given(&aws::ecs::CONNECT_TLS));
            let state = if given == Truth::Unknown { part.text(&aws::ecs::CONNECT_TLS).why().cloned() } else { None };
            (state.map_or_else(|| Value::absent(at), |why| Value::unknown(why, at)), given.not())
        })
        .collect();
    each_value(cx.object, values.iter().map(|(v, fault)| (v, *fault, String::new())), |_| {
        "what it offers is not encrypted".into()
    })
}
