//! Every form in which a gap can be accepted, read from text.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests may fail loudly")]

use plimsoll_engine::WaivedBy;
use plimsoll_waive::{Baseline, Date, Lines, Names, NewWaiver, Rules, Touched, append, parse, peers};

const RULES: Rules = Rules { today: Date::constant(2026, 6, 1), max_days: 365 };

fn names() -> Names {
    Names::of(plimsoll_checks::ALL)
}

const WHOLE: &str = r#"# kept for the agents
[[waiver]]
check = "CKV_K8S_16"   # a peer's id
where = { path = "ops/**/*.yaml", kind = "DaemonSet", namespace = "ops", name = "agent-*", container = "a" }
reason = "node agent"
owner = "platform"
until = 2026-12-31
"#;

#[test]
fn a_whole_waiver_is_read() {
    let waivers = parse(WHOLE, "w.toml", RULES, &names()).expect("valid");
    assert_eq!(waivers.len(), 1);
    assert_eq!(waivers[0].checks, ["privileged-container"]);
    assert_eq!((waivers[0].by, waivers[0].line), (WaivedBy::File, 2));
    assert_eq!(waivers[0].until, Some(Date::constant(2026, 12, 31)));
    assert!(!waivers[0].is_over(Date::constant(2026, 12, 31)) && waivers[0].is_over(Date::constant(2027, 1, 1)));
}

#[test]
fn every_missing_field_is_an_error_with_a_place() {
    let errors = parse("\n[[waiver]]\nwhere = { path = 'a' }\n", "w", RULES, &names()).expect_err("nothing is there");
    let told: Vec<&str> = ["`check`", "`reason`", "`owner`", "`until"].to_vec();
    assert_eq!(errors.len(), told.len());
    for (error, field) in errors.iter().zip(told) {
        assert!(error.reason.contains(field), "{error}");
        assert_eq!(error.at.map(|(line, _)| line), Some(2), "{error}");
    }
}

#[test]
fn what_is_wrong_is_told_at_its_line_without_its_value() {
    let cases = [
        ("check = \"privileged-container\"", "check = \"hunter2\"", 3),
        ("until = \"2026-12-31\"", "until = \"hunter2\"", 6),
        ("until = \"2026-12-31\"", "until = \"2027-06-02\"", 6),
        ("until = \"2026-12-31\"", "until = 2026-12-31T00:00:00Z", 6),
        ("reason = \"r\"", "reason = \" \"", 4),
        ("owner = \"o\"", "hunter2-key = 1", 5),
        ("reason = \"r\"", "reason = 7", 4),
        ("# where", "where = { name = \"hunter2[\" }", 7),
    ];
    let base = "\n[[waiver]]\ncheck = \"privileged-container\"\nreason = \"r\"\nowner = \"o\"\nuntil = \"2026-12-31\"\n# where\n";
    assert!(parse(base, "w", RULES, &names()).is_ok());
    for (old, new, line) in cases {
        let errors = parse(&base.replace(old, new), "w", RULES, &names()).expect_err(new);
        assert!(errors.iter().any(|e| e.at.is_some_and(|(l, _)| l == line)), "{new}: {errors:?}");
        let quotes = errors.iter().any(|e| e.reason.contains("hunter2") && !e.reason.contains("hunter2-key"));
        assert!(!quotes, "{new}: {errors:?}");
    }
}

#[test]
fn the_last_day_that_is_allowed_is_allowed() {
    let text = WHOLE.replace("2026-12-31", "2027-06-01");
    assert!(parse(&text, "w", RULES, &names()).is_ok());
    assert!(parse(&text, "w", Rules { max_days: 364, ..RULES }, &names()).is_err());
}

#[test]
fn a_waiver_is_added_and_nothing_else_changes() {
    let waiver = NewWaiver {
        check: "host-network".into(),
        reason: "say \"why\"".into(),
        owner: "o".into(),
        until: Date::constant(2026, 7, 1),
        scope: vec![("kind".into(), "Pod".into())],
    };
    let new = append(WHOLE, &waiver).expect("valid");
    assert!(new.starts_with(WHOLE), "{new}");
    let waivers = parse(&new, "w", RULES, &names()).expect("valid");
    assert_eq!(waivers.iter().map(|w| w.checks[0]).collect::<Vec<_>>(), ["privileged-container", "host-network"]);
    assert_eq!(waivers[1].reason, "say \"why\"");
    assert!(append("waiver = 1", &waiver).is_err());
    let ended = append("# only a comment", &waiver).expect("valid");
    assert!(ended.starts_with("# only a comment\n\n[[waiver]]"), "{ended}");
}

