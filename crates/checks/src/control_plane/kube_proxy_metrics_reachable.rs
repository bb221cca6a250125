//! # What
//! The configuration of kube-proxy serves metrics on an address other than loopback.
//!
//! # Why
//! Metrics of each node, with the names and addresses of services, can be read by whoever reaches the node.
//!
//! # Fix
//! Set `metricsBindAddress: 127.0.0.1:10249`, and let the collector of metrics run on the node.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::Reader;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "kube-proxy-metrics-reachable",
    aliases: &["C-0291"],
    controls: &["node-kube-proxy-metrics-local", "exp-metrics-not-public"],
    proves: &["node-kube-proxy-metrics-local"],
    title: "kube-proxy serves metrics on every address",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `metricsBindAddress: 127.0.0.1:10249`",
    since: "0.1.0",
    run: Run::Object(&[("", "ConfigMap"), ("kubeproxy.config.k8s.io", "KubeProxyConfiguration")], run),
};

const MESSAGE: &str = "whoever reaches a node reads its metrics";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    if &*cx.object.key.kind == "KubeProxyConfiguration" {
        let given = cx.object.reader().string("metricsBindAddress");
        let fault = given.test(false, |address| !address.is_empty() && is_reachable(address));
        return Verdict::fault(fault, &given, cx.object, || MESSAGE.to_owned());
    }
    if &*cx.object.key.name != "kube-proxy" || cx.object.namespace() != "kube-system" {
        return Verdict::NotApplicable;
    }
    // The key holds a dot, so that it cannot be read as a path.
    let Some(file) = cx.object.node().at("data").and_then(|data| data.get("config.conf")) else {
        return Verdict::NotApplicable;
    };
    let text = Reader::new(file).string("");
    let fault = text.test(false, |text| address(text).is_some_and(is_reachable));
    Verdict::fault(fault, &text, cx.object, || MESSAGE.to_owned())
}

/// The address that metrics are served on, in the text of the configuration.
fn address(text: &str) -> Option<&str> {
    let value = text.lines().find_map(|line| line.strip_prefix("metricsBindAddress:"))?;
    Some(value.trim().trim_matches(['"', '\''])).filter(|value| !value.is_empty())
}

/// Nothing at all stands for loopback.
fn is_reachable(address: &str) -> bool {
    !["127.0.0.1", "localhost", "[::1]"].iter().any(|own| address.starts_with(own))
}
