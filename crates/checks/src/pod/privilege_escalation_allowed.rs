//! # What
//! A container does not set `allowPrivilegeEscalation: false`. Left out, it means true. A privileged container, which
//! may not set it, is reported as `privileged-container` alone.
//!
//! # Why
//! A process may then gain more rights than its parent, for instance through a set-user-id program in the
//! image. Whoever runs code as an ordinary user of the container becomes its root with one such program.
//!
//! # Fix
//! Set `allowPrivilegeEscalation: false` on the container. Programs that rely on set-user-id, such as `sudo`
//! or `ping` of older images, stop working; give them what they need as a capability instead.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "privilege-escalation-allowed",
    aliases: &["CKV_K8S_20", "KSV-0001", "C-0016", "privilege-escalation-container"],
    controls: &["wl-no-privilege-escalation"],
    // Together with `privileged-container`, which is what a privileged container is reported as.
    proves: &[],
    title: "container may gain more rights than it starts with",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `allowPrivilegeEscalation: false`",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    if cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    let allowed = &cx.container.context.allow_privilege_escalation;
    // Nothing can forbid it then: the API server refuses the two together.
    if cx.container.context.privileged.get() == Some(&true) && allowed.get() != Some(&false) {
        return Verdict::NotApplicable;
    }
    Verdict::fault(allowed.is(&true), allowed, cx.object, || match allowed.given() {
        Some(_) => "privilege escalation is allowed".into(),
        None => "privilege escalation is allowed, since nothing forbids it".into(),
    })
    .fixed_by_maybe(|| (!remedies::must_escalate(cx)).then(|| Remedy::set(cx.object, allowed.origin, false)))
}
