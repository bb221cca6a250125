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
fn a_width_that_cannot_be_drawn_for_is_refused() {
    let folder = Folder::new().with("pod.yaml", PRIVILEGED);
    let outcome = folder.run(&["scan", "--width", "40"]);
    assert_eq!(outcome.code, 2);
    assert!(outcome.stderr.contains("60"), "{}", outcome.stderr);
    let outcome = folder.run(&["line", "--width", "60"]);
    assert!(outcome.stdout.lines().all(|l| l.chars().count() <= 60), "{}", outcome.stdout);
}

#[test]
fn a_kind_that_does_not_exist_is_not_complete() {
    let folder = Folder::new().with("pod.yaml", PRIVILEGED);
    for wrong in ["Bogus", "pod", "NetworkPolicies", "apps/v1/Deployment"] {
        let outcome = folder.run(&["scan", "--complete", wrong]);
        assert_eq!(outcome.code, 2, "{wrong}");
        assert!(outcome.stderr.contains(wrong) && outcome.stderr.contains("NetworkPolicy,"), "{}", outcome.stderr);
    }
    for right in ["*", "NetworkPolicy", "networking.k8s.io/NetworkPolicy,Pod", "cilium.io/CiliumNetworkPolicy"] {
        assert_eq!(folder.run(&["scan", "--complete", right]).code, 1, "{right}");
    }
    let folder = Folder::new().with("plimsoll.toml", "[estate]\ncomplete = ['Bogus']\n").with("map.yaml", QUIET);
    let outcome = folder.run(&["scan"]);
    assert_eq!(outcome.code, 2);
    assert!(outcome.stderr.contains("plimsoll.toml") && outcome.stderr.contains("Bogus"), "{}", outcome.stderr);
}

#[test]
fn a_report_tells_the_time_that_it_was_told() {
    let folder = Folder::new().with("pod.yaml", PRIVILEGED);
    let start = |args: &[&str]| {
        let outcome = folder.run(&[&["scan", "--format", "oscal"], args].concat());
        let document: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
        document["assessment-results"]["results"][0]["start"].as_str().expect("a time").to_owned()
    };
    assert_eq!(start(&["--as-of", "2026-01-02T05:04:05+02:00"]), "2026-01-02T03:04:05Z");
    assert_eq!(start(&["--today", "2026-02-03"]), "2026-02-03T00:00:00Z");
    let epoch = folder.run_in(&["scan", "--format", "json"], &[("SOURCE_DATE_EPOCH", "86400")]);
    assert!(epoch.stdout.contains("\"as_of\": \"1970-01-02T00:00:00Z\""), "{}", epoch.stdout);
    for wrong in ["yesterday", "2026-01-02", "0001-01-01T00:00:00Z"] {
        let outcome = folder.run(&["scan", "--as-of", wrong]);
        assert_eq!((outcome.code, outcome.stderr.contains("--as-of")), (2, true), "{wrong}: {}", outcome.stderr);
    }
    let wrong = folder.run_in(&["scan"], &[("SOURCE_DATE_EPOCH", "soon")]);
    assert_eq!((wrong.code, wrong.stderr.contains("SOURCE_DATE_EPOCH")), (2, true), "{}", wrong.stderr);
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
    let slip = folder.run(&["explain", "privleged-contaner"]);
    assert!(slip.stderr.contains("did you mean privileged-container"), "{}", slip.stderr);
    let nothing = folder.run(&["explain", "zzz"]);
    assert!(nothing.stderr.contains("lists all checks"), "{}", nothing.stderr);
}

#[test]
fn a_version_that_is_not_known_yet_is_judged_and_said() {
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: []}\n";
    let folder = Folder::new().with("pod.yaml", pod);
    let newer = folder.run(&["scan", "--kubernetes", "1.99", "pod.yaml"]);
    assert!(newer.stderr.contains("Kubernetes 1.99 is not known here"), "{}", newer.stderr);
    assert!(!folder.run(&["scan", "--kubernetes", "1.34", "pod.yaml"]).stderr.contains("not known"));
}

#[test]
fn an_empty_input_can_be_accepted_without_accepting_an_unread_one() {
    let other = Folder::new().with("notes.yaml", "a: 1\n");
    assert_eq!(other.run(&["scan", "notes.yaml"]).code, 3);
    assert_eq!(other.run(&["scan", "notes.yaml", "--allow-empty"]).code, 0);
    let broken = Folder::new().with("pod.yaml", "kind: [\n");
    assert_eq!(broken.run(&["scan", "pod.yaml", "--allow-empty"]).code, 3);
    let open = Folder::new().with("pod.yaml", PRIVILEGED);
    assert_eq!(open.run(&["scan", "pod.yaml", "--allow-empty"]).code, 1);
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

#[test]
fn images_come_from_where_the_configuration_says() {
    let check = ["scan", "--check", "image-outside-allowed-registries", "--fail-on", "low"];
    let folder = |config: &str| Folder::new().with("plimsoll.toml", config).with("pod.yaml", PRIVILEGED);
    assert_eq!(folder("").run(&check).code, 0);
    assert_eq!(folder("[images]\nregistries = ['example.com']\n").run(&check).code, 0);
    assert_eq!(folder("[images]\nregistries = ['ghcr.io/example']\n").run(&check).code, 1);
    let wrong = folder("[images]\nregistries = ['https://ghcr.io']\n").run(&check);
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.contains("images.registries"), "{}", wrong.stderr);
}

#[test]
fn what_a_pod_repeats_of_its_maker_is_told_once() {
    let deployment = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: \
                      [{name: app, image: a, securityContext: {privileged: true}}]}}}\n";
    let pod = "---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web-1\n  ownerReferences: [{apiVersion: apps/v1, kind: \
               Deployment, name: web, controller: true}]\nspec: {containers: [{name: app, image: a, securityContext: \
               {privileged: true}}]}\n";
    let folder = Folder::new().with("all.yaml", [deployment, pod].concat());
    let outcome = folder.run(&["scan", "--check", "privileged-container", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(report["findings"].as_array().map(Vec::len), Some(1));
    assert_eq!((report["counts"]["gaps"].as_u64(), report["counts"]["repeated"].as_u64()), (Some(2), Some(1)));
}
