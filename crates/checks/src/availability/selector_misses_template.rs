//! # What
//! The selector of a workload does not select the pods of its own template.
//!
//! # Why
//! The API server refuses most of such objects; where it does not, the workload makes pods without end, or adopts
//! pods of others.
//!
//! # Fix
//! Give the template the labels that the selector asks for.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector>

use plimsoll_estate::At;
use plimsoll_model::Why;

use crate::prelude::*;
use crate::selectors::{self, Form};

/// The check.
pub static CHECK: Check = Check {
    slug: "selector-misses-template",
    aliases: &["mismatching-selector"],
    controls: &["wl-availability-spread"],
    proves: &[],
    title: "selector does not select the pods of its template",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "give the template the labels that the selector asks for",
    since: "0.1.0",
    run: Run::Pod(run),
};

/// Where the selector of a kind stands, and how it is written.
fn selector_path(kind: &str) -> Option<(&'static str, Form)> {
    match kind {
        "DaemonSet" | "Deployment" | "Job" | "ReplicaSet" | "Rollout" | "StatefulSet" => {
            Some(("spec.selector", Form::Selector))
        }
        "CronJob" => Some(("spec.jobTemplate.spec.selector", Form::Selector)),
        "DeploymentConfig" | "ReplicationController" => Some(("spec.selector", Form::Plain)),
        _ => None,
    }
}

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let path = selector_path(&cx.object.key.kind);
    let found = path.and_then(|(path, form)| Some((cx.object.reader().find(path).1?, form)));
    let Some((selector, form)) = found.filter(|(node, form)| !selectors::is_empty(*node, *form)) else {
        return Verdict::NotApplicable;
    };
    let part = ["matchLabels", "matchExpressions"].into_iter().find_map(|key| selector.get(key));
    let hit = Hit::new(cx.object, At::exact(part.unwrap_or(selector)));
    match selectors::selects(selector, form, cx.object, cx.pod) {
        Truth::True => Verdict::Pass,
        Truth::False => Verdict::gap_at("the template carries other labels", vec![hit]),
        Truth::Unknown => Verdict::Unknown(
            Why::new("a label or a selector is a template placeholder", "render the template and scan its output"),
            Some(hit),
        ),
    }
}
