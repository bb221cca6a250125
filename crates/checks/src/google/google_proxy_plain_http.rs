//! # What
//! A forwarding rule of an external load balancer leads to a proxy for plain HTTP.
//!
//! # Why
//! What is sent there can be read and changed on the way.
//!
//! # Fix
//! Use `google_compute_target_https_proxy`, and keep the plain one for a redirect alone.
//!
//! # References
//! - <https://cloud.google.com/load-balancing/docs/target-proxies>

use crate::cloud::*;
use crate::prelude::*;
use plimsoll_estate::cloud::google::proxy;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-proxy-plain-http",
    aliases: &["CKV2_GCP_38"],
    controls: &["exp-lb-tls"],
    proves: &[],
    title: "load balancer serves plain HTTP",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "use a proxy for HTTPS",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleForwardingRule], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let scheme = cx.text(&proxy::SCHEME).test(false, |scheme| scheme.starts_with("EXTERNAL"));
    let (at, node) = cx.find(&proxy::TARGET);
    let refers = node.and_then(|node| node.unknown()).and_then(|unknown| unknown.refers.as_deref());
    let plain = match refers {
        Some(address) => address.contains("target_http_proxy.").into(),
        None => cx.text(&proxy::TARGET).test(false, |target| target.contains("/targetHttpProxies/")),
    };
    judged(cx, scheme.and(plain), at, "plain HTTP is served")
}
