//! # What
//! The role of a task, of a service account or of an add-on may do everything: a policy of its own allows every action on
//! every resource, or `AdministratorAccess` is attached to it. All policies of the role that the input holds count,
//! wherever they stand; where the role has a boundary, it is not known what is left.
//!
//! # Why
//! Whoever gets into one container owns the account.
//!
//! # Fix
//! Give the role the actions and resources that the program uses.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html>
//! - <https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::cloud::Rights;

use crate::cloud::*;
use crate::prelude::*;
use crate::rights;

/// The check.
pub static CHECK: Check = Check {
    slug: "workload-role-administrator",
    aliases: &[],
    controls: &["aws-iam-no-admin-workload-roles"],
    proves: &["aws-iam-no-admin-workload-roles"],
    title: "programs have the role of an administrator",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "allow the actions that the program uses, on the resources that it uses",
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
    rights::judged(taken, everything, |role| format!("{role} may do everything"))
}

/// Whether a role may do everything.
pub(super) fn everything(rights: &Rights<'_>) -> Truth {
    let own = rights.any(|s| s.actions.all().and(s.resources.all()).and(rights::free(s)));
    own.or(rights.has(&["AdministratorAccess"]).into())
}
