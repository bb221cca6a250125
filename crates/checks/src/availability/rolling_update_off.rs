//! # What
//! A workload replaces its pods otherwise than by a rolling update: `Recreate` stops all of them first, `OnDelete`
//! waits until somebody deletes them.
//!
//! # Why
//! With `Recreate` every update is an outage, which puts updates off; with `OnDelete` a fixed image is declared but
//! the old one runs on, unseen.
//!
//! # Fix
//! Use `RollingUpdate`, the default, unless two versions must never run side by side.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "rolling-update-off",
    aliases: &["no-rolling-update-strategy"],
    controls: &["wl-availability-spread"],
    proves: &[],
    title: "workload is not updated by rolling",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set the strategy `RollingUpdate`",
    since: "0.1.0",
    run: Run::Object(
        &[
            ("apps", "DaemonSet"),
            ("apps", "Deployment"),
            ("apps", "StatefulSet"),
            ("apps.openshift.io", "DeploymentConfig"),
        ],
        run,
    ),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let path = match &*cx.object.key.kind {
        "DaemonSet" | "StatefulSet" => "spec.updateStrategy.type",
        _ => "spec.strategy.type",
    };
    let strategy = cx.object.reader().string(path);
    let fault = strategy.test(false, |strategy| !matches!(&**strategy, "" | "Rolling" | "RollingUpdate"));
    Verdict::fault(fault, &strategy, cx.object, || "an update stops it, or waits for somebody's hand".to_owned())
        .fixed_by(|| Remedy::set(cx.object, strategy.origin, "RollingUpdate"))
        .review("whether two versions may run at the same time")
}
