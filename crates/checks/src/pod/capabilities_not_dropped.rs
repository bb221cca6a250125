//! # What
//! A container drops neither `ALL` capabilities nor each one that runtimes give by default. A privileged container has
//! them all whatever it drops, and is reported as `privileged-container` alone.
//!
//! # Why
//! Runtimes give every container more than a dozen capabilities, and hardly any program uses one. What is
//! kept is there for whoever takes the program over, `NET_RAW` for forging packets among it.
//!
//! # Fix
//! Set `capabilities.drop: [ALL]` and add back what the program was seen to use, often nothing and at most
//! `NET_BIND_SERVICE`.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>

use super::dangerous_capability::canonical;
use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "capabilities-not-dropped",
    aliases: &["CKV_K8S_37", "KSV-0003", "KSV-0106"],
    controls: &["wl-capabilities-dropped"],
    // Together with `privileged-container`, which is what a privileged container is reported as.
    proves: &[],
    title: "container keeps the runtime's default capabilities",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `capabilities.drop: [ALL]`",
    since: "0.1.0",
    run: Run::Container(run),
};

/// What runtimes give by default; to drop each of them is as good as to drop all.
const DEFAULTS: [&str; 14] = [
    "AUDIT_WRITE",
    "CHOWN",
    "DAC_OVERRIDE",
    "FOWNER",
    "FSETID",
    "KILL",
    "MKNOD",
    "NET_BIND_SERVICE",
    "NET_RAW",
    "SETFCAP",
    "SETGID",
    "SETPCAP",
    "SETUID",
    "SYS_CHROOT",
];

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    if cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    // The runtime gives it every capability, whatever the list says.
    if cx.container.context.privileged.get() == Some(&true) {
        return Verdict::NotApplicable;
    }
    let dropped = &cx.container.context.capabilities.drop;
    let drops = |wanted: &str| Truth::any(dropped.iter().map(|name| name.test(false, |n| canonical(n) == wanted)));
    match drops("ALL").or(Truth::all(DEFAULTS.iter().map(|name| drops(name)))) {
        Truth::True => Verdict::Pass,
        Truth::False => {
            let at = cx.container.reader(cx.object).find("securityContext.capabilities.drop").0;
            Verdict::gap("not all capabilities are dropped", cx.object, at).fixed_by(|| remedies::drop_all(cx))
        }
        Truth::Unknown => {
            let unknown = dropped.iter().find(|name| name.why().is_some());
            unknown.map_or(Verdict::Pass, |name| Verdict::unknown_value(name, cx.object))
        }
    }
}
