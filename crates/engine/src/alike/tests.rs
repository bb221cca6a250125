use plimsoll_catalog::Severity;
use plimsoll_model::Why;

use super::*;
use crate::{Confidence, WaivedBy};

fn subject(root: Option<&str>, name: &str) -> Subject {
    Subject {
        group: "terraform".into(),
        kind: "aws_vpc".into(),
        namespace: None,
        name: name.into(),
        root: root.map(str::to_owned),
        template: None,
        container: None,
        role: None,
    }
}

fn place(line: u32) -> PlaceIn {
    PlaceIn {
        file: "net/main.tf".into(),
        line,
        column: 1,
        end_line: line,
        end_column: 2,
        start: line,
        end: line + 1,
        path: String::new(),
        missing: false,
        note: String::new(),
        rendered: None,
    }
}

fn gap(subject: Subject, message: &str, line: u32) -> Finding {
    let places = vec![place(line)];
    Finding {
        check: "c".into(),
        title: "t".into(),
        fingerprint: crate::fingerprint("c", &subject, places.first()),
        subject,
        severity: Severity::High,
        confidence: Confidence::High,
        owner: None,
        controls: Vec::new(),
        message: message.into(),
        fix: "f".into(),
        remedy: None,
        places,
        also: Vec::new(),
    }
}

fn told(assessment: &Assessment) -> Vec<(String, Vec<String>)> {
    let names = |list: &[Subject]| list.iter().map(Subject::title).collect();
    assessment.findings.iter().map(|f| (f.subject.title(), names(&f.also))).collect()
}

#[test]
fn what_is_the_same_at_a_place_is_told_once() {
    let mut assessment = Assessment {
        findings: vec![
            gap(subject(Some("envs/a"), "module.n.aws_vpc.this"), "no", 3),
            gap(subject(Some("envs/b"), "module.n.aws_vpc.this"), "no", 3),
            gap(subject(Some("envs/b"), "module.n.aws_vpc.this"), "else", 3),
            gap(subject(Some("envs/b"), "module.n.aws_vpc.this"), "no", 4),
            gap(subject(None, "aws_vpc.this[1]"), "no", 3),
        ],
        ..Assessment::default()
    };
    fold(&mut assessment);
    let b = || "envs/b: module.n.aws_vpc.this".to_owned();
    assert_eq!(
        told(&assessment),
        [
            ("envs/a: module.n.aws_vpc.this".to_owned(), vec![b(), "aws_vpc.this[1]".to_owned()]),
            (b(), Vec::new()),
            (b(), Vec::new()),
        ]
    );
    assert_eq!(assessment.counts.repeated, 2);
}

#[test]
fn roots_have_fingerprints_of_their_own() {
    let print = |root| gap(subject(root, "module.n.aws_vpc.this"), "no", 3).fingerprint;
    let all = [print(Some("envs/a")), print(Some("envs/b")), print(None)];
    assert!(all[0] != all[1] && all[1] != all[2] && all[0] != all[2]);
    assert_eq!(all[0], gap(subject(Some("envs/a"), "module.n.aws_vpc.this"), "no", 9).fingerprint);
}

#[test]
fn what_different_waivers_accept_stays_apart() {
    let waived = |root, line| Waived {
        finding: gap(subject(Some(root), "x"), "no", 3),
        by: WaivedBy::File,
        file: "w".into(),
        line,
        reason: "r".into(),
        owner: None,
        until: None,
    };
    let mut assessment =
        Assessment { waived: vec![waived("a", 1), waived("b", 1), waived("c", 2)], ..Assessment::default() };
    fold(&mut assessment);
    let also: Vec<usize> = assessment.waived.iter().map(|w| w.finding.also.len()).collect();
    assert_eq!((also, assessment.counts.repeated), (vec![1, 0], 1));
}

#[test]
fn objects_of_kubernetes_and_what_has_no_place_are_told_for_themselves() {
    let unknown = |group: &str, place| UnknownVerdict {
        check: "c".into(),
        subject: Subject { group: group.into(), ..subject(None, "x") },
        controls: Vec::new(),
        why: Why::new("r", "s"),
        place,
        also: Vec::new(),
    };
    let twice = |group: &str, at: Option<PlaceIn>| {
        let mut list =
            Assessment { unknowns: vec![unknown(group, at.clone()), unknown(group, at)], ..Assessment::default() };
        fold(&mut list);
        list.unknowns.len()
    };
    assert_eq!(
        (twice("apps", Some(place(1))), twice("terraform", None), twice("terraform", Some(place(1)))),
        (2, 2, 1)
    );
}
