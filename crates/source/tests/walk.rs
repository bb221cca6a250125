//! What is read, what is passed over, and how it is named.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod common;

use common::{POD, blind, folder, paths, request, scan, skipped};
use plimsoll_model::SkippedKind;
use plimsoll_source::{Error, collect};

#[test]
fn files_are_read_in_order_and_named_as_the_user_would() {
    let dir = folder(&[("b/x.yml", POD), ("a.yaml", POD), ("c.json", "{}"), ("main.go", "package x"), ("d.tmpl", POD)]);
    let snapshot = scan(dir.path(), &["."]);
    assert_eq!(paths(&snapshot), ["a.yaml", "b/x.yml", "c.json", "d.tmpl"]);
    assert_eq!(skipped(&snapshot, SkippedKind::OtherFormat), ["main.go"]);
    assert_eq!(snapshot.other_formats.get("go"), Some(&1));
    assert_eq!(paths(&scan(dir.path(), &["./b", "b/x.yml"])), ["b/x.yml"]);
    let whole = dir.path().join("b");
    assert_eq!(paths(&scan(dir.path(), &[whole.to_str().expect("path")])), ["b/x.yml"]);
}

#[test]
fn ignored_and_hidden_paths_are_named_once() {
    let files = [
        (".gitignore", "build/\n*.tmp.yaml\n"),
        (".plimsollignore", "legacy\n"),
        (".git/config.yaml", POD),
        ("build/a.yaml", POD),
        ("build/b.yaml", POD),
        ("legacy/a.yaml", POD),
        ("x.tmp.yaml", POD),
        (".hidden/a.yaml", POD),
        ("ok.yaml", POD),
    ];
    let dir = folder(&files);
    let snapshot = scan(dir.path(), &["."]);
    assert_eq!(paths(&snapshot), ["ok.yaml"]);
    assert_eq!(skipped(&snapshot, SkippedKind::Ignored), ["build", "legacy", "x.tmp.yaml"]);
    assert_eq!(skipped(&snapshot, SkippedKind::Hidden), [".hidden"]);

    let mut all = request(dir.path(), &["."]);
    (all.include_hidden, all.no_ignore) = (true, true);
    let all = collect(all).expect("snapshot");
    let wanted = [".hidden/a.yaml", "build/a.yaml", "build/b.yaml", "legacy/a.yaml", "ok.yaml", "x.tmp.yaml"];
    assert_eq!(paths(&all), wanted);
}

#[test]
fn a_named_file_is_read_whatever_its_name_is() {
    let dir = folder(&[(".gitignore", "*.yaml\n"), ("a.yaml", POD), ("notes.md", POD)]);
    assert_eq!(paths(&scan(dir.path(), &["a.yaml", "notes.md"])), ["a.yaml", "notes.md"]);
}

#[test]
fn names_of_what_is_passed_over_are_bounded_and_the_rest_counted() {
    let files: Vec<(String, &str)> = (0..30).map(|i| (format!("f{i:02}.go"), "x")).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(a, b)| (a.as_str(), *b)).collect();
    let dir = folder(&files);
    let mut request = request(dir.path(), &["."]);
    request.limits.skipped = 10;
    let snapshot = collect(request).expect("snapshot");
    assert_eq!((snapshot.skipped.len(), snapshot.skipped_more[&SkippedKind::OtherFormat]), (10, 20));
    assert_eq!(snapshot.skipped_counts()[&SkippedKind::OtherFormat], 30);
}

#[test]
fn a_chart_is_one_blind_spot_and_its_values_are_no_manifest() {
    let files = [
        ("app/Chart.yaml", "name: app"),
        ("app/values.yaml", "a: 1"),
        ("app/templates/a.yaml", "a: {{ .Values.x }}"),
        ("app/templates/sub/b.yaml", "a: {{ .Values.x }}"),
        ("app/charts/db/Chart.yaml", "name: db"),
        ("app/charts/db/templates/a.yaml", "a: {{ .Values.x }}"),
        ("app/crds/crd.yaml", POD),
        ("templates/plain.yaml", POD),
    ];
    let dir = folder(&files);
    let snapshot = scan(dir.path(), &["."]);
    assert_eq!(paths(&snapshot), ["app/crds/crd.yaml", "templates/plain.yaml"]);
    assert_eq!(snapshot.blind.len(), 1);
    let why = &blind(&snapshot, "app").why;
    assert_eq!(why.reason, "Helm chart is not rendered");
    assert_eq!(why.resolve, "`helm template app | plimsoll scan -`");
    assert_eq!(blind(&scan(dir.path(), &["app/templates"]), "app").why.reason, "Helm chart is not rendered");
    assert_eq!(paths(&scan(dir.path(), &["app/templates/a.yaml"])), ["app/templates/a.yaml"]);
}

#[test]
fn an_overlay_is_a_blind_spot_and_its_manifests_are_read() {
    let dir = folder(&[("my base/kustomization.yaml", "resources: [a.yaml]\n"), ("my base/a.yaml", POD)]);
    let snapshot = scan(dir.path(), &["."]);
    assert_eq!(paths(&snapshot), ["my base/a.yaml", "my base/kustomization.yaml"]);
    let why = &blind(&snapshot, "my base").why;
    assert_eq!(
        (&*why.reason, &*why.resolve),
        ("overlay is not built", "`kustomize build 'my base' | plimsoll scan -`")
    );
}

