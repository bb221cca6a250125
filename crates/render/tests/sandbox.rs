//! What a hostile chart may not do: each attempt is stopped inside its bounds, and the next chart is rendered.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use std::io::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};

use plimsoll_render::{Chart, Error, Files, Limits, Manifests, Renderer};

fn skipped() -> bool {
    if !Renderer::is_built_in() {
        eprintln!("skipped: this build has no renderer (scripts/renderer builds it)");
    }
    !Renderer::is_built_in()
}

fn files(texts: &[(&str, &str)]) -> Files {
    texts.iter().map(|(name, text)| ((*name).to_owned(), Arc::from(text.as_bytes()))).collect()
}

fn chart(template: &str) -> Chart {
    let files = files(&[("Chart.yaml", "apiVersion: v2\nname: app\nversion: 1.0.0\n"), ("templates/a.yaml", template)]);
    Chart { files, release: "r".to_owned(), namespace: "n".to_owned(), ..Chart::default() }
}

fn small() -> Limits {
    Limits { wall: Duration::from_secs(3), memory: 256 << 20, calm: 64 << 20, processor: 20, answer: 8 << 20 }
}

fn render(limits: Limits, chart: Chart) -> Result<Manifests, Error> {
    Renderer::new(limits).charts(&[chart]).pop().unwrap()
}

fn stopped(limits: Limits, template: &str, word: &str) {
    let began = Instant::now();
    match render(limits, chart(template)) {
        Err(Error::Stopped { reason }) => assert!(reason.contains(word), "{template}: {reason}"),
        other => panic!("{template}: {other:?}"),
    }
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
}

#[test]
fn every_way_out_is_closed() {
    if skipped() {
        return;
    }
    let hello = Renderer::default().hello().unwrap();
    assert!(hello.sandbox.seccomp && hello.sandbox.limits, "{hello:?}");
    for what in ["open", "create", "socket", "connect", "start", "executable-memory"] {
        assert_eq!(Renderer::default().probe(what), Ok(true), "{what}");
    }
}

#[test]
fn what_never_ends_is_ended() {
    if skipped() {
        return;
    }
    let reason = |probe: &str| match Renderer::new(small()).probe(probe) {
        Err(Error::Stopped { reason }) => reason,
        other => panic!("{probe}: {other:?}"),
    };
    assert!(reason("memory").contains("memory"));
    assert!(reason("loop").contains("longer than"));
    assert!(reason("print").contains("more than"));
    let brief = Limits { processor: 1, wall: Duration::from_secs(60), ..small() };
    match Renderer::new(brief).probe("loop") {
        Err(Error::Stopped { reason }) => assert!(reason.contains("processor time"), "{reason}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn hostile_templates_are_stopped_with_a_clear_message() {
    if skipped() {
        return;
    }
    stopped(small(), "{{ range until 2000000000 }}{{ end }}", "memory");
    stopped(
        small(),
        "{{ range until 3000 }}{{ range until 3000 }}{{ range until 3000 }}{{ end }}{{ end }}{{ end }}",
        "longer",
    );
    stopped(small(), "{{ repeat 2000000000 \"xxxxxxxxxx\" }}", "memory");
    let patient = Limits { wall: Duration::from_secs(60), ..small() };
    stopped(patient, "a: {{ repeat 9000000 \"x\" }}", "more than 8388608 bytes");
    let deep = "{{ define \"x\" }}{{ include \"x\" . }}{{ end }}{{ include \"x\" . }}";
    match render(small(), chart(deep)) {
        Err(Error::Engine { message }) => assert!(message.contains("nested reference"), "{message}"),
        other => panic!("{other:?}"),
    }
    let deeper = "{{ define \"x\" }}{{ template \"x\" . }}{{ end }}{{ template \"x\" . }}";
    match render(small(), chart(deeper)) {
        Err(Error::Engine { message }) => assert!(message.contains("depth"), "{message}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn one_that_is_stopped_harms_no_other() {
    if skipped() {
        return;
    }
    let good = || chart("a: {{ .Release.Name }}\n");
    let bad = chart("{{ range until 3000 }}{{ range until 3000 }}{{ range until 3000 }}{{ end }}{{ end }}{{ end }}");
    let answers = Renderer::new(small()).charts(&[good(), bad, good(), chart("{{ fail \"no\" }}"), good()]);
    let good: Vec<bool> =
        answers.iter().map(|answer| answer.as_ref().is_ok_and(|m| m.documents[0].text == "a: r")).collect();
    assert_eq!(good, [true, false, true, false, true]);
}

#[test]
fn a_chart_reads_nothing_but_its_own_files() {
    if skipped() {
        return;
    }
    let mut chart = chart(
        "a: {{ .Files.Get \"/etc/hostname\" | quote }}\nb: {{ .Files.Get \"../x\" | quote }}\nc: {{ .Files.Get \"own.txt\" }}\n",
    );
    chart.files.extend(files(&[("own.txt", "mine")]));
    let text = &render(Limits::default(), chart).unwrap().documents[0].text;
    assert_eq!(text, "a: \"\"\nb: \"\"\nc: mine");
}

fn archive(members: &[(&str, &[u8])]) -> Arc<[u8]> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_ustar();
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        builder.append(&header, *bytes).unwrap();
    }
    let tar = builder.into_inner().unwrap();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&tar).unwrap();
    gzip.finish().unwrap().into()
}

fn with_archive(archive: Arc<[u8]>) -> Result<Manifests, Error> {
    let mut chart = chart("a: 1\n");
    chart.files.push(("charts/sub-1.0.0.tgz".to_owned(), archive));
    render(Limits::default(), chart)
}

const SUB: &[u8] = b"apiVersion: v2\nname: sub\nversion: 1.0.0\n";

#[test]
fn archives_are_unfolded_and_hostile_ones_refused() {
    if skipped() {
        return;
    }
    let good = with_archive(archive(&[("sub/Chart.yaml", SUB), ("sub/templates/b.yaml", b"b: 2\n")])).unwrap();
    let names: Vec<_> = good.documents.iter().map(|d| (d.template.as_str(), d.file.as_str())).collect();
    let inner = ("app/charts/sub/templates/b.yaml", "charts/sub-1.0.0.tgz!/templates/b.yaml");
    assert!(names.contains(&inner), "{names:?}");
    let text = good.sources.iter().find(|s| s.file == inner.1).and_then(|s| s.text.as_deref());
    assert_eq!(text, Some("b: 2\n"));

    for (members, word) in [
        (vec![("sub/Chart.yaml", SUB), ("sub/../../escape", b"x")], "parent directory"),
        (vec![("sub//etc/passwd", b"x".as_slice())], "absolute"),
        (vec![("Chart.yaml", SUB)], "outside the base directory"),
    ] {
        match with_archive(archive(&members)) {
            Err(Error::Engine { message }) => assert!(message.contains(word), "{message}"),
            other => panic!("{members:?}: {other:?}"),
        }
    }
    let bomb = vec![0; 20 << 20];
    match with_archive(archive(&[("sub/Chart.yaml", SUB), ("sub/big", &bomb)])) {
        Err(Error::Engine { message }) => assert!(message.contains("larger than"), "{message}"),
        other => panic!("{other:?}"),
    }
}
