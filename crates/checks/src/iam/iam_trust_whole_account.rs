//! # What
//! The trust policy of a role names an account as a whole.
//!
//! # Why
//! Everybody in that account who has the right to take roles takes this one: who that is, is decided there.
//!
//! # Fix
//! Name the roles. Where the account is a partner's, add an external id.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html>

use super::support::trust;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-trust-whole-account",
    aliases: &["CKV_AWS_61"],
    controls: &["aws-iam-cross-account-trust-reviewed"],
    proves: &[],
    title: "a whole account may take the role",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the roles that take it",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::IamRole], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    trust(cx, whole_account, "a whole account may take the role")
}

fn whole_account(statement: &Statement) -> Truth {
    let accounts = statement.principals.iter().filter(|principal| &*principal.kind == "AWS");
    Truth::any(accounts.map(|principal| is_account(&principal.word.text))).and((!statement.conditioned()).into())
}

/// Whether a principal is an account: its number, or its root. The number itself need not be known.
fn is_account(word: &str) -> Truth {
    let number = word.len() == 12 && word.bytes().all(|byte| byte.is_ascii_digit());
    let root = word.starts_with("arn:") && word.ends_with(":root");
    if word == "\u{fffc}" { Truth::Unknown } else { (number || root).into() }
}
