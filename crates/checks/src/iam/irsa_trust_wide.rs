//! # What
//! The trust policy of a role for service accounts does not pin the subject to one namespace and account, or
//! the audience.
//!
//! # Why
//! Every pod of the cluster, or every client of the issuer, gets the rights that one application was meant to
//! have.
//!
//! # Fix
//! Add `StringEquals` on `ISSUER:sub` with `system:serviceaccount:NAMESPACE:NAME`, and on `ISSUER:aud` with
//! `sts.amazonaws.com`.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html>

use super::support::{conditioned_on, trust};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "irsa-trust-wide",
    aliases: &[],
    controls: &["eks-irsa-trust-scoped"],
    proves: &["eks-irsa-trust-scoped"],
    title: "service accounts of the whole cluster may take the role",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add `StringEquals` conditions on `sub` and `aud` of the cluster's issuer",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::IamRole], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    trust(cx, |s| for_cluster(s).and(pinned(s).not()), "more than one service account may take the role")
}

/// Whether a statement is for the service accounts of a cluster.
fn for_cluster(statement: &Statement) -> Truth {
    let federated = statement.principals.iter().filter(|principal| &*principal.kind == "Federated");
    Truth::any(federated.map(|principal| {
        let named = principal.word.text.contains("oidc.eks.") || principal.word.text.contains("/id/");
        // An issuer that is not known yet is a cluster's where a condition speaks of service accounts.
        let spoken = conditioned_on(statement, ":sub") || conditioned_on(statement, ":aud");
        if named { Truth::True } else { (!principal.word.known() && spoken).into() }
    }))
}

fn pinned(statement: &Statement) -> Truth {
    let subject = statement.conditions.iter().filter(|c| c.key.text.to_ascii_lowercase().ends_with(":sub"));
    let exact = subject.map(|condition| {
        let wild = condition.values.iter().any(|value| is_wide(&value.text));
        (!wild && !condition.values.is_empty() && condition.operator.starts_with("string")).into()
    });
    Truth::any(exact).and(conditioned_on(statement, ":aud").into())
}

/// Whether a subject stands for more than one account: the name or the namespace is a star.
fn is_wide(subject: &str) -> bool {
    subject == "*" || subject.ends_with(":*") || subject.contains(":*:")
}
