//! # What
//! A pod or container sets an SELinux user or role, or a type outside the container types of the Pod Security
//! Standards.
//!
//! # Why
//! The type decides what a process may touch on the node. Types such as `spc_t` or `unconfined_t` take that wall
//! away, and a user or role of its own can do the same.
//!
//! # Fix
//! Remove `user` and `role`, and use `container_t` or leave the type to the runtime. A level for a shared volume
//! is fine.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>

use super::standard;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "selinux-options-changed",
    aliases: &["KSV-0025"],
    controls: &["wl-apparmor-selinux"],
    proves: &[],
    title: "SELinux type, user or role is outside the standard",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the SELinux user, role and type",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    standard::verdict(cx, "seLinuxOptions").fixed_at_each(|object, at| Change::new(object, at, Op::Remove))
}
