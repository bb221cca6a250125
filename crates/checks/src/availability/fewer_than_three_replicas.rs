//! # What
//! A workload runs fewer than three copies. A number that an autoscaler sets, and objects that another one makes,
//! are left out; none at all means that it is switched off.
//!
//! # Why
//! Two copies are one as soon as a node is drained, so that the next failure stops the service; three bear a
//! failure during maintenance, and allow a majority.
//!
//! # Fix
//! Set `replicas` to 3 or more and spread the copies over nodes; what cannot run twice needs a plan for its
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
    slug: "fewer-than-three-replicas",
    aliases: &["minimum-three-replicas"],
    controls: &["wl-availability-spread"],
    proves: &[],
    title: "workload runs fewer than three copies",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `replicas` to 3 or more",
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
    remedies::by_hits(support::fewer_than(cx, 3, "a failure during maintenance leaves none or one"), |hits| {
        support::more_copies(hits, 3)
    })
    .review("whether it can run in several copies, and how many it needs")
}
