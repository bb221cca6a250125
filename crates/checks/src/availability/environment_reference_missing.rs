//! # What
//! A variable of a container is taken from a config map or secret that does not exist, or from a key that it does
//! not have, where all of them were seen. Optional references, and secrets that an operator makes, are left out.
//!
//! # Why
//! The container does not start. Whoever may create config maps or secrets in the namespace can supply the missing
//! one, and thereby choose the value.
//!
//! # Fix
//! Add the object or the key, correct the name, or mark the reference optional.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/>

use plimsoll_estate::Reader;
use plimsoll_model::Completeness;
use plimsoll_syntax::Node;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "environment-reference-missing",
    aliases: &["env-value-from"],
    controls: &["wl-availability-spread"],
    proves: &[],
    title: "variable is taken from something that does not exist",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add the object or the key, or correct the name",
    since: "0.1.0",
    run: Run::Container(run),
};

/// A reference to a kind: where it stands, and the fields of the object that hold keys.
const REFERENCES: [(&str, &str, [&str; 2]); 2] = [
    ("valueFrom.configMapKeyRef", "ConfigMap", ["data", "binaryData"]),
    ("valueFrom.secretKeyRef", "Secret", ["data", "stringData"]),
];

/// Kinds whose operators make a secret of the same name.
const MAKERS: [(&str, &str); 3] = [
    ("bitnami.com", "SealedSecret"),
    ("external-secrets.io", "ExternalSecret"),
    ("secrets.hashicorp.com", "VaultStaticSecret"),
];

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let variables = cx.container.reader(cx.object).items("env");
    let references = variables.into_iter().flat_map(|variable| {
        REFERENCES.iter().filter_map(move |(path, kind, fields)| Some((variable.child(path)?, *kind, fields)))
    });
    let judged: Vec<Verdict<'e>> = references.map(|(own, kind, fields)| judge(cx, own, kind, fields)).collect();
    combine(judged)
}

/// One verdict of several: all gaps, else the first that cannot be told.
fn combine(judged: Vec<Verdict<'_>>) -> Verdict<'_> {
    let (mut hits, mut unknown) = (Vec::new(), None);
    for verdict in judged {
        match verdict {
            Verdict::Gap(gap) => hits.extend(gap.hits),
            Verdict::Unknown(..) if unknown.is_none() => unknown = Some(verdict),
            _ => {}
        }
    }
    match unknown.filter(|_| hits.is_empty()) {
        Some(unknown) => unknown,
        None => Verdict::gap_at("what a variable refers to is not there", hits),
    }
}

fn judge<'e>(cx: &ContainerCx<'e>, own: Reader<'e>, kind: &str, fields: &[&str]) -> Verdict<'e> {
    let (name, key) = (own.string("name"), own.string("key"));
    let optional = own.bool("optional").is(&true) != Truth::False;
    let (Some(wanted), Some(field)) = (name.get(), key.get()) else {
        let opaque = if name.why().is_some() { &name } else { &key };
        return if opaque.why().is_some() { Verdict::unknown_value(opaque, cx.object) } else { Verdict::Pass };
    };
    if optional || (kind == "Secret" && is_made(cx, wanted)) {
        return Verdict::Pass;
    }
    let hit = |at, note: &str| Hit::noted(cx.object, at, note);
    match (cx.view.named("", kind, cx.object.namespace(), wanted), cx.view.completeness("", kind)) {
        (Some(object), _) if has_key(object, field, fields) => Verdict::Pass,
        (Some(_), _) => Verdict::gap_at(String::new(), vec![hit(key.origin, "no such key")]),
        (None, Completeness::Complete) => Verdict::gap_at(String::new(), vec![hit(name.origin, "no such object")]),
        (None, Completeness::Partial(why)) => Verdict::Unknown(why, Some(hit(name.origin, ""))),
    }
}

/// A document that cannot be read as a mapping is not known to lack a key.
fn has_key(object: &Object, key: &str, fields: &[&str]) -> bool {
    let field = |name: &&str| object.node().get(name);
    let holds = |node: Node<'_>| node.get(key).is_some() || Reader::new(node).opaque().is_some();
    fields.iter().filter_map(field).any(holds)
}

fn is_made(cx: &ContainerCx<'_>, name: &str) -> bool {
    MAKERS.iter().any(|(group, kind)| cx.view.named(group, kind, cx.object.namespace(), name).is_some())
}
