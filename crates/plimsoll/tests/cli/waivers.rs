//! What is accepted: waivers of every form, baselines, and the limits of a change.

use std::process::Command;

use serde_json::Value;

use crate::support::{Folder, Outcome, PRIVILEGED, QUIET};

const TODAY: [&str; 2] = ["--today", "2026-06-01"];

fn json(folder: &Folder, more: &[&str]) -> Value {
    let out = run(folder, &[&["--format", "json"], more].concat());
    serde_json::from_str(&out.stdout).unwrap_or_else(|_| panic!("{}", out.stderr))
}

fn run(folder: &Folder, more: &[&str]) -> Outcome {
    let checks = ["--check", "privileged-container,host-network"];
    folder.run(&[&["scan", "."], &checks[..], &TODAY, more].concat())
}

fn checks(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(|f| f["check"].as_str()).collect()
}

fn file(until: &str, scope: &str) -> String {
    format!(
        "[[waiver]]\ncheck = \"privileged-container\"\n{scope}\nreason = \"node agent\"\nowner = \"platform\"\nuntil = \"{until}\"\n"
    )
}

fn estate(waivers: &str) -> Folder {
    Folder::new().with("k8s/web.yaml", PRIVILEGED).with("plimsoll.waivers.toml", waivers)
}

#[test]
fn a_waived_gap_does_not_fail_and_its_control_stays_open() {
    let folder = estate(&file("2026-12-31", "where = { path = \"k8s/*.yaml\", kind = \"Pod\", container = \"a*\" }"));
    assert_eq!(run(&folder, &[]).code, 0);
    let report = json(&folder, &[]);
    assert!(checks(&report["findings"]).is_empty());
    let waived = &report["waived"][0];
    assert_eq!(waived["finding"]["check"], "privileged-container");
    assert_eq!((&waived["owner"], &waived["until"]), (&"platform".into(), &"2026-12-31".into()));
    let areas = report["line"]["areas"].as_array().expect("areas");
    let control = areas.iter().flat_map(|a| a["controls"].as_array().expect("controls"));
    let control = control.into_iter().find(|c| c["control"] == "wl-no-privileged").expect("the control");
    assert_eq!((&control["state"], &control["accepted"]), (&"open".into(), &1.into()));
    assert_eq!(report["counts"]["gaps"], 1);
}

#[test]
fn without_waivers_everything_counts() {
    let folder = estate(&file("2026-12-31", ""));
    assert_eq!(run(&folder, &["--no-waivers"]).code, 1);
}

