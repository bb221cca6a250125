//! # What
//! A container is started with `--kubelet-insecure-tls`, as the metrics server often is.
//!
//! # Why
//! Whoever stands in for a kubelet gets the token that the metrics server sends, and tells it what he likes.
//!
//! # Fix
//! Set `serverTLSBootstrap: true` on the kubelets, approve their requests, and remove the flag.
//!
//! # References
//! - <https://github.com/kubernetes-sigs/metrics-server#configuration>

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "kubelet-certificates-unverified",
    aliases: &[],
    controls: &["data-tls-everywhere"],
    proves: &[],
    title: "metrics server does not verify the kubelets",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `--kubelet-insecure-tls`, and let kubelets ask for certificates",
    since: "0.1.0",
    run: Run::Container(run),
};

const FLAG: &str = "--kubelet-insecure-tls";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let reader = cx.container.reader(cx.object);
    let words: Vec<V<Box<str>>> = ["command", "args"].into_iter().flat_map(|path| reader.strings(path)).collect();
    let given = |text: &str| text == FLAG || text.strip_prefix(FLAG).is_some_and(|rest| rest == "=true");
    let is_server = cx.container.image.get().is_some_and(|image| image.contains("metrics-server"));
    if !is_server && !words.iter().any(|word| word.get().is_some_and(|word| given(word))) {
        return Verdict::NotApplicable;
    }
    let each = words.iter().map(|word| (word, word.test(false, |word| given(word)), String::new()));
    each_value(cx.object, each, |_| "whoever stands in for a kubelet gets its token".to_owned())
        .fixed_at_each(|object, at| Change::new(object, at, Op::Remove))
        .review("whether the kubelets have certificates that the cluster signed")
}
