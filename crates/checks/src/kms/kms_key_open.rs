//! # What
//! The policy of a key of AWS KMS allows everybody something, without a condition.
//!
//! # Why
//! Every AWS account may then use the key, or change who may: what it protects is as good as in clear.
//!
//! # Fix
//! Name the account or the roles as principals. Where a star has to stay, add a condition on
//! `kms:CallerAccount`, `aws:PrincipalOrgID` or `kms:ViaService`.
//!
//! # References
//! - <https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "kms-key-open",
    aliases: &["CKV_AWS_33"],
    controls: &["data-kms-rotation", "secrets-kms-key-guarded"],
    proves: &[],
    title: "policy of the key lets everybody use it",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name accounts or roles as principals, or add a condition such as `kms:CallerAccount`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::KmsKey, CloudKind::KmsReplicaKey, CloudKind::KmsKeyPolicy], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let open = |statement: &Statement| statement.everybody().and((!statement.conditioned()).into());
    match statements(cx, cx.policy(&aws::kms::POLICY), open, "everybody may use the key") {
        // A key without a policy has that of AWS, which lets its own account in.
        Verdict::NotApplicable => Verdict::Pass,
        verdict => verdict,
    }
}
