//! # What
//! A bootstrap token has no end: a Secret of the type `bootstrap.kubernetes.io/token` without `expiration`, or a token of
//! kubeadm with a `ttl` of zero.
//!
//! # Why
//! Whoever finds the token can join a machine of his own to the cluster, and gets the secrets of the pods that land there.
//!
//! # Fix
//! Make tokens that end within hours when a node has to join, and delete the others.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "bootstrap-token-without-end",
    aliases: &[],
    controls: &["k8s-no-bootstrap-tokens"],
    proves: &[],
    title: "bootstrap token never ends",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "give the token an `expiration` of some hours, and delete it once the nodes have joined",
    since: "0.1.0",
    run: Run::Object(&[("", "Secret"), ("kubeadm.k8s.io", "InitConfiguration")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    if cx.object.is("", "Secret") { secret(cx) } else { configuration(cx) }
}

const MESSAGE: &str = "whoever finds it can join a machine to the cluster";

fn secret<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let reader = cx.object.reader();
    let kind = reader.string("type");
    if kind.is(&"bootstrap.kubernetes.io/token".into()) != Truth::True {
        return Verdict::NotApplicable;
    }
    // The value is masked; whether there is one is not.
    let ends = ["data.expiration", "stringData.expiration"].into_iter().any(|path| reader.find(path).1.is_some());
    Verdict::fault(Truth::from(!ends), &kind, cx.object, || MESSAGE.to_owned())
}

fn configuration<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let tokens = cx.object.reader().items("bootstrapTokens").into_iter();
    let times: Vec<V<Box<str>>> = tokens.map(|token| token.string("ttl")).collect();
    if times.is_empty() {
        return Verdict::NotApplicable;
    }
    // A day is the default of kubeadm.
    let each = times.iter().map(|time| (time, time.test(false, |time| is_never(time)), String::new()));
    each_value(cx.object, each, |_| MESSAGE.to_owned())
}

/// Zero in any unit.
fn is_never(time: &str) -> bool {
    !time.contains(|c: char| c.is_ascii_digit() && c != '0')
}
