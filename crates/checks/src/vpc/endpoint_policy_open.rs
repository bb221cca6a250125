//! # What
//! An endpoint for Amazon ECR or Amazon S3 has no policy, or one that allows everything for everybody.
//!
//! # Why
//! Whoever is in the network can then push images and data to repositories and buckets of any account.
//!
//! # Fix
//! Write a policy that allows the actions that nodes need, for your own repositories, or for principals of your
//! organisation with `aws:PrincipalOrgID`.
//!
//! # References
//! - <https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "endpoint-policy-open",
    aliases: &[],
    controls: &["reg-private-endpoint-policy"],
    proves: &[],
    title: "endpoint of the registry lets every repository through",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "give the endpoint a policy that names repositories or the organisation",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::VpcEndpoint], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let service = cx.text(&aws::vpc::ENDPOINT_SERVICE);
    match service.test(false, |name| name.contains(".ecr.") || name.ends_with(".s3")) {
        Truth::False => Verdict::NotApplicable,
        Truth::Unknown => Verdict::unknown_value(&service, cx.object),
        Truth::True => match cx.policy(&aws::vpc::ENDPOINT_POLICY) {
            None => Verdict::gap("no policy: everything is allowed", cx.object, service.origin),
            policy => statements(cx, policy, everything, "everything is allowed for everybody"),
        },
    }
}

fn everything(statement: &Statement) -> Truth {
    let all = statement.actions.all().and(statement.resources.all());
    statement.everybody().and(all).and((!statement.conditioned()).into())
}
