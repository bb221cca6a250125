//! # What
//! A policy of a repository or of a registry of Amazon ECR allows everybody something, without a condition.
//!
//! # Why
//! Every AWS account in the world may then do it: pull private images with what is in them, or push its own.
//!
//! # Fix
//! Name the accounts or roles. For a whole organisation, keep the star and add the condition
//! `aws:PrincipalOrgID`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "ecr-open-to-everybody",
    aliases: &["CKV_AWS_32", "AWS-0032"],
    controls: &["reg-repo-policy-not-public"],
    proves: &[],
    title: "policy opens the repository to everybody",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the accounts or roles as principals, or add a condition on the organisation",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcrRepository, CloudKind::EcrRepositoryPolicy, CloudKind::EcrRegistryPolicy], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let of = |registry: &Field<&'static str>| cx.policy(registry);
    let policy = match CloudKind::EcrRegistryPolicy.is(cx.object) {
        true => of(&aws::ecr::REGISTRY_POLICY),
        false => of(&aws::ecr::POLICY),
    };
    statements(cx, policy, open, "everybody is allowed something here")
}

fn open(statement: &Statement) -> Truth {
    statement.everybody().and((!statement.conditioned()).into())
}
