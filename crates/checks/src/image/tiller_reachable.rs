//! # What
//! Tiller, the server of Helm 2, listens on every address: its arguments do not hold `--listen` with an address of
//! the pod itself.
//!
//! # Why
//! Tiller asks nobody for a name. Every pod of the cluster that reaches its port installs what it likes with Tiller's
//! rights. `tiller-deployed` reports it wherever it listens.
//!
//! # Fix
//! Move to Helm 3 and delete Tiller; until then, start it with `--listen=localhost:44134`.
//!
//! # References
//! - <https://helm.sh/docs/v2.17.0/using_helm/#securing-your-helm-installation>

use plimsoll_estate::Image;

use super::support;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "tiller-reachable",
    aliases: &["CKV_K8S_45"],
    controls: &["k8s-cluster-admin-bindings"],
    proves: &[],
    title: "Tiller can be reached from other pods",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "start it with `--listen=localhost:44134`",
    since: "0.1.0",
    run: Run::Container(run),
};

/// What makes it listen for programs of its own pod alone.
const LOCAL: [&str; 3] = ["localhost:", "127.0.0.1:", "[::1]:"];

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    match support::reference(cx) {
        Ok(text) if support::is_tiller(&Image::parse(text)) => judge(cx),
        Ok(_) => Verdict::NotApplicable,
        Err(verdict) => verdict,
    }
}

fn judge<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let reader = cx.container.reader(cx.object);
    let words: Vec<V<Box<str>>> = ["command", "args"].into_iter().flat_map(|list| reader.strings(list)).collect();
    let texts: Vec<&str> =
        words.iter().filter_map(|word| word.get()).flat_map(|text| text.split_whitespace()).collect();
    let mut listens =
        texts.iter().enumerate().filter_map(|(at, word)| match word.trim_start_matches('-').split_once('=') {
            Some(("listen" | "l", address)) => Some(address),
            None if matches!(*word, "--listen" | "-listen" | "-l") => texts.get(at + 1).copied(),
            _ => None,
        });
    // The last one counts.
    if listens.next_back().is_some_and(|address| LOCAL.iter().any(|local| address.starts_with(local))) {
        return Verdict::Pass;
    }
    match words.iter().find(|word| word.why().is_some()) {
        Some(opaque) => Verdict::unknown_value(opaque, cx.object),
        None => Verdict::gap("every pod that reaches it has its rights", cx.object, cx.container.image.origin),
    }
}
