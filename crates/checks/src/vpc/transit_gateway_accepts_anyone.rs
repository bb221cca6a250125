//! # What
//! A transit gateway accepts attachments of other accounts by itself.
//!
//! # Why
//! Whoever it is shared with joins the network of the clusters without anybody having looked.
//!
//! # Fix
//! Set `auto_accept_shared_attachments` to `disable` and accept each attachment by hand.
//!
//! # References
//! - <https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "transit-gateway-accepts-anyone",
    aliases: &["CKV_AWS_331", "EC2.23"],
    controls: &["mt-shared-subnets-reviewed"],
    proves: &[],
    title: "hub of the networks lets in whoever asks",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `auto_accept_shared_attachments` to `disable`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::TransitGateway], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let auto = cx.text(&aws::vpc::AUTO_ACCEPT);
    text(cx, &auto, auto.test(false, |way| &**way == "enable"), "attachments are accepted without a question")
        .fixed_by(|| Remedy::set(cx.object, auto.origin, "disable"))
}
