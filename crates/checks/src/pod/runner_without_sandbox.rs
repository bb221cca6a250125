//! # What
//! A container whose image runs the code of others, such as a runner of pipelines, a builder of images or a notebook, has
//! no runtime class.
//!
//! # Why
//! Such code is written by whoever opens a pull request or a notebook. Without a sandbox it talks to the kernel that all
//! pods of the node share.
//!
//! # Fix
//! Install gVisor or Kata on some nodes and name their runtime class, or run such pods on nodes of their own.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/containers/runtime-class/>
//! - <https://gvisor.dev/docs/user_guide/quick_start/kubernetes/>

use plimsoll_estate::Image;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "runner-without-sandbox",
    aliases: &[],
    controls: &["rt-sandbox-untrusted", "ci-runner-isolated"],
    proves: &[],
    title: "pod runs code of others without a sandbox",
    severity: Severity::Low,
    confidence: Confidence::Low,
    profile: Profile::Strict,
    fix: "set `runtimeClassName` to a sandbox such as gVisor or Kata",
    since: "0.1.0",
    run: Run::Container(run),
};

/// The last parts of repositories whose images run what others wrote.
const RUNNERS: [&str; 11] = [
    "actions-runner",
    "base-notebook",
    "buildkit",
    "buildkit-runner",
    "gha-runner",
    "gitlab-runner",
    "gitlab-runner-helper",
    "inbound-agent",
    "jupyterhub",
    "scipy-notebook",
    "minimal-notebook",
];

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let image = cx.container.image.get().map(|image| Image::parse(image));
    let last = image.as_ref().and_then(|image| image.repository.rsplit('/').next());
    if cx.pod.is_windows() || !last.is_some_and(|last| RUNNERS.contains(&last)) {
        return Verdict::NotApplicable;
    }
    let class = &cx.pod.runtime_class;
    Verdict::fault(class.test(true, |class| class.is_empty()), class, cx.object, || {
        "what it runs shares the kernel with every pod of the node".to_owned()
    })
    .fixed_by(|| Remedy::set(cx.object, class.origin, "gvisor"))
    .review("which isolating runtime the nodes have")
}
