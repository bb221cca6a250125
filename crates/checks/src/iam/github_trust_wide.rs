//! # What
//! The trust policy of a role for GitHub Actions has no condition on the subject, or one that every repository
//! fulfils.
//!
//! # Why
//! Anybody with an account at GitHub writes a workflow that takes the role.
//!
//! # Fix
//! Add `StringLike` on `token.actions.githubusercontent.com:sub` with `repo:ORG/NAME:ref:refs/heads/main`, and
//! `StringEquals` on `aud`.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html>

use super::support::trust;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "github-trust-wide",
    aliases: &["CKV_AWS_358", "CKV_AWS_393"],
    controls: &["ci-cloud-auth-oidc"],
    proves: &[],
    title: "every repository of GitHub may take the role",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add a condition on `token.actions.githubusercontent.com:sub` that names the repository",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::IamRole, CloudKind::IamPolicyData], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let fault = |s: &Statement| for_github(s).and(pinned(s).not());
    trust(cx, fault, "every repository of GitHub may take the role")
}

fn for_github(statement: &Statement) -> Truth {
    let federated = statement.principals.iter().filter(|principal| &*principal.kind == "Federated");
    Truth::any(federated.map(|principal| principal.word.text.contains("token.actions.githubusercontent.com").into()))
}

fn pinned(statement: &Statement) -> Truth {
    let subject = statement.conditions.iter().filter(|c| c.key.text.to_ascii_lowercase().ends_with(":sub"));
    Truth::any(
        subject.map(|c| (!c.values.is_empty() && c.values.iter().all(|value| is_repository(&value.text))).into()),
    )
}

/// Whether a subject names an organisation or a repository; a claim such as `ref` alone is everybody's.
fn is_repository(subject: &str) -> bool {
    let Some(rest) = subject.strip_prefix("repo:") else { return subject.starts_with('\u{fffc}') };
    let owner = rest.split(['/', ':']).next().unwrap_or_default();
    // A star at the end of a name takes in every organisation whose name begins like it.
    !owner.is_empty() && !owner.contains('*')
}
