//! # What
//! A ClusterRole may create PersistentVolumes.
//!
//! # Why
//! A volume can be a path of the node (`hostPath`), which no rule about pods sees: a pod mounts it through a claim.
//!
//! # Fix
//! Leave the creation to the provisioner of the storage; people need claims only.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#persistent-volume-creation>

use plimsoll_engine::ObjectCx;

use super::danger::{self, Unless};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "persistent-volume-creation-role",
    aliases: &["C-0278"],
    controls: &["k8s-rbac-pv-create"],
    proves: &["k8s-rbac-pv-create"],
    title: "role can create persistent volumes",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `create` on `persistentvolumes`; claims are enough",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    danger::judge(cx, &["create-persistent-volumes"], Unless::Never)
}
