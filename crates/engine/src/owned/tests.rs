use plimsoll_catalog::{Catalog, Severity};
use plimsoll_estate::{Options, normalise};
use plimsoll_model::{Snapshot, SourceFile};

use super::*;
use crate::{Assessment, Check, Confidence, ContainerCx, ModeChoice, Profile, Request, Run, Verdict, assess};

static PRIVILEGED: Check = Check {
    slug: "privileged-container",
    aliases: &[],
    controls: &["wl-no-privileged"],
    proves: &[],
    title: "",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "",
    since: "0.1.0",
    run: Run::Container(|cx: &ContainerCx<'_>| {
        let privileged = &cx.container.context.privileged;
        Verdict::fault(privileged.is(&true), privileged, cx.object, || "privileged".to_owned())
    }),
};

fn judged(text: &str) -> Assessment {
    let file = SourceFile { path: "all.yaml".into(), text: text.into(), masks: Vec::new() };
    let snapshot = Snapshot { files: vec![file], ..Snapshot::default() };
    let estate = normalise(snapshot, &Options::default());
    let (catalog, modes) = (Catalog::builtin(), ModeChoice::default());
    let request = Request { catalog, checks: &[&PRIVILEGED], together: &[], modes: &modes, version: "test" };
    assess(&request, View::new(&estate))
}

fn told(assessment: &Assessment) -> Vec<String> {
    assessment.findings.iter().map(|f| f.subject.title()).collect()
}

fn owner(kind: &str, name: &str, uid: &str) -> String {
    let own = format!("kind: {kind}, name: {name}, uid: {uid}");
    format!("  ownerReferences:\n    - {{apiVersion: apps/v1, {own}, controller: true}}\n")
}

fn templated(kind: &str, name: &str, uid: &str, owner: &str, privileged: &str) -> String {
    format!(
        "---\napiVersion: apps/v1\nkind: {kind}\nmetadata:\n  name: {name}\n  uid: {uid}\n{owner}spec:\n  template:\n    spec:\n      \
         containers:\n        - name: app\n          image: a\n          securityContext:\n            privileged: {privileged}\n"
    )
}

fn pod(owner: &str, privileged: &str) -> String {
    format!(
        "---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web-1\n{owner}spec:\n  containers:\n    - name: app\n      image: a\n      \
         securityContext:\n        privileged: {privileged}\n"
    )
}

fn chain(of_pod: &str, of_set: &str, of_deployment: &str) -> Assessment {
    let deployment = templated("Deployment", "web", "d", "", of_deployment);
    let set = templated("ReplicaSet", "web-x", "r", &owner("Deployment", "web", "d"), of_set);
    judged(&(deployment + &set + &pod(&owner("ReplicaSet", "web-x", "r"), of_pod)))
}

#[test]
fn a_fault_of_the_template_is_told_once() {
    let assessment = chain("true", "true", "true");
    assert_eq!(told(&assessment), ["Deployment web"]);
    assert_eq!((assessment.counts.gaps, assessment.counts.repeated), (3, 2));
}

#[test]
fn what_differs_from_the_template_is_told() {
    assert_eq!(told(&chain("true", "false", "false")), ["Pod web-1"]);
    assert_eq!(told(&chain("true", "true", "false")), ["ReplicaSet web-x", "Pod web-1"]);
    // Another text at the same place is another fault.
    assert_eq!(told(&chain("True", "true", "true")), ["Deployment web", "Pod web-1"]);
}

#[test]
fn unknown_verdicts_are_folded_too() {
    let assessment = chain("\"{{ x }}\"", "\"{{ x }}\"", "\"{{ x }}\"");
    assert_eq!((assessment.unknowns.len(), assessment.counts.unknown, assessment.counts.repeated), (1, 3, 2));
}

#[test]
fn a_namesake_or_an_absent_owner_takes_nothing_over() {
    let deployment = templated("Deployment", "web", "other", "", "true");
    let set = templated("ReplicaSet", "web-x", "r", &owner("Deployment", "web", "d"), "true");
    assert_eq!(told(&judged(&(deployment + &set))), ["Deployment web", "ReplicaSet web-x"]);
    assert_eq!(told(&judged(&pod(&owner("ReplicaSet", "gone", "r"), "true"))), ["Pod web-1"]);
}

#[test]
fn owners_in_a_circle_hide_nothing() {
    let a = templated("ReplicaSet", "a", "1", &owner("ReplicaSet", "b", "2"), "true");
    let b = templated("ReplicaSet", "b", "2", &owner("ReplicaSet", "a", "1"), "true");
    assert_eq!(told(&judged(&(a + &b))), ["ReplicaSet a", "ReplicaSet b"]);
}

#[test]
fn what_runs_something_else_is_no_copy() {
    let deployment = templated("Deployment", "web", "d", "", "true");
    let other = |from: &str, to: &str| {
        let pod = pod(&owner("Deployment", "web", "d"), "true").replace(from, to);
        told(&judged(&(deployment.clone() + &pod)))
    };
    assert_eq!(other("image: a", "image: a"), ["Deployment web"]);
    assert_eq!(other("image: a", "image: b"), ["Deployment web", "Pod web-1"]);
    assert_eq!(other("image: a", "image: a\n      args: [x]"), ["Deployment web", "Pod web-1"]);
    assert_eq!(other("image: a", "image: \"{{ x }}\""), ["Deployment web", "Pod web-1"]);
}

#[test]
fn a_container_that_somebody_added_leaves_the_others_copies() {
    let deployment = templated("Deployment", "web", "d", "", "true");
    let pod = pod(&owner("Deployment", "web", "d"), "true") + "    - name: proxy\n      image: p\n";
    assert_eq!(told(&judged(&(deployment + &pod))), ["Deployment web"]);
}

#[test]
fn a_namesake_of_a_copy_is_told() {
    let deployment = templated("Deployment", "web", "d", "", "true");
    let copy = pod(&owner("Deployment", "web", "d"), "true");
    let other = pod("", "true").replace("image: a", "image: b");
    assert_eq!(told(&judged(&(deployment + &copy + &other))), ["Deployment web", "Pod web-1", "Pod web-1"]);
}
