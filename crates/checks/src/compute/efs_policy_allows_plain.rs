//! # What
//! A file system of Amazon EFS takes mounts without TLS: it has no policy, or its policy does not refuse them.
//!
//! # Why
//! Without a policy everybody who reaches a mount target mounts the file system, as anybody, and in clear.
//!
//! # Fix
//! Add a policy that denies every action where `aws:SecureTransport` is `false`, and allows what clients need.
//!
//! # References
//! - <https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "efs-policy-allows-plain",
    aliases: &[],
    controls: &["data-efs-policy-tls"],
    proves: &["data-efs-policy-tls"],
    title: "file system takes mounts without TLS",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "deny what comes with `aws:SecureTransport` `false`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EfsFileSystem], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if let Some(policy) = cx.policy(&aws::storage::EFS_POLICY) {
        return judged(cx, refuses(&policy).not(), policy.at, "its policy lets mounts without TLS through");
    }
    let apart = cx.view.joined(CloudKind::EfsPolicy, &aws::storage::EFS_POLICY_OF, cx, &[]);
    let policies: Vec<Policy> = apart.sure.iter().filter_map(|one| one.policy(&aws::storage::EFS_POLICY)).collect();
    match policies.is_empty() {
        true => missing(cx, apart.any(), cx.at(), "no policy refuses mounts without TLS"),
        false => judged(
            cx,
            Truth::any(policies.iter().map(refuses)).not(),
            cx.at(),
            "its policy lets mounts without TLS through",
        ),
    }
}

/// Whether a policy denies what comes without TLS.
fn refuses(policy: &Policy) -> Truth {
    let clear = |statement: &Statement| {
        let denies = statement.allows.not();
        let conditions =
            statement.on("aws:securetransport").map(|one| Truth::any(one.values.iter().map(|v| v.is("false"))));
        denies.and(Truth::any(conditions))
    };
    let found = Truth::any(policy.statements.iter().map(clear));
    if policy.unknown.is_some() { found.or(Truth::Unknown) } else { found }
}
