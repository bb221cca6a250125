//! Packed charts that lie in a tree by themselves, and archives that only look like some.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

mod common;

use std::io::Write;

use common::{blind, folder, paths, request, skipped, write};
use plimsoll_model::{SkippedKind, Snapshot};
use plimsoll_source::{RenderOptions, collect};

const CHART: &[u8] = b"apiVersion: v2\nname: app\nversion: 1.0.0\n";
const TEMPLATE: &[u8] =
    b"apiVersion: v1\nkind: Pod\nmetadata: {name: {{ .Release.Name }}}\nspec: {hostPID: {{ .Values.deep }}}\n";

/// One member: its name, its kind, its content.
type Member<'m> = (&'m str, tar::EntryType, &'m [u8]);

fn file<'m>(name: &'m str, bytes: &'m [u8]) -> Member<'m> {
    (name, tar::EntryType::Regular, bytes)
}

fn packed(members: &[Member<'_>]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, kind, bytes) in members {
        let mut header = tar::Header::new_ustar();
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_entry_type(*kind);
        let is_link = matches!(kind, tar::EntryType::Symlink | tar::EntryType::Link);
        if is_link {
            header.as_old_mut().linkname[..bytes.len()].copy_from_slice(bytes);
        }
        let content = if is_link { &[][..] } else { bytes };
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        builder.append(&header, content).unwrap();
    }
    gzip(&builder.into_inner().unwrap())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

fn app(more: &[Member<'_>]) -> Vec<u8> {
    let own = [
        file("app/Chart.yaml", CHART),
        file("app/values.yaml", b"deep: true\n"),
        file("app/templates/pod.yaml", TEMPLATE),
    ];
    packed(&[&own, more].concat())
}

fn rendered(archives: &[(&str, Vec<u8>)], named: &[&str]) -> Snapshot {
    let dir = folder(&[]);
    for (path, bytes) in archives {
        write(dir.path(), path, bytes);
    }
    let mut wanted = request(dir.path(), named);
    wanted.render = Some(RenderOptions::default());
    collect(wanted).expect("a snapshot")
}

/// A build without a renderer says of each chart that it was not rendered, which is tested too.
fn is_there(snapshot: &Snapshot, path: &str) -> bool {
    let there = plimsoll_render::Renderer::is_built_in();
    if !there {
        assert!(blind(snapshot, path).why.reason.contains("not rendered"));
        println!("skipped: this build has no renderer (scripts/renderer builds it)");
    }
    there
}

fn text<'s>(snapshot: &'s Snapshot, path: &str) -> &'s str {
    let file = snapshot.files.iter().find(|file| file.path == path);
    &file.unwrap_or_else(|| panic!("no {path}: {:?}, {:?}", paths(snapshot), snapshot.blind)).text
}

#[test]
fn a_packed_chart_is_rendered_with_its_places_behind_its_name() {
    for (path, named) in [("a/app-1.0.0.tgz", "."), ("a/app-1.0.0.tgz", "a/app-1.0.0.tgz"), ("app.tar.gz", ".")] {
        let snapshot = rendered(&[(path, app(&[]))], &[named]);
        if !is_there(&snapshot, path) {
            return;
        }
        assert_eq!(snapshot.blind, []);
        let out = format!("{path}!/templates/pod.yaml (rendered)");
        assert!(text(&snapshot, &out).contains("hostPID: true"));
        assert!(text(&snapshot, &format!("{path}!/templates/pod.yaml")).contains("{{ .Values.deep }}"));
        assert_eq!(text(&snapshot, &format!("{path}!/values.yaml")), "deep: true\n");
        assert_eq!(snapshot.renderings.texts[&out].from, format!("{path}!/templates/pod.yaml"));
    }
}

#[test]
fn a_packed_chart_of_another_chart_is_rendered_with_that_one_alone() {
    let sub = packed(&[
        file("sub/Chart.yaml", b"apiVersion: v2\nname: sub\nversion: 1.0.0\n"),
        file("sub/templates/pod.yaml", TEMPLATE),
    ]);
    let own = [
        ("app/Chart.yaml", CHART.to_vec()),
        ("app/charts/sub-1.0.0.tgz", sub),
        ("app/values.yaml", b"sub: {deep: 1}".to_vec()),
    ];
    let snapshot = rendered(&own, &["."]);
    if !is_there(&snapshot, "app") {
        return;
    }
    assert_eq!(snapshot.blind, []);
    assert!(text(&snapshot, "app/charts/sub-1.0.0.tgz!/templates/pod.yaml (rendered)").contains("hostPID: 1"));
}

