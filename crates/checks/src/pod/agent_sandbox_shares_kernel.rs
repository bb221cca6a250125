//! # What
//! A sandbox for the code of agents (`Sandbox`, `SandboxTemplate`) runs on the ordinary runtime: no
//! `runtimeClassName`, or the class of one that shares the kernel of the node.
//!
//! # Why
//! Such a sandbox is made to run code that nobody has read. On the ordinary runtime one fault of the kernel is
//! between that code and the node with all its pods.
//!
//! # Fix
//! Set `runtimeClassName` to a class whose handler isolates the kernel, such as gVisor or Kata Containers.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/containers/runtime-class/>
//! - <https://gvisor.dev/docs/>

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "agent-sandbox-shares-kernel",
    aliases: &[],
    controls: &["wl-seccomp"],
    proves: &[],
    title: "sandbox of an agent shares the kernel of its node",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `runtimeClassName` to gVisor, Kata Containers or another isolating runtime",
    since: "0.1.0",
    run: Run::Pod(run),
};

/// Runtimes that start processes on the kernel of the node.
const ORDINARY: [&str; 5] = ["", "containerd", "crun", "nvidia", "runc"];

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let key = &cx.object.key;
    if !matches!(&*key.group, "agents.x-k8s.io" | "extensions.agents.x-k8s.io") {
        return Verdict::NotApplicable;
    }
    let class = &cx.pod.runtime_class;
    let fault = class.test(true, |class| ORDINARY.contains(&handler(cx, class).as_str()));
    Verdict::fault(fault, class, cx.object, || "code that nobody has read runs on the kernel of the node".to_owned())
        .fixed_by(|| Remedy::set(cx.object, class.origin, "gvisor"))
        .review("which isolating runtime the nodes have")
}

/// The runtime behind a class, as its object says; without one, classes are mostly called like their runtime.
fn handler(cx: &PodCx<'_>, class: &str) -> String {
    let object = cx.view.cluster_named("node.k8s.io", "RuntimeClass", class);
    let handler = object.and_then(|object| object.reader().string("handler").get().map(ToString::to_string));
    handler.unwrap_or_else(|| class.to_owned())
}
