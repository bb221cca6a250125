//! # What
//! A PodSecurityPolicy lets programs gain rights: `allowPrivilegeEscalation` is true, as it is where it is left out.
//! It is judged for what it says, whatever the version of the cluster: from 1.25 on nothing enforces it, which `pod-
//! security-policy-left` reports.
//!
//! # Why
//! A set-uid program then makes an ordinary user root inside the container.
//!
//! # Fix
//! Set `allowPrivilegeEscalation: false`, and move to the Pod Security Standards.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/>

use plimsoll_engine::ObjectCx;

use super::security_policies::KINDS;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "psp-admits-privilege-escalation",
    aliases: &["CKV_K8S_5"],
    controls: &["wl-psa-enforce"],
    proves: &[],
    title: "PodSecurityPolicy admits privilege escalation",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `allowPrivilegeEscalation: false`",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let allowed = cx.object.reader().bool_or("spec.allowPrivilegeEscalation", true);
    Verdict::fault(allowed.is(&true), &allowed, cx.object, || {
        "programs may take more rights than they started with".into()
    })
    .fixed_by(|| Remedy::set(cx.object, allowed.origin, false))
}