#[test]
fn other_archives_are_of_another_format() {
    let other = packed(&[file("package/package.json", b"{}"), file("package/deep/Chart.yaml", CHART)]);
    let archives =
        [("a.tgz", other), ("b.tgz", gzip(b"no archive")), ("c.tgz", b"no gzip".to_vec()), ("d.tgz", Vec::new())];
    let snapshot = rendered(&archives, &["."]);
    assert_eq!(skipped(&snapshot, SkippedKind::OtherFormat), ["a.tgz", "b.tgz", "c.tgz", "d.tgz"]);
    assert_eq!(snapshot.blind, []);
}

#[test]
fn hostile_packed_charts_cost_themselves_only() {
    let link = |name, kind, to| (name, kind, to);
    let passwd: &[u8] = b"/etc/passwd";
    let bomb = vec![b'a'; 6 << 20];
    let many: Vec<String> = (0..15).map(|n| format!("app/files/{n}")).collect();
    let large = vec![0; 5 << 20];
    let floods: Vec<Member<'_>> = many.iter().map(|name| file(name, &large)).collect();
    let mut cut = app(&[]);
    cut.truncate(cut.len() - 60);
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("up.tgz", app(&[file("app/../../escape", b"x")]), "parent directory"),
        ("inner.tgz", app(&[file("app//etc/cron.d/x", b"x")]), "absolute"),
        ("one.tgz", app(&[file("app/files/bomb", &bomb)]), "larger than"),
        ("many.tgz", app(&floods), "unfold to more than"),
        ("cut.tgz", cut, "not rendered"),
        (
            "loop.tgz",
            app(&[file(
                "app/templates/l.yaml",
                b"{{ include \"l\" . }}{{ define \"l\" }}{{ include \"l\" . }}{{ end }}",
            )]),
            "nested reference",
        ),
    ];
    let good = (
        "good.tgz",
        app(&[
            link("app/templates/link.yaml", tar::EntryType::Symlink, passwd),
            link("app/files/hard", tar::EntryType::Link, passwd),
            file(
                "app/templates/read.yaml",
                b"a: {{ .Files.Get \"/etc/passwd\" | quote }}\nb: {{ .Files.Get \"files/hard\" | quote }}\n",
            ),
        ]),
    );
    let mut archives: Vec<(&str, Vec<u8>)> = cases.iter().map(|(path, bytes, _)| (*path, bytes.clone())).collect();
    archives.push(good);
    let snapshot = rendered(&archives, &["."]);
    if !is_there(&snapshot, "up.tgz") {
        return;
    }
    for (path, _, word) in &cases {
        let why = &blind(&snapshot, path).why;
        assert!(why.reason.contains(word), "{path}: {why:?}");
        assert!(!snapshot.files.iter().any(|file| file.path.starts_with(path)), "{path}");
    }
    assert_eq!(snapshot.blind.len(), cases.len(), "{:?}", snapshot.blind);
    assert_eq!(text(&snapshot, "good.tgz!/templates/read.yaml (rendered)").trim(), "---\na: \"\"\nb: \"\"");
    assert!(!snapshot.files.iter().any(|file| file.text.contains("root:")), "nothing outside is read");
}

#[test]
fn an_archive_that_unfolds_without_end_is_not_looked_at_without_end() {
    let began = std::time::Instant::now();
    let bomb = packed(&[file("x/large", &vec![0; 200 << 20])]);
    assert!(bomb.len() < 2 << 20);
    let snapshot = rendered(&[("bomb.tgz", bomb)], &["."]);
    assert_eq!(skipped(&snapshot, SkippedKind::OtherFormat), ["bomb.tgz"]);
    assert!(began.elapsed().as_secs() < 60);
}

#[cfg(unix)]
#[test]
fn an_archive_that_cannot_be_read_is_named() {
    let dir = folder(&[]);
    std::os::unix::net::UnixListener::bind(dir.path().join("pipe.tgz")).unwrap();
    let snapshot = common::scan(dir.path(), &["."]);
    assert!(blind(&snapshot, "pipe.tgz").why.reason.contains("not a regular file"));
}
