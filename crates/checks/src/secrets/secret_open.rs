//! # What
//! The policy of a secret of AWS Secrets Manager allows everybody something, without a condition.
//!
//! # Why
//! Every AWS account may then read the secret, or change it.
//!
//! # Fix
//! Name the roles that need it, and set `block_public_policy`.
//!
//! # References
//! - <https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "secret-open",
    aliases: &[],
    controls: &["secrets-store-policy-narrow"],
    proves: &[],
    title: "policy of the secret lets everybody in",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the roles as principals",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Secret, CloudKind::SecretPolicy], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let apart = CloudKind::SecretPolicy.is(cx.object);
    let policy = cx.policy(if apart { &aws::secrets::RESOURCE_POLICY } else { &aws::secrets::POLICY });
    let open = |statement: &Statement| statement.everybody().and((!statement.conditioned()).into());
    match statements(cx, policy, open, "everybody is allowed something here") {
        Verdict::NotApplicable if !apart => Verdict::Pass,
        verdict => verdict,
    }
}
