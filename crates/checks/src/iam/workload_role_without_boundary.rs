//! # What
//! A role that tasks or pods take has no permissions boundary.
//!
//! # Why
//! A policy that is attached to it by mistake counts in full. A boundary is the ceiling that no later policy lifts; it also
//! lets teams make roles of their own without becoming administrators.
//!
//! # Fix
//! Set `permissions_boundary` to a policy with the most that workloads of this account may do, or keep such a ceiling in a
//! service control policy and waive this check.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "workload-role-without-boundary",
    aliases: &[],
    controls: &["aws-role-permissions-boundary"],
    proves: &["aws-role-permissions-boundary"],
    title: "role of workloads has no boundary",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `permissions_boundary`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::IamRole], run),
};

/// The services of AWS that hand roles to workloads.
const SERVICES: &[&str] = &["ecs-tasks.amazonaws.com", "pods.eks.amazonaws.com"];

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let trusted = cx.policy(&aws::iam::TRUST).map_or(Truth::False, |trust| trust.any_allow(for_workloads));
    match trusted {
        Truth::True => given(cx, &aws::iam::BOUNDARY, "nothing limits what may be attached to it"),
        Truth::False => Verdict::NotApplicable,
        Truth::Unknown => untold(cx, cx.find(&aws::iam::TRUST).0),
    }
}

fn for_workloads(statement: &Statement) -> Truth {
    let service = |principal: &plimsoll_estate::cloud::Principal| match &*principal.kind {
        "Service" => Truth::any(SERVICES.iter().map(|service| principal.word.is(service))),
        "Federated" => principal.word.text.contains("oidc.eks.").into(),
        _ => Truth::False,
    };
    Truth::any(statement.principals.iter().map(service))
}
