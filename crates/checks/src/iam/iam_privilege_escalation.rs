//! # What
//! A statement of a policy of IAM allows a known set of actions, on every resource, by which its holder gets
//! more rights: to change a policy, to make keys for others, to pass a stronger role to a machine, a function
//! or a task.
//!
//! # Why
//! A stolen credential of a small workload is then one of the whole account.
//!
//! # Fix
//! Name the roles that may be passed or changed, or split the actions over roles that nobody holds together.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html>

use super::actions::ESCALATIONS;
use super::support::granted;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-privilege-escalation",
    aliases: &["CKV_AWS_110", "CKV_AWS_286"],
    controls: &["aws-iam-no-privesc-paths", "aws-iam-ecs-run-task-passrole"],
    proves: &[],
    title: "policy lets its holder become administrator",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the resources, or take one action of the set away",
    since: "0.1.0",
    run: Run::Cloud(
        &[
            CloudKind::IamPolicy,
            CloudKind::IamInlinePolicy,
            CloudKind::IamRole,
            CloudKind::IamUser,
            CloudKind::IamGroup,
            CloudKind::IamPolicyData,
        ],
        run,
    ),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    granted(cx, escalates, "rights of an administrator can be had")
}

fn escalates(statement: &Statement) -> Truth {
    let held = |set: &&[&str]| Truth::all(set.iter().map(|action| statement.actions.cover(action)));
    let open = statement.resources.all().and((!statement.conditioned()).into());
    Truth::any(ESCALATIONS.iter().map(held)).and(open)
}
