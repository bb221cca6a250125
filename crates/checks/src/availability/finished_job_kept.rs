//! # What
//! A Job that nobody makes for a while says no time after which it is removed. Hooks of Helm and Argo CD that are
//! removed otherwise are left out.
//!
//! # Why
//! Its pods stay as they ended: they fill the list of objects, count against quotas, and show their arguments and
//! logs to whoever may read pods.
//!
//! # Fix
//! Set `ttlSecondsAfterFinished`, long enough for the logs to be collected.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/>

use plimsoll_engine::ObjectCx;

use super::support;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "finished-job-kept",
    aliases: &["job-ttl-seconds-after-finished"],
    controls: &["mt-resource-quota"],
    proves: &[],
    title: "finished job is never removed",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `ttlSecondsAfterFinished`",
    since: "0.1.0",
    run: Run::Object(&[("batch", "Job")], run),
};

/// Annotations by which a tool removes its hooks.
const REMOVED: [&str; 2] = ["helm.sh/hook-delete-policy", "argocd.argoproj.io/hook-delete-policy"];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let removed = REMOVED.iter().any(|key| cx.object.annotation(key).is_some());
    if removed || support::is_made_by_another(cx.object) {
        return Verdict::NotApplicable;
    }
    let time = cx.object.reader().int("spec.ttlSecondsAfterFinished");
    let fault = time.test(true, |_| false);
    Verdict::fault(fault, &time, cx.object, || "it and its pods stay until somebody removes them".to_owned())
        .fixed_by(|| Remedy::set(cx.object, time.origin, 86_400))
        .review("how many seconds its logs are needed")
}