#[test]
fn a_patch_of_an_overlay_is_a_blind_spot_and_not_read() {
    let top =
        "patches:\n- path: ./part.yaml\n- patch: '[]'\npatchesStrategicMerge: [../base/old.yaml, ../base/a.yaml]\n";
    let dir = folder(&[
        ("base/kustomization.yaml", "resources: [a.yaml]\n"),
        ("base/a.yaml", POD),
        ("base/old.yaml", POD),
        ("top/kustomization.yaml", top),
        ("top/part.yaml", POD),
        ("top/whole.yaml", POD),
    ]);
    let snapshot = scan(dir.path(), &["."]);
    let kept = ["base/a.yaml", "base/kustomization.yaml", "top/kustomization.yaml", "top/whole.yaml"];
    assert_eq!(paths(&snapshot), kept, "what is an object somewhere stays");
    for patch in ["base/old.yaml", "top/part.yaml"] {
        assert_eq!(&*blind(&snapshot, patch).why.reason, "patch is not applied");
    }
}

#[test]
fn standard_input_is_read_once() {
    let dir = folder(&[]);
    let mut text = POD.as_bytes();
    let mut stdin = request(dir.path(), &["-"]);
    stdin.stdin = Some(&mut text);
    assert_eq!(paths(&collect(stdin).expect("snapshot")), ["-"]);
    assert!(matches!(collect(request(dir.path(), &["-"])), Err(Error::NoStdin)));
    assert!(matches!(collect(request(dir.path(), &["absent"])), Err(Error::NotFound { .. })));
}

#[test]
fn one_thread_and_many_give_the_same_bytes() {
    let names: Vec<String> = (0..200).map(|i| format!("d{}/f{i}.yaml", i % 7)).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|n| (n.as_str(), POD)).collect();
    let dir = folder(&files);
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("pool");
        pool.install(|| serde_json::to_string(&scan(dir.path(), &["."])).expect("json"))
    };
    assert_eq!(on(1), on(4));
}

#[test]
fn downloaded_modules_and_included_texts_are_read_and_providers_are_not() {
    let dir = folder(&[
        (".gitignore", ".terraform/\n"),
        ("a/main.tf", "password = \"hunter22\"\nother = var.password\n"),
        ("a/user.tftpl", "export PASSWORD=hunter22\necho ${name}\n"),
        ("a/scripts/run.sh", "true\n"),
        ("b/run.sh", "true\n"),
        ("a/.terraform/modules/modules.json", "{\"Modules\": []}"),
        ("a/.terraform/modules/eks/main.tf", "x = 1\n"),
        ("a/.terraform/modules/eks/examples/main.tf", "x = 1\n"),
        ("a/.terraform/modules/eks/deploy.yaml", POD),
        ("a/.terraform/providers/p.tf", "x = 1\n"),
    ]);
    let snapshot = scan(dir.path(), &["."]);
    let wanted = [
        "a/.terraform/modules/eks/main.tf",
        "a/.terraform/modules/modules.json",
        "a/main.tf",
        "a/scripts/run.sh",
        "a/user.tftpl",
    ];
    assert_eq!(paths(&snapshot), wanted);
    assert_eq!(&*snapshot.files[2].text, "password = \"xxxxxxxx\"\nother = var.password\n");
    assert_eq!(&*snapshot.files[4].text, "export PASSWORD=xxxxxxxx\necho ${name}\n");
}

#[test]
fn downloaded_modules_beyond_the_bound_are_told_of() {
    let dir = folder(&[
        ("main.tf", "x = 1\n"),
        (".terraform/modules/a/a.tf", "x = 1\n"),
        (".terraform/modules/a/b.tf", "x = 1\n"),
        (".terraform/modules/a/c.tf", "x = 1\n"),
    ]);
    let mut bounded = common::request(dir.path(), &["."]);
    bounded.limits.files = 4;
    let snapshot = collect(bounded).expect("a snapshot");
    let why = &blind(&snapshot, ".terraform/modules").why;
    assert!(why.reason.contains("more than 4 files"), "{why:?}");
}

#[cfg(unix)]
#[test]
fn no_configuration_of_a_downloaded_module_is_passed_over() {
    let large = format!("# {}\n", "x".repeat(300_000));
    let dir = folder(&[
        ("in/main.tf", "x = 1\n"),
        ("in/.terraform/modules/a/large.tf", &large),
        ("in/.terraform/modules/a/plain.tf", "x = 1\n"),
        ("out/b/main.tf", "x = 1\n"),
    ]);
    let link = |to: &str, name: &str| {
        std::os::unix::fs::symlink(to, dir.path().join("in/.terraform/modules").join(name)).expect("a link");
    };
    link("../../../../out/b/main.tf", "a/link.tf");
    link("plain.tf", "a/again.tf");
    link("../../../out/b", "b");
    let snapshot = scan(dir.path(), &["in"]);
    let read = ["in/.terraform/modules/a/large.tf", "in/.terraform/modules/a/plain.tf", "in/main.tf"];
    assert_eq!(paths(&snapshot), read);
    for outside in ["in/.terraform/modules/a/link.tf", "in/.terraform/modules/b"] {
        assert!(blind(&snapshot, outside).why.reason.contains("out of the folder"), "{outside}");
    }
    assert_eq!(skipped(&snapshot, SkippedKind::Link), ["in/.terraform/modules/a/again.tf"]);
}
