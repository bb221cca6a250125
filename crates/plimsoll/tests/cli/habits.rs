use crate::support::{Folder, PRIVILEGED, QUIET};

#[test]
fn exit_codes_are_as_documented() {
    let gap = Folder::new().with("pod.yaml", PRIVILEGED);
    assert_eq!(gap.run(&["scan"]).code, 1);
    assert_eq!(gap.run(&["scan", "--fail-on", "never"]).code, 0);
    assert_eq!(gap.run(&["scan", "--fail-on", "nonsense"]).code, 2);
    assert_eq!(gap.run(&["scan", "nowhere"]).code, 2);
    assert_eq!(gap.run(&["frobnicate"]).code, 2);
    let quiet = Folder::new().with("map.yaml", QUIET);
    assert_eq!(quiet.run(&["scan"]).code, 0);
}

#[test]
fn nothing_to_look_at_is_not_green() {
    let empty = Folder::new().with("notes.txt", "nothing here");
    let outcome = empty.run(&["scan"]);
    assert_eq!(outcome.code, 3);
    assert!(outcome.stderr.contains("nothing to look at"));
    assert_eq!(empty.run(&["scan", "--allow-blind"]).code, 0);
}

#[test]
fn what_cannot_be_read_is_not_green() {
    let broken = Folder::new().with("map.yaml", format!("{QUIET}---\nspec: [\n"));
    let outcome = broken.run(&["scan"]);
    assert_eq!(outcome.code, 3);
    assert!(outcome.stdout.contains("map.yaml:8"), "the place of the broken document:\n{}", outcome.stdout);
    assert_eq!(broken.run(&["scan", "--allow-blind"]).code, 0);
}

#[test]
fn stdin_is_read() {
    let folder = Folder::new();
    let outcome = folder.run_with(&["scan", "-", "--format", "json"], PRIVILEGED.as_bytes());
    assert_eq!(outcome.code, 1);
    let report: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(report["findings"][0]["places"][0]["file"], "-");
}

#[test]
fn colours_obey_the_environment_and_the_flag() {
    let folder = Folder::new().with("pod.yaml", PRIVILEGED);
    assert!(!folder.run(&["scan"]).stdout.contains('\u{1b}'));
    assert!(folder.run(&["scan", "--color", "always"]).stdout.contains('\u{1b}'));
}

#[test]
fn the_configuration_is_found_upward_and_flags_win() {
    let folder = Folder::new().with("plimsoll.toml", "fail-on = 'critical'\n").with("deep/map.yaml", QUIET);
    let folder = folder.with("deep/pod.yaml", PRIVILEGED.replace("privileged: true", "privileged: false"));
    assert_eq!(folder.run(&["scan", "deep"]).code, 0);
    assert_eq!(folder.run(&["scan", "deep", "--fail-on", "low"]).code, 1);
    let wrong = Folder::new().with("plimsoll.toml", "failon = 'critical'\n").with("map.yaml", QUIET);
    let outcome = wrong.run(&["scan"]);
    assert_eq!(outcome.code, 2);
    assert!(outcome.stderr.contains("plimsoll.toml:1:1"), "{}", outcome.stderr);
}

#[test]
fn explain_knows_slugs_peers_ids_and_controls() {
    let folder = Folder::new();
    assert!(folder.run(&["explain", "privileged-container"]).stdout.contains("privileged"));
    assert!(folder.run(&["explain", "CKV_K8S_16"]).stdout.contains("privileged-container"));
    assert!(folder.run(&["explain", "wl-no-privileged"]).stdout.contains("wl-no-privileged"));
    let unknown = folder.run(&["explain", "privileged"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("did you mean privileged-container"));
}

#[test]
fn completions_man_and_doctor_answer() {
    let folder = Folder::new().with("map.yaml", QUIET);
    assert!(folder.run(&["completions", "bash"]).stdout.contains("plimsoll"));
    assert!(folder.run(&["man"]).stdout.contains(".TH"));
    let doctor = folder.run(&["doctor"]);
    assert_eq!(doctor.code, 0);
    assert!(doctor.stdout.contains("no plimsoll.toml"));
}

#[test]
fn several_formats_are_written_at_once() {
    let folder = Folder::new().with("pod.yaml", PRIVILEGED);
    let outcome =
        folder.run(&["scan", "pod.yaml", "-o", "sarif=out.sarif", "-o", "html=out.html", "-o", "json=out.json"]);
    assert_eq!(outcome.code, 1);
    for name in ["out.sarif", "out.html", "out.json"] {
        assert!(std::fs::metadata(folder.path().join(name)).expect("written").len() > 200, "{name}");
    }
    assert_eq!(folder.run(&["scan", "-o", "sarif"]).code, 2);
}
