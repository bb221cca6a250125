//! # What
//! A firewall rule that allows outgoing traffic to the whole internet.
//!
//! # Why
//! A program that was taken over fetches its tools and sends what it found to wherever it likes.
//!
//! # Fix
//! Deny outgoing traffic by default and name what is needed.
//!
//! # References
//! - <https://cloud.google.com/firewall/docs/firewalls>

use crate::ports;
use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::compute;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-firewall-open-egress",
    aliases: &["GCP-0035"],
    controls: &["cpn-nsg-firewall-aks"],
    proves: &[],
    title: "machines may talk to every address of the internet",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name the destinations in `destination_ranges`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleFirewall], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let egress = cx.text(&compute::DIRECTION).test(false, |direction| direction.eq_ignore_ascii_case("egress"));
    let ranges = cx.texts(&compute::DESTINATION_RANGES);
    let open = if ranges.is_empty() { Truth::True } else { ports::any_of(&ranges, ports::is_internet) };
    let allows = cx.given(&compute::ALLOW);
    told(cx, egress.and(allows).and(open), cx.find(&compute::DESTINATION_RANGES).0, "outgoing traffic may go anywhere")
}
