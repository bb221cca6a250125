//! # What
//! A workload runs one copy. A number that an autoscaler sets, and objects that another one makes, are left out;
//! none at all means that it is switched off.
//!
//! # Why
//! While its only copy restarts, moves to another node or is updated badly, nobody is served; whoever can make it
//! crash once has stopped the service.
//!
//! # Fix
//! Set `replicas` to 2 or more and spread the copies over nodes; what cannot run twice needs a plan for its
//! absence.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas>

use plimsoll_engine::ObjectCx;

use super::support;
use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "single-replica",
    aliases: &["deploymentMissingReplicas"],
    controls: &["wl-availability-spread"],
    proves: &[],
    title: "workload runs a single copy",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `replicas` to 2 or more",
    since: "0.1.0",
    run: Run::Object(
        &[
            ("", "Deployment"),
            ("", "ReplicationController"),
            ("apps", "Deployment"),
            ("apps", "ReplicaSet"),
            ("apps", "StatefulSet"),
            ("apps.openshift.io", "DeploymentConfig"),
            ("argoproj.io", "Rollout"),
        ],
        run,
    ),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    remedies::by_hits(support::fewer_than(cx, 2, "nothing is left while it is away"), |hits| {
        support::more_copies(hits, 2)
    })
    .review("whether it can run in several copies, and how many it needs")
}
