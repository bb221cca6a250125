//! A view of an estate of which some files are open in an editor.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use plimsoll_estate::{Estate, Key, Options, View, normalise};
use plimsoll_model::{Snapshot, SourceFile};

fn estate(files: &[(&str, &str)]) -> Estate {
    let file = |(path, text): &(&str, &str)| SourceFile { path: (*path).into(), text: (*text).into(), masks: vec![] };
    normalise(Snapshot { files: files.iter().map(file).collect(), ..Snapshot::default() }, &Options::default())
}

const MAP: &str = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m, labels: {from: HERE}}\n";
const BINDING: &str = "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: b}\n\
                       roleRef: {kind: Role, name: r}\nsubjects: [{kind: ServiceAccount, name: a}]\n";

fn map(from: &str) -> String {
    MAP.replace("HERE", from)
}

#[test]
fn an_edited_file_hides_its_own_objects_only() {
    let base = estate(&[("a.yaml", &map("a")), ("b.yaml", &map("b")), ("c.yaml", &map("c"))]);
    let over = estate(&[("b.yaml", &map("edited"))]);
    let view = View::edited(&base, &over, &[1]);
    let labels: Vec<_> = view.of_kind("", "ConfigMap").map(|o| o.label("from").unwrap()).collect();
    assert_eq!(labels, ["a", "c", "edited"]);
    assert_eq!(view.of_kind_in("", "ConfigMap", "default").len(), 3);
    let key = Key { group: "".into(), kind: "ConfigMap".into(), namespace: None, name: "m".into(), root: None };
    // The first file wins, as in an estate of all three.
    assert_eq!(view.get(&key).and_then(|o| o.label("from")), Some("a"));
    let first = View::edited(&base, &over, &[0, 1]);
    assert_eq!(first.get(&key).and_then(|o| o.label("from")), Some("edited"));
}

#[test]
fn a_binding_that_an_edit_takes_away_binds_nobody() {
    let (one, two) = (estate(&[("a.yaml", BINDING)]), estate(&[("a.yaml", BINDING), ("b.yaml", BINDING)]));
    let over = estate(&[("a.yaml", "")]);
    let bound = |base: &Estate, replaced: &[u32]| View::edited(base, &over, replaced).is_bound("default", "a");
    assert!(bound(&one, &[]) && !bound(&one, &[0]));
    assert!(bound(&two, &[0]) && !bound(&two, &[0, 1]));
}

#[test]
fn access_is_that_of_the_files_as_they_are_edited() {
    use plimsoll_graph::rbac::BindingId;
    let base = estate(&[("a.yaml", &map("a")), ("b.yaml", BINDING)]);
    let held = |view: View<'_>, number: u32| view.rbac().powers_of_binding(BindingId::Input(number)).unresolved.len();
    // The role is missing, which only a binding that is there can tell.
    let (same, gone) = (estate(&[("a.yaml", &map("x"))]), estate(&[("b.yaml", "")]));
    assert_eq!(held(View::edited(&base, &same, &[0]), 1), held(View::new(&base), 1));
    assert!(held(View::new(&base), 1) > 0);
    assert_eq!(held(View::edited(&base, &gone, &[1]), 1), 0);
}