#[test]
fn trivys_plain_file_has_ids_ends_and_comments() {
    let text = "# advisories\nCVE-2024-1 \n\n# by design\nAVD-KSV-0017 exp:2026-08-01\nKSV009 # old spelling\nKSV-0010 exp:soon\n";
    let read = peers::trivy_plain(text, ".trivyignore", &names()).expect("small");
    let found: Vec<_> = read.waivers.iter().map(|w| (w.checks[0], w.line, w.reason.as_str(), w.until)).collect();
    assert_eq!(
        found,
        [
            ("privileged-container", 5, "by design", Some(Date::constant(2026, 8, 1))),
            ("host-network", 6, "by design", None)
        ]
    );
    assert!(read.waivers.iter().all(|w| w.owner.is_none()));
    let left: Vec<_> = read.unmatched.iter().map(|u| (u.line, u.id.as_deref())).collect();
    assert_eq!(left, [(2, Some("CVE-2024-1")), (7, Some("KSV-0010"))]);
}

#[test]
fn trivys_yaml_file_has_paths_and_statements() {
    let text = "vulnerabilities:\n  - id: CVE-1\nmisconfigurations:\n  - id: AVD-KSV-0017\n    paths: [a/*.yaml, 'b/**']\n    \
                statement: agent\n    expired_at: 2026-09-01\n  - id: DS002\n  - id: KSV-0009\n    paths: ['[']\n";
    let read = peers::trivy_yaml(text, "t", &names()).expect("YAML");
    assert_eq!(read.waivers.len(), 2);
    assert_eq!(read.waivers[0].reason, "agent");
    assert_eq!(read.waivers[0].until, Some(Date::constant(2026, 9, 1)));
    assert_eq!(read.unmatched.iter().map(|u| u.line).collect::<Vec<_>>(), [8, 9]);
    assert!(peers::trivy_yaml("a: [", "t", &names()).is_err());
}

#[test]
fn kubescapes_exceptions_are_waived_only_where_they_can_be_compared() {
    let policy = |attributes: &str, posture: &str| {
        format!(
            r#"{{"name": "n", "policyType": "postureExceptionPolicy", "resources": [{{"designatorType": "Attributes", "attributes": {attributes}}}], "posturePolicies": [{posture}]}}"#
        )
    };
    let text = format!(
        "[\n{},\n{},\n{},\n{}\n]",
        policy(r#"{"kind": "Deployment", "name": "web-.*", "cluster": ".*"}"#, r#"{"controlID": "C-0057"}"#),
        policy(r#"{"app": "web"}"#, r#"{"controlID": "C-0057"}"#),
        policy(r#"{"kind": ".*"}"#, r#"{"frameworkName": "NSA"}"#),
        policy(r#"{"cluster": "prod"}"#, r#"{"controlID": "C-0057"}"#),
    );
    let read = peers::kubescape(&text, "e.json", &names()).expect("a list");
    assert_eq!(read.waivers.iter().map(|w| (w.checks[0], w.line)).collect::<Vec<_>>(), [("privileged-container", 2)]);
    assert_eq!(read.unmatched.iter().map(|u| u.line).collect::<Vec<_>>(), [3, 4, 5]);
    assert!(peers::kubescape("{}", "e", &names()).is_err());
}

#[test]
fn a_baseline_of_another_form_is_refused() {
    assert!(Baseline::parse("{}").is_err());
    let error = Baseline::parse("{\"version\": 2, \"findings\": []}").expect_err("another version");
    assert!(error.reason.contains("anew"));
}

#[test]
fn gits_words_become_files_and_lines() {
    let names = b"a.yaml\0new.yaml\0mode.yaml\0\xc3\xa9 \"x\".yaml\0";
    let hunks = "diff --git a/a.yaml b/a.yaml\n--- a/a.yaml\n+++ b/a.yaml\n@@ -3 +3 @@ kind: Pod\n--- looks like a header\n\
                 +++ b/looks-like-one-too\n@@ -9,2 +8,0 @@\n-x\n-y\n@@ -20,0 +18,3 @@\n+a\n+b\n+c\n\
                 diff --git a/new.yaml b/new.yaml\n--- /dev/null\n+++ b/new.yaml\n@@ -0,0 +1,2 @@\n+a\n+b\n\
                 diff --git x y\n--- /dev/null\n+++ \"b/\\303\\251 \\\"x\\\".yaml\"\n@@ -0,0 +1 @@\n+a\n";
    let touched = Touched::parse(names, hunks.as_bytes(), b"loose.yaml\0").0;
    assert_eq!(touched["a.yaml"], Lines::Ranges(vec![(3, 3), (8, 9), (18, 20)]));
    assert_eq!(touched["new.yaml"], Lines::Ranges(vec![(1, 2)]));
    assert_eq!(touched["é \"x\".yaml"], Lines::Ranges(vec![(1, 1)]));
    assert_eq!((&touched["mode.yaml"], &touched["loose.yaml"]), (&Lines::All, &Lines::All));
    assert_eq!(touched.len(), 5);
}
