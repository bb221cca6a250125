//! # What
//! A pod gets the addresses of all Services of its namespace as environment variables: `enableServiceLinks` is
//! not false.
//!
//! # Why
//! Whoever gets into the container has the map of the namespace without asking anybody, and names of Services can
//! overwrite settings of a program.
//!
//! # Fix
//! Set `enableServiceLinks: false` and use names of the cluster's name server.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables>

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "service-links-on",
    aliases: &[],
    controls: &["wl-service-links-off"],
    proves: &["wl-service-links-off"],
    title: "addresses of all Services are in the environment",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `enableServiceLinks: false`",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let links = cx.pod.spec(cx.object).bool_or("enableServiceLinks", true);
    Verdict::fault(links.is(&true), &links, cx.object, || "the environment maps the namespace".into())
        .fixed_by_maybe(|| remedies::set_in_pod(cx.object, cx.pod, "enableServiceLinks", false))
}
