//! # What
//! A container adds a capability that amounts to control of the host: `SYS_ADMIN`, `SYS_MODULE`, `SYS_PTRACE`,
//! `SYS_RAWIO`, `DAC_READ_SEARCH`, `BPF`, `PERFMON`, `NET_ADMIN` or `ALL`.
//!
//! # Why
//! With one of these a program can load code into the kernel, read any file or take over other processes. Fargate
//! takes no added capability but `SYS_PTRACE`, which reaches only the task's own processes there and is left out.
//!
//! # Fix
//! Take it out of `linuxParameters.capabilities.add` or `cap_add`, and find out what the program needs it for.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html>
//! - <https://github.com/compose-spec/compose-spec/blob/main/05-services.md>

use super::support;
use crate::prelude::*;
use crate::remedies;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-capability-dangerous",
    aliases: &[],
    controls: &["wl-no-dangerous-capabilities", "wl-capabilities-dropped"],
    proves: &["wl-no-dangerous-capabilities"],
    title: "task container adds a capability that is nearly root on its host",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the capability from what is added",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

const NEARLY_ROOT: [&str; 9] =
    ["ALL", "BPF", "DAC_READ_SEARCH", "NET_ADMIN", "PERFMON", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO"];

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    if cx.task.is_fargate() == Truth::True {
        return Verdict::NotApplicable;
    }
    let added = cx.texts(&settings::CAPABILITIES_ADDED);
    let judged = added.iter().map(|name| (name, name.test(false, |name| is_dangerous(name)), String::new()));
    let names: Vec<String> = added
        .iter()
        .filter_map(|name| name.get())
        .filter(|name| is_dangerous(name))
        .map(|n| support::capability(n))
        .collect();
    each_value(cx.object(), judged, |_| format!("{} is nearly as much as root on the host", names.join(", "))).fixed_by(
        || {
            let gone = added.iter().filter(|name| name.get().is_some_and(|name| is_dangerous(name)));
            remedies::without(cx.object(), cx.place(&settings::CAPABILITIES_ADDED), gone.map(|name| name.origin))
        },
    )
}

fn is_dangerous(name: &str) -> bool {
    NEARLY_ROOT.contains(&support::capability(name).as_str())
}
