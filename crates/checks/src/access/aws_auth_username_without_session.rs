//! # What
//! A role of `aws-auth` becomes a fixed name in the cluster: its `username` does not hold `{{SessionName}}`.
//!
//! # Why
//! Everybody who takes the role is one and the same user in the audit log, and no entry can be traced to a person.
//!
//! # Fix
//! Write `username: admin:{{SessionName}}`, or move to access entries, which name the session by themselves.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html>

use std::sync::Arc;

use plimsoll_engine::ObjectCx;
use plimsoll_syntax::{Kind, Node, parse};

use super::aws_auth::text;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "aws-auth-username-without-session",
    aliases: &[],
    controls: &["eks-aws-auth-session-name"],
    proves: &["eks-aws-auth-session-name"],
    title: "whoever takes a role is the same user in the audit log",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add `{{SessionName}}` to the user name",
    since: "0.1.0",
    run: Run::Object(&[("", "ConfigMap")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    if &*cx.object.key.name != "aws-auth" || cx.object.namespace() != "kube-system" {
        return Verdict::NotApplicable;
    }
    let roles = text(cx.object.reader(), "data.mapRoles");
    let (at, node) = cx.object.reader().find("data.mapRoles");
    let Some(written) = node.and_then(|node| node.as_str()) else { return Verdict::NotApplicable };
    if roles.why().is_some() {
        return Verdict::unknown_value(&roles, cx.object);
    }
    let parsed = parse(&Arc::from(written));
    let mapped = parsed.trees.first().map(|tree| tree.root()).filter(|root| root.kind() == Kind::Seq);
    let Some(mapped) = mapped else { return Verdict::NotApplicable };
    let fixed = mapped.items().filter(|role| !is_of_nodes(*role)).any(|role| {
        let name = role.get("username").map_or("", |name| name.text());
        !name.contains("{{SessionName")
    });
    match fixed {
        true => Verdict::gap("whoever takes the role is the same user", cx.object, at),
        false => Verdict::Pass,
    }
}

/// Nodes have names of their own.
fn is_of_nodes(role: Node<'_>) -> bool {
    let groups = role.get("groups").into_iter().flat_map(|groups| groups.items());
    let named = |name: &str| name.starts_with("system:node");
    groups.into_iter().any(|group| named(group.text())) || role.get("username").is_some_and(|name| named(name.text()))
}
