//! # What
//! A subnet gives every machine that starts in it a public address.
//!
//! # Why
//! A node or a task that lands there by accident is on the internet.
//!
//! # Fix
//! Set `map_public_ip_on_launch` to `false`. Load balancers get their addresses without it.
//!
//! # References
//! - <https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "subnet-gives-public-addresses",
    aliases: &["CKV_AWS_130", "EC2.15"],
    controls: &["node-private-subnet"],
    proves: &[],
    title: "what starts in the subnet gets a public address",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `map_public_ip_on_launch` to `false`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Subnet], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let public = cx.bool(&aws::vpc::PUBLIC_ON_LAUNCH);
    Verdict::fault(public.is(&true), &public, cx.object, || "machines get public addresses here".into())
        .fixed_by(|| Remedy::set(cx.object, public.origin, false))
}