#[test]
fn the_report_matches_its_schema_with_everything_accepted() {
    let folder = estate(&file("2026-12-31", "")).with(".trivyignore", "CVE-2024-1\n");
    let base = folder.path().join("base.json");
    let base = base.to_str().expect("UTF-8");
    run(&folder, &["--write-baseline", base]);
    let schema = include_str!("../../../report/schema.json");
    let schema = jsonschema::validator_for(&serde_json::from_str(schema).expect("JSON")).expect("a schema");
    let report = json(&folder, &["--baseline", base]);
    assert_eq!(report["unmatched_waivers"][0]["id"], "CVE-2024-1");
    assert!(report["baseline"].is_object());
    let faults: Vec<String> = schema.iter_errors(&report).map(|e| format!("{} {e}", e.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn an_expired_waiver_brings_its_finding_back_and_is_one_itself() {
    let folder = estate(&file("2026-05-31", ""));
    assert_eq!(run(&folder, &[]).code, 1);
    let report = json(&folder, &[]);
    assert_eq!(checks(&report["findings"]), ["privileged-container", "waiver-expired"]);
    assert_eq!(report["findings"][1]["places"][0]["file"], "plimsoll.waivers.toml");
    let last_day = estate(&file("2026-06-01", ""));
    assert!(checks(&json(&last_day, &[])["findings"]).is_empty());
}

#[test]
fn an_unused_waiver_is_a_finding_only_where_it_could_have_been_used() {
    let folder = estate(&file("2026-12-31", "where = { name = \"gone\" }")).with("other/c.yaml", QUIET);
    assert_eq!(checks(&json(&folder, &[])["findings"]), ["privileged-container", "waiver-unused"]);
    // Only a part is looked at: nothing can be said of the rest.
    let part = folder.run(&[&["scan", "other", "--format", "json"], &TODAY[..]].concat());
    assert!(!part.stdout.contains("waiver-unused"), "{}", part.stdout);
    // Its check does not run.
    let other = folder.run(&[&["scan", ".", "--format", "json", "--check", "host-network"], &TODAY[..]].concat());
    assert!(!other.stdout.contains("waiver-unused"), "{}", other.stdout);
}

#[test]
fn a_waiver_for_what_cannot_be_told_is_not_unused() {
    let unknown = PRIVILEGED.replace("privileged: true", "privileged: \"{{ .Values.x }}\"");
    let folder = Folder::new().with("web.yaml", unknown).with("plimsoll.waivers.toml", file("2026-12-31", ""));
    let report = json(&folder, &[]);
    assert!(!report["unknowns"].as_array().expect("unknowns").is_empty());
    assert!(checks(&report["findings"]).is_empty(), "{report}");
}

#[test]
fn a_faulty_file_of_waivers_stops_the_scan_and_repeats_nothing() {
    let folder = estate("[[waiver]]\ncheck = \"hunter2\"\nreason = \"r\"\n");
    let out = run(&folder, &[]);
    assert_eq!(out.code, 2);
    for place in ["plimsoll.waivers.toml:1:1", "plimsoll.waivers.toml:2:9"] {
        assert!(out.stderr.contains(place), "{}", out.stderr);
    }
    assert!(!out.stderr.contains("hunter2"));
}

#[test]
fn comments_waive_their_line_the_next_line_or_their_object() {
    let line =
        PRIVILEGED.replace("privileged: true", "privileged: true # plimsoll: allow privileged-container -- agent");
    let above = PRIVILEGED.replace(
        "        privileged: true",
        "        # plimsoll: allow privileged-container -- agent (owner: ops, until: 2026-12-31)\n        # more\n        privileged: true",
    );
    let object = format!("# plimsoll: allow CKV_K8S_16, host-network -- agent\n{PRIVILEGED}---\n{PRIVILEGED}");
    for (text, left) in [(line, 0), (above, 0), (object, 1)] {
        let report = json(&Folder::new().with("web.yaml", &text), &[]);
        assert_eq!(checks(&report["findings"]).len(), left, "{text}{report}");
        assert_eq!(report["waived"][0]["by"], "inline");
    }
}

#[test]
fn a_comment_elsewhere_or_without_a_reason_waives_nothing_and_is_told() {
    let far = format!("{PRIVILEGED}# plimsoll: allow privileged-container -- agent\n");
    let bare = PRIVILEGED.replace("privileged: true", "privileged: true # plimsoll: allow privileged-container");
    let wrong = PRIVILEGED.replace("privileged: true", "privileged: true # plimsoll: allow hunter2 -- agent");
    for (text, told) in [(far, "waiver-unused"), (bare, "waiver-invalid"), (wrong, "waiver-invalid")] {
        let report = json(&Folder::new().with("web.yaml", &text), &[]);
        let mut found = checks(&report["findings"]);
        found.sort_unstable();
        assert_eq!(found, ["privileged-container", told], "{text}");
        assert!(!report["findings"].to_string().contains("hunter2"));
    }
}

#[test]
fn peers_forms_are_followed_and_counted_as_loose() {
    let annotated =
        |pair: &str| PRIVILEGED.replace("  name: web\n", &format!("  name: web\n  annotations:\n    {pair}\n"));
    let exceptions = r#"[{"name": "n", "resources": [{"attributes": {"kind": "Pod", "name": "w.b"}}], "posturePolicies": [{"controlID": "C-0057"}]}]"#;
    let comment = PRIVILEGED.replace("spec:", "spec: # checkov:skip=CKV_K8S_16:agent");
    let plain = Folder::new().with("web.yaml", PRIVILEGED);
    let cases = [
        ("checkov", Folder::new().with("web.yaml", comment)),
        ("checkov", Folder::new().with("web.yaml", annotated("checkov.io/skip1: CKV_K8S_16=agent"))),
        (
            "kube-linter",
            Folder::new().with("web.yaml", annotated("ignore-check.kube-linter.io/privileged-container: agent")),
        ),
        ("trivy", Folder::new().with("web.yaml", PRIVILEGED).with(".trivyignore", "AVD-KSV-0017\n")),
        (
            "trivy",
            Folder::new().with("web.yaml", PRIVILEGED).with(
                ".trivyignore.yaml",
                "misconfigurations:\n  - id: KSV017\n    paths: ['*.yaml']\n    statement: agent\n",
            ),
        ),
        ("kubescape", plain.with("exceptions.json", exceptions)),
    ];
    for (by, folder) in cases {
        let more: &[&str] = if by == "kubescape" { &["--import-exceptions", "exceptions.json"] } else { &[] };
        let report = json(&folder, more);
        assert_eq!(report["waived"][0]["by"], by, "{report}");
        assert!(report["waived"][0].get("owner").is_none());
        let human = run(&folder, more).stdout;
        assert!(human.contains("1 waived (1 without owner or end)"), "{human}");
    }
}

#[test]
fn sarif_marks_what_is_waived() {
    let inline =
        PRIVILEGED.replace("privileged: true", "privileged: true # plimsoll: allow privileged-container -- agent");
    let cases = [("external", estate(&file("2026-12-31", ""))), ("inSource", Folder::new().with("web.yaml", inline))];
    for (kind, folder) in cases {
        let sarif: Value = serde_json::from_str(&run(&folder, &["--format", "sarif"]).stdout).expect("SARIF");
        let results = sarif["runs"][0]["results"].as_array().expect("results");
        assert_eq!(results.len(), 1);
        assert_eq!(results[0]["suppressions"][0]["kind"], kind);
        assert_eq!(results[0]["ruleId"], "privileged-container");
    }
}

#[test]
fn waive_writes_a_waiver_that_the_scan_follows() {
    let folder = estate("# ours\n");
    let args = ["waive", "KSV-0017", "--where", "name=web", "--reason", "agent", "--owner", "ops", "--until"];
    let out = folder.run(&[&args[..], &["2026-12-31"], &TODAY].concat());
    assert_eq!(out.code, 0, "{}", out.stderr);
    let text = std::fs::read_to_string(folder.path().join("plimsoll.waivers.toml")).expect("the file");
    assert!(text.starts_with("# ours\n") && text.contains("check = \"privileged-container\""), "{text}");
    assert_eq!(run(&folder, &[]).code, 0);
    // Too far ahead: nothing is written.
    assert_eq!(folder.run(&[&args[..], &["2027-12-31"], &TODAY].concat()).code, 2);
    assert_eq!(std::fs::read_to_string(folder.path().join("plimsoll.waivers.toml")).expect("the file"), text);
}

#[test]
fn a_baseline_holds_back_what_was_there_and_counts_what_is_gone() {
    let folder = Folder::new().with("web.yaml", PRIVILEGED).with("old.yaml", PRIVILEGED.replace("web", "old"));
    assert_eq!(run(&folder, &["--write-baseline", "base.json"]).code, 1);
    let written = std::fs::read(folder.path().join("base.json")).expect("the baseline");
    run(&folder, &["--write-baseline", "again.json"]);
    assert_eq!(std::fs::read(folder.path().join("again.json")).expect("the baseline"), written);
    assert_eq!(run(&folder, &["--baseline", "base.json"]).code, 0);

    std::fs::remove_file(folder.path().join("old.yaml")).expect("removed");
    let folder = folder.with("new.yaml", PRIVILEGED.replace("web", "new"));
    let report = json(&folder, &["--baseline", "base.json"]);
    assert_eq!(report["baseline"], serde_json::json!({"known": 1, "fixed": 1, "unjudged": 0}));
    assert_eq!(report["findings"][0]["subject"]["name"], "new");
    // A scan of another check cannot tell.
    let other = folder.run(&["scan", ".", "--check", "host-network", "--format", "json", "--baseline", "base.json"]);
    let other: Value = serde_json::from_str(&other.stdout).expect("JSON");
    assert_eq!(other["baseline"], serde_json::json!({"known": 0, "fixed": 0, "unjudged": 2}));
}

fn git(folder: &Folder, args: &[&str]) {
    let settings = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
    let out = Command::new("git").current_dir(folder.path()).args(settings).args(args).output().expect("git starts");
    assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
}

#[test]
fn since_reports_only_the_objects_that_a_change_touches() {
    let two = format!("{}---\n{}", PRIVILEGED.replace("web", "one"), PRIVILEGED.replace("web", "two"));
    let folder = Folder::new().with("a.yaml", &two).with("b.yaml", PRIVILEGED);
    std::fs::remove_dir(folder.path().join(".git")).expect("the mark");
    git(&folder, &["init", "--quiet"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "--quiet", "-m", "first"]);
    assert_eq!(run(&folder, &["--since", "HEAD"]).code, 0);

    let folder =
        folder.with("a.yaml", two.replace("two", "two-b")).with("ü new.yaml", PRIVILEGED.replace("web", "new"));
    let report = json(&folder, &["--since", "HEAD"]);
    let names: Vec<_> = report["findings"].as_array().expect("list").iter().map(|f| &f["subject"]["name"]).collect();
    assert_eq!(names, ["two-b", "new"]);
    assert_eq!(report["since"], serde_json::json!({"reference": "HEAD", "files": 2, "findings": 2, "unknowns": 0}));
    assert_eq!(run(&folder, &["--since", "HEAD"]).code, 1);

    git(&folder, &["add", "."]);
    git(&folder, &["commit", "--quiet", "-m", "second"]);
    let human = run(&folder, &["--since", "HEAD~1"]).stdout;
    assert!(human.contains("since HEAD~1: 2 files touched"), "{human}");
    // A single file, named in another way.
    let file = folder.run(&["scan", "./a.yaml", "--since", "HEAD~1", "--check", "privileged-container"]);
    assert!(file.stdout.starts_with("Pod two-b"), "{}", file.stdout);
}

#[test]
fn since_without_git_or_with_a_wrong_revision_says_so() {
    let folder = Folder::new().with("web.yaml", PRIVILEGED);
    std::fs::remove_dir(folder.path().join(".git")).expect("the mark");
    git(&folder, &["init", "--quiet"]);
    for reference in ["nowhere", "--output=x"] {
        let out = run(&folder, &[&format!("--since={reference}")]);
        assert_eq!(out.code, 2);
        assert!(out.stderr.contains("no such revision"), "{}", out.stderr);
    }
    assert!(!folder.path().join("x").exists());
}
