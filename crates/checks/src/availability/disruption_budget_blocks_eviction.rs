//! # What
//! A disruption budget never allows an eviction: it asks for all copies (`minAvailable: 100%`), allows none to be
//! away (`maxUnavailable: 0`), or asks for as many as its workload has.
//!
//! # Why
//! A node with such a pod cannot be drained. Updates of nodes, security fixes of the kernel among them, hang until
//! somebody deletes the pod by force or the budget is ignored altogether.
//!
//! # Fix
//! Leave room for one: `maxUnavailable: 1`, and more copies than `minAvailable` asks for.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>

use plimsoll_engine::ObjectCx;

use super::support;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "disruption-budget-blocks-eviction",
    aliases: &["pdb-min-available", "pdb-max-unavailable", "pdbDisruptionsIsZero"],
    controls: &["wl-availability-spread", "node-auto-upgrade-repair"],
    proves: &[],
    title: "disruption budget allows no eviction",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `maxUnavailable: 1`, or run more copies",
    since: "0.1.0",
    run: Run::Object(&[("", "PodDisruptionBudget"), ("policy", "PodDisruptionBudget")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let reader = cx.object.reader();
    let (least, away) = (reader.quantity("spec.minAvailable"), reader.quantity("spec.maxUnavailable"));
    let none_away = away.test(false, |away| matches!(&**away, "0" | "0%"));
    if none_away != Truth::False {
        return Verdict::fault(none_away, &away, cx.object, || "no copy may ever be away".to_owned())
            .fixed_by(|| Remedy::set(cx.object, away.origin, 1))
            .review("how many copies may be away at a time");
    }
    let Some(written) = least.get() else {
        return Verdict::fault(least.test(false, |_| false), &least, cx.object, String::new);
    };
    let tight = support::budgeted(cx).into_iter().find(|workload| {
        support::least_copies(cx.view, workload).is_some_and(|copies| asked(written, copies) >= Some(copies))
    });
    match tight {
        _ if &**written == "100%" => Verdict::gap("every copy has to be there at all times", cx.object, least.origin),
        Some(workload) => {
            let copies = workload.reader().find("spec.replicas").0;
            let hits =
                vec![Hit::new(cx.object, least.origin), Hit::noted(workload, copies, "which has no more copies")];
            Verdict::gap_at("it asks for every copy that its workload may be down to", hits)
        }
        None => Verdict::Pass,
    }
}

/// How many of so many copies a budget asks for; parts are rounded up, as Kubernetes does.
fn asked(written: &str, copies: i64) -> Option<i64> {
    match written.strip_suffix('%') {
        Some(part) => part.trim().parse::<i64>().ok().map(|part| (copies * part + 99) / 100),
        None => written.parse().ok(),
    }
    .filter(|_| copies > 0)
}
