//! # What
//! The ConfigMap `aws-auth` in `kube-system` maps principals.
//!
//! # Why
//! Whoever may change one ConfigMap can make himself an administrator, and a mistake in its text locks everyone out. AWS
//! keeps it for old clusters only.
//!
//! # Fix
//! Make access entries for its principals, set the authentication mode to `API`, and delete the map.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/migrating-access-entries.html>

use plimsoll_engine::ObjectCx;

use super::aws_auth;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "aws-auth-in-use",
    aliases: &[],
    controls: &["eks-auth-mode-api"],
    proves: &[],
    title: "cluster still lets principals in through aws-auth",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "move its entries to access entries, and set the mode `API`",
    since: "0.1.0",
    run: Run::Object(&[("", "ConfigMap")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    if &*cx.object.key.name != "aws-auth" || cx.object.namespace() != "kube-system" {
        return Verdict::NotApplicable;
    }
    let reader = cx.object.reader();
    let maps = ["data.mapAccounts", "data.mapRoles", "data.mapUsers"].map(|path| aws_auth::text(reader, path));
    let each = maps.iter().map(|map| (map, map.test(false, |text| maps_somebody(text)), String::new()));
    each_value(cx.object, each, |_| "who may change it can make himself an administrator".to_owned())
}

fn maps_somebody(text: &str) -> bool {
    !matches!(text.trim(), "" | "[]")
}
