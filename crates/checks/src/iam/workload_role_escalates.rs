//! # What
//! The role of a task, of a service account or of an add-on holds actions, in one policy or spread over several, by which
//! it makes itself an administrator: changing policies, passing a role to something new, making keys of others.
//!
//! # Why
//! The role reads as limited and is not: one more call, and whoever got into the container may do everything.
//!
//! # Fix
//! Take the action away, or allow it for named roles and resources only. `iam:PassRole` belongs to a named role.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::cloud::Rights;

use super::actions::ESCALATIONS;
use super::workload_role_administrator::everything;
use crate::cloud::*;
use crate::prelude::*;
use crate::rights;

/// The check.
pub static CHECK: Check = Check {
    slug: "workload-role-escalates",
    aliases: &[],
    controls: &["aws-iam-no-privesc-paths"],
    proves: &[],
    title: "programs can make themselves administrators",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "take the action away, or allow it on named roles and resources",
    since: "0.1.0",
    run: Run::Many(&[Run::Cloud(rights::WORKLOADS, run), Run::Object(&[("", "ServiceAccount")], account)]),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    verdict(rights::of_workload(cx))
}

fn account<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    verdict(rights::of_account(cx))
}

fn verdict(taken: Option<rights::Taken<'_>>) -> Verdict<'_> {
    rights::judged(taken, escalates, |role| format!("{role} can make itself an administrator"))
}

/// Policies of AWS by which their holder becomes an administrator.
const MANAGED: &[&str] = &["IAMFullAccess"];

/// Whether the policies of a role hold a set of actions that is enough; one that may do everything needs none.
fn escalates(rights: &Rights<'_>) -> Truth {
    let holds = |action: &&str| rights.any(|s| s.actions.cover(action).and(s.resources.all()).and(rights::free(s)));
    let sets = ESCALATIONS.iter().map(|set| Truth::all(set.iter().map(holds)));
    Truth::any(sets).or(rights.has(MANAGED).into()).and(everything(rights).not())
}
