//! # What
//! A container keeps `NET_RAW`, which runtimes give by default: it drops neither that capability nor `ALL`, or it
//! adds it.
//!
//! # Why
//! With it a process forges packets: it can answer name requests of its neighbours on the same node and place
//! itself between them and others.
//!
//! # Fix
//! Set `capabilities.drop: [ALL]`, or at least `[NET_RAW]`.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>

use super::dangerous_capability::canonical;
use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "net-raw-kept",
    aliases: &["CKV_K8S_28", "KSV-0119", "drop-net-raw-capability"],
    controls: &["wl-no-net-raw"],
    proves: &["wl-no-net-raw"],
    title: "container can forge packets",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "drop `ALL` or `NET_RAW`",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    if cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    let capabilities = &cx.container.context.capabilities;
    let is = |name: &str| matches!(canonical(name).as_ref(), "NET_RAW" | "ALL");
    let added = capabilities.add.iter().map(|name| (name, name.test(false, |n| is(n)), String::new()));
    let added = each_value(cx.object, added, |_| "the capability NET_RAW is added".into())
        .fixed_by(|| remedies::without_capabilities(cx, is));
    match Truth::any(capabilities.drop.iter().map(|name| name.test(false, |n| is(n)))) {
        _ if !matches!(added, Verdict::Pass) => added,
        Truth::True => Verdict::Pass,
        Truth::False => {
            let at = cx.container.reader(cx.object).find("securityContext.capabilities.drop").0;
            Verdict::gap("the capability NET_RAW is kept", cx.object, at).fixed_by(|| remedies::drop_all(cx))
        }
        Truth::Unknown => {
            let unknown = capabilities.drop.iter().find(|name| name.why().is_some());
            unknown.map_or(Verdict::Pass, |name| Verdict::unknown_value(name, cx.object))
        }
    }
}
