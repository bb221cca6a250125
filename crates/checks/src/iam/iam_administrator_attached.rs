//! # What
//! The managed policy `AdministratorAccess` is attached to a role, a user or a group.
//!
//! # Why
//! Whoever gets at one credential with it owns the account, its clusters and its backups.
//!
//! # Fix
//! Attach what is needed. Keep one role for emergencies, with a waiver.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-administrator-attached",
    aliases: &["CKV_AWS_274"],
    controls: &["aws-iam-no-admin-workload-roles"],
    proves: &[],
    title: "AdministratorAccess is attached",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "attach a policy with the actions that are needed",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::IamRole, CloudKind::IamUser, CloudKind::IamGroup, CloudKind::IamAttachment], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let fields: &[&Field<&'static str>] = match CloudKind::IamAttachment.is(cx.object) {
        true => &[&aws::iam::ATTACHED, &aws::iam::ATTACHED_SET],
        false => &[&aws::iam::MANAGED],
    };
    let named = fields.iter().flat_map(|field| cx.texts(field));
    let each = named.map(|arn| (arn.test(false, |arn| arn.ends_with(":policy/AdministratorAccess")), arn.origin));
    places(cx, each.collect(), "everything is allowed")
}
