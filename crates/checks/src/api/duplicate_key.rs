//! # What
//! A mapping of an object holds the same key twice.
//!
//! # Why
//! The later one counts, so the earlier one is not in force although it stands there: a second `securityContext`
//! takes a hardened one away without a word. Newer versions of `kubectl` refuse such a file, other tools apply
//! it.
//!
//! # Fix
//! Merge the two keys into one.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::At;
use plimsoll_syntax::Node;

use crate::kinds;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "duplicate-key",
    aliases: &[],
    controls: &["iac-manifest-valid"],
    proves: &[],
    title: "key stands twice in one mapping",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "merge the two keys into one",
    since: "0.1.0",
    run: Run::Object(kinds::MANIFEST, run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let object = cx.object.node();
    let tree = object.tree();
    // A document may hold a list of objects.
    let own = tree.duplicates().iter().filter(|d| is_inside(object, tree.node(d.key)));
    let hits: Vec<Hit<'e>> = own
        .map(|d| {
            // A place is that of a value, which follows its key.
            let value = At::exact(tree.node(d.key + 1));
            Hit::noted(cx.object, value, format!("`{}` again", tree.node(d.key).text()))
        })
        .collect();
    Verdict::gap_at("a later key hides an earlier one", hits)
}

fn is_inside(object: Node<'_>, key: Node<'_>) -> bool {
    object.span().contains(key.span())
}
