//! # What
//! A container adds a capability that is nearly as much as root on the node: `ALL`, `SYS_ADMIN`, `SYS_MODULE`,
//! `SYS_PTRACE`, `SYS_RAWIO`, `BPF`, `PERFMON` or `DAC_READ_SEARCH`.
//!
//! # Why
//! Each of these has a known way out of the container: mounting the node's disks, loading kernel modules,
//! reading the memory of other processes, or opening the node's files by handle.
//!
//! # Fix
//! Remove the capability. Where a single operation needs it, move that operation into a small node agent in a
//! namespace of its own, with a waiver.
//!
//! # References
//! - <https://man7.org/linux/man-pages/man7/capabilities.7.html>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "dangerous-capability",
    aliases: &["CKV_K8S_39", "KSV-0005", "KSV-0120", "C-0046", "dangerousCapabilities"],
    controls: &["wl-no-dangerous-capabilities", "wl-capabilities-dropped"],
    proves: &["wl-no-dangerous-capabilities"],
    title: "container adds a capability that is nearly root on the node",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the capability from `capabilities.add`",
    since: "0.1.0",
    run: Run::Container(run),
};

const NEARLY_ROOT: [&str; 8] =
    ["ALL", "BPF", "DAC_READ_SEARCH", "PERFMON", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO"];

/// A capability as the kernel names it, without the prefix; runtimes take either case.
pub(super) fn canonical(name: &str) -> String {
    let upper = name.to_ascii_uppercase();
    upper.strip_prefix("CAP_").map(str::to_owned).unwrap_or(upper)
}

/// Whether a capability is nearly root.
pub(super) fn is_dangerous(name: &str) -> bool {
    NEARLY_ROOT.contains(&canonical(name).as_str())
}

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    if cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    let added = &cx.container.context.capabilities.add;
    let names: Vec<String> =
        added.iter().filter_map(|a| a.get()).filter(|n| is_dangerous(n)).map(|n| canonical(n)).collect();
    let judged = added.iter().map(|name| (name, name.test(false, |n| is_dangerous(n)), String::new()));
    each_value(cx.object, judged, |_| format!("{} is nearly as much as root on the node", names.join(", ")))
        .fixed_by(|| remedies::without_capabilities(cx, is_dangerous))
}
