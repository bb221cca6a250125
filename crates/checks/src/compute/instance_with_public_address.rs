//! # What
//! An instance, an interface of a launch template or a launch configuration asks for a public address.
//!
//! # Why
//! One wrong security group, and the node is open to the internet.
//!
//! # Fix
//! Set it to `false`, and reach machines by Session Manager.
//!
//! # References
//! - <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "instance-with-public-address",
    aliases: &["CKV_AWS_88", "AWS-0009", "EC2.9"],
    controls: &["node-private-subnet"],
    proves: &[],
    title: "machine gets a public address",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `associate_public_ip_address` to `false`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Instance, CloudKind::LaunchTemplate, CloudKind::LaunchConfiguration], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let own = cx.bool(&aws::ec2::PUBLIC_IP);
    let field =
        if CloudKind::LaunchTemplate.is(cx.object) { &aws::ec2::INTERFACES } else { &aws::ec2::INSTANCE_INTERFACES };
    let inside = cx.parts(field).into_iter().map(|part| part.bool(&aws::ec2::INTERFACE_PUBLIC_IP));
    let each = std::iter::once(own).chain(inside).map(|value| (value.is(&true), value.origin));
    places(cx, each.collect(), "a public address is asked for")
        .fixed_at_each(|object, at| Change::new(object, at, Op::Set(false.into())))
        .review("how it is reached, and how it reaches others")
}
