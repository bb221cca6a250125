//! # What
//! The role of nodes, or of instances that run tasks, reads every parameter of AWS Systems Manager.
//! `AmazonSSMManagedInstanceCore` brings this right beside those for sessions.
//!
//! # Why
//! Every pod or task that reaches the metadata service of its machine then reads the parameters of all applications.
//!
//! # Fix
//! Replace `AmazonSSMManagedInstanceCore` by a policy with the actions of Session Manager alone, and name the path of
//! parameters that nodes read.
//!
//! # References
//! - <https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html>

use plimsoll_estate::cloud::Rights;

use super::iam_parameters_everywhere::ACTIONS;
use super::support::everywhere;
use crate::cloud::*;
use crate::prelude::*;
use crate::rights;

/// The check.
pub static CHECK: Check = Check {
    slug: "node-role-reads-parameters",
    aliases: &[],
    controls: &["aws-node-role-no-ssm-parameter-star"],
    proves: &["aws-node-role-no-ssm-parameter-star"],
    title: "role of machines reads every parameter",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "use a policy with the actions of Session Manager alone",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksNodeGroup, CloudKind::IamInstanceProfile], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let taken = match CloudKind::EksNodeGroup.is(cx.object) {
        true => rights::taken(cx, &aws::eks::NODE_ROLE),
        false => rights::of_profile(cx),
    };
    rights::judged(taken, reads, |role| format!("{role} reads every parameter"))
}

/// Whether a role reads all parameters, by a policy of AWS or by one of the customer.
fn reads(rights: &Rights<'_>) -> Truth {
    let own = rights.any(|statement| everywhere(statement, ACTIONS));
    own.or(rights.has(MANAGED).into())
}

/// Policies of AWS that read every parameter.
const MANAGED: &[&str] = &[
    "AdministratorAccess",
    "AmazonEC2RoleforSSM",
    "AmazonSSMFullAccess",
    "AmazonSSMManagedInstanceCore",
    "AmazonSSMReadOnlyAccess",
    "PowerUserAccess",
];
