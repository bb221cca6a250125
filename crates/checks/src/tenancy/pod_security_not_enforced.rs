//! # What
//! A namespace does not carry the label `pod-security.kubernetes.io/enforce` with `baseline` or `restricted`.
//! Namespaces that the platform itself runs are left out.
//!
//! # Why
//! Without it the API server lets in any pod: privileged ones, ones that mount the node's files, ones in the node's
//! namespaces. `warn` and `audit` speak, but let the pod in. Who may create a pod in such a namespace may take over
//! a node.
//!
//! # Fix
//! Set `warn` and `audit` first and read what they say, then set `enforce` to `restricted`, or to `baseline` where
//! a workload needs more.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/>

use plimsoll_engine::{Hit, NamespaceCx};
use plimsoll_estate::namespace::is_system;
use plimsoll_estate::{At, Object, Reader, V};
use plimsoll_model::{Completeness, Value};

use crate::prelude::*;
use crate::pss::{self, Level};
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "pod-security-not-enforced",
    aliases: &["C-0192"],
    controls: &["wl-psa-enforce"],
    proves: &["wl-psa-enforce"],
    title: "namespace lets in any pod",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set the namespace's label `pod-security.kubernetes.io/enforce` to `restricted` or `baseline`",
    since: "0.1.0",
    run: Run::Namespace(run),
};

const LABEL: &str = "pod-security.kubernetes.io/enforce";

fn run<'e>(cx: &NamespaceCx<'e>) -> Verdict<'e> {
    if is_system(cx.name) {
        return Verdict::NotApplicable;
    }
    match cx.declared {
        Some(namespace) => declared(namespace).fixed_by(|| enforce(cx, namespace)),
        None => used(cx),
    }
}

fn declared(namespace: &Object) -> Verdict<'_> {
    let level = level(namespace);
    match level.get().map(|level| &**level) {
        Some("baseline" | "restricted") => Verdict::Pass,
        Some("privileged") => Verdict::gap("`privileged` enforces nothing", namespace, level.origin),
        Some(_) => Verdict::gap("this is not the name of a level", namespace, level.origin),
        None if level.why().is_some() => Verdict::unknown_value(&level, namespace),
        None => Verdict::gap("nothing is enforced on its pods", namespace, level.origin),
    }
}

/// The strictest level that breaks nothing that was seen; `restricted` only where all pods were.
fn enforce(cx: &NamespaceCx<'_>, namespace: &Object) -> Remedy {
    let complete = cx.view.completeness("", "Pod") == Completeness::Complete;
    let set = |level: Level| {
        let labels = namespace.reader().find("metadata.labels").0;
        remedies::set_key(namespace, labels, LABEL, level.to_string())
    };
    match (meets(cx, Level::Restricted), meets(cx, Level::Baseline)) {
        (Truth::True, _) if complete => set(Level::Restricted),
        (_, Truth::False) => set(Level::Baseline).review("whether the pods that break the standard can be changed"),
        _ => set(Level::Baseline),
    }
}

/// Whether the pods of the namespace meet a level, as far as they were seen.
fn meets(cx: &NamespaceCx<'_>, level: Level) -> Truth {
    let version = cx.view.estate().kubernetes;
    Truth::all(cx.pods().map(|(object, pod)| pss::evaluate(object, pod, level, version).allowed()))
}

/// The label's value; its key holds dots, so that it cannot be read as a path.
fn level(namespace: &Object) -> V<Box<str>> {
    let (at, labels) = namespace.reader().find("metadata.labels");
    let Some(labels) = labels.map(Reader::new) else { return Value::absent(at) };
    match (labels.opaque(), labels.node().get(LABEL)) {
        (Some(why), _) => Value::unknown(why, at),
        (None, Some(value)) => Reader::new(value).string(""),
        (None, None) => Value::absent(At::below(labels.node(), LABEL)),
    }
}

/// A namespace that pods land in, and that no file declares.
fn used<'e>(cx: &NamespaceCx<'e>) -> Verdict<'e> {
    let at = cx.anchor.reader().find("metadata.namespace").0;
    match cx.view.completeness("", "Namespace") {
        Completeness::Complete => Verdict::gap("nothing is enforced on its pods", cx.anchor, at),
        Completeness::Partial(why) => Verdict::Unknown(why, Some(Hit::new(cx.anchor, at))),
    }
}
