//! # What
//! The metadata of a machine opens its serial console to the network.
//!
//! # Why
//! No firewall rule limits by which addresses it is reached.
//!
//! # Fix
//! Remove `serial-port-enable`, and switch it on for as long as a repair takes.
//!
//! # References
//! - <https://cloud.google.com/compute/docs/troubleshooting/troubleshooting-using-serial-console>

use crate::cloud::*;
use crate::prelude::*;
use plimsoll_estate::cloud::google::machine;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-instance-serial-port",
    aliases: &["CKV_GCP_35", "GCP-0032"],
    controls: &["node-no-ssh"],
    proves: &[],
    title: "serial console of the machine is open",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove `serial-port-enable`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleInstance, CloudKind::GoogleInstanceTemplate], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let open = cx.bool(&machine::SERIAL_PORT);
    let number = cx.text(&machine::SERIAL_PORT_WORD).test(false, |word| &**word == "1");
    match number {
        Truth::True => judged(cx, Truth::True, open.origin, "the serial console is open"),
        _ => Verdict::fault(open.is(&true), &open, cx.object, || "the serial console is open".to_owned()),
    }
}
