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
    Limits {
        each: Duration::from_secs(3),
        patience: Duration::from_secs(240),
        memory: 256 << 20,
        calm: 64 << 20,
        processor: 20,
        answer: 8 << 20,
    }
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
    assert!(began.elapsed() < small().patience, "{:?}", began.elapsed());
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
    assert!(reason("loop").contains("longer than 3 s of processor time"));
    assert!(reason("print").contains("more than"));
    let brief = Limits { processor: 1, each: Duration::from_secs(60), ..small() };
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
    let patient = Limits { each: Duration::from_secs(60), ..small() };
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

/// Whether a chart is stopped by a bound, refused by the engine, or harmless, it is so within the bounds, and says why.
/// Which bound is met first may depend on the machine: `|` stands between reasons that are as good.
fn ends(template: &str, words: &str) {
    let began = Instant::now();
    let said = match render(Limits { each: Duration::from_secs(8), ..small() }, chart(template)) {
        Err(Error::Stopped { reason }) => reason,
        Err(Error::Engine { message }) => message,
        Ok(manifests) => format!("harmless: {} bytes", manifests.documents.iter().map(|d| d.text.len()).sum::<usize>()),
        Err(other) => panic!("{template}: {other:?}"),
    };
    assert!(words.split('|').any(|word| said.contains(word)), "{template}: {said}");
    assert!(began.elapsed() < small().patience, "{:?}", began.elapsed());
}

#[test]
fn templates_that_loop_allocate_or_print_end_with_a_reason() {
    if skipped() {
        return;
    }
    // Each doubles what it holds, or holds what it makes.
    ends("{{ $x := \"x\" }}{{ range until 60 }}{{ $x = printf \"%s%s\" $x $x }}{{ end }}", "memory|longer");
    ends(
        "{{ $d := dict }}{{ range until 900000000 }}{{ $_ := set $d (toString .) (repeat 99 \"x\") }}{{ end }}",
        "memory|longer",
    );
    ends("{{ $l := list }}{{ range until 200000 }}{{ $l = append $l (repeat 9999 \"x\") }}{{ end }}", "memory|longer");
    ends("{{ range until 100000 }}{{ printf \"%1000000d\" . }}{{ end }}", "memory|longer");
    ends("a: {{ range until 300000 }}{{ repeat 100 \"x\" }}{{ end }}", "more than 8388608 bytes|memory|longer");
    // The engine's expressions know no backtracking.
    ends("a: {{ regexMatch \"(a+)+$\" (printf \"%sb\" (repeat 90000 \"a\")) }}", "harmless");
    ends("a: {{ regexFind \"((x{1000}){1000}){1000}\" \"x\" }}", "repeat");
    ends(
        "{{ $s := repeat 100000 \"a\" }}{{ range until 100000 }}{{ regexReplaceAll \"a\" $s \"bb\" }}{{ end }}",
        "memory|longer",
    );
    ends("{{ genCA \"x\" 1 }}{{ range until 100000 }}{{ $_ := genCA \"x\" 1 }}{{ end }}", "longer");
}

#[test]
fn templates_that_call_themselves_end_with_a_reason() {
    if skipped() {
        return;
    }
    ends(
        "{{ define \"x\" }}{{ tpl \"{{ include \\\"x\\\" . }}\" . }}{{ end }}{{ include \"x\" . }}",
        "memory|longer|deeply|nested",
    );
    ends(
        "{{ $t := \"{{ tpl .t . }}\" }}{{ tpl $t (dict \"t\" $t \"Template\" .Template) }}",
        "memory|longer|deeply|nested",
    );
    ends(
        "{{ define \"a\" }}{{ include \"b\" . }}{{ end }}{{ define \"b\" }}{{ include \"a\" . }}{{ end }}{{ include \"a\" . }}",
        "nested reference|memory|longer",
    );
}

fn overlay(texts: &[(&str, &str)]) -> Result<String, Error> {
    let folder = "top/dev".to_owned();
    let overlay = plimsoll_render::Overlay { folder, kube_version: None, files: files(texts) };
    Renderer::new(small()).overlays(&[overlay]).pop().unwrap().map(|built| built.output)
}

#[test]
fn an_overlay_reaches_nothing_outside() {
    if skipped() {
        return;
    }
    let remote = ["https://example.com/a.yaml", "git@github.com:a/b", "github.com/a/b?ref=v1", "example.com/a/b//c"];
    for name in remote {
        let settings = format!("resources: ['{name}']\n");
        let said = overlay(&[("top/dev/kustomization.yaml", &settings)]);
        assert!(matches!(&said, Err(Error::Remote { names }) if names == name), "{name}: {said:?}");
    }
    for settings in [
        "resources: [../../../../../../etc/passwd]\n",
        "resources: [/etc/passwd]\n",
        "resources: [../../..]\n",
        "configMapGenerator: [{name: a, files: [/etc/passwd]}]\n",
        "configMapGenerator: [{name: a, files: [../../../../etc/passwd]}]\n",
        "secretGenerator: [{name: a, envs: [../../../../proc/self/environ]}]\n",
        "resources: [a.yaml]\npatches: [{path: ../../../../etc/passwd}]\n",
        "crds: [../../../../etc/passwd]\n",
        "openapi: {path: ../../../../etc/passwd}\nresources: [a.yaml]\n",
    ] {
        let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n";
        let said = overlay(&[("top/dev/kustomization.yaml", settings), ("top/dev/a.yaml", pod)]);
        assert!(matches!(&said, Err(Error::Engine { .. } | Error::Remote { .. })), "{settings}: {said:?}");
    }
}

#[test]
fn an_overlay_starts_no_program() {
    if skipped() {
        return;
    }
    let exec = "apiVersion: x/v1\nkind: Run\nmetadata:\n  name: a\n  annotations:\n    config.kubernetes.io/function: |\n      exec: {path: /bin/true}\n";
    let image = "apiVersion: x/v1\nkind: Run\nmetadata:\n  name: a\n  annotations:\n    config.kubernetes.io/function: |\n      container: {image: x, network: true}\n";
    let star = exec.replace("exec: {path: /bin/true}", "starlark: {path: a.star}");
    let legacy = "apiVersion: someteam.example.com/v1\nkind: ChartInflator\nmetadata: {name: a}\n";
    for plugin in [exec, image, &star, legacy] {
        for list in ["generators", "transformers", "validators"] {
            let settings = format!("{list}: [p.yaml]\nresources: [a.yaml]\n");
            let texts = [
                ("top/dev/kustomization.yaml", settings.as_str()),
                ("top/dev/p.yaml", plugin),
                ("top/dev/a.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n"),
            ];
            let said = overlay(&texts);
            assert!(matches!(&said, Err(Error::Engine { .. })), "{list} {plugin}: {said:?}");
        }
    }
}

#[test]
fn overlays_that_stand_on_one_another_end() {
    if skipped() {
        return;
    }
    let circle = overlay(&[
        ("top/dev/kustomization.yaml", "resources: [../base]\n"),
        ("top/base/kustomization.yaml", "resources: [../dev]\n"),
    ]);
    assert!(matches!(&circle, Err(Error::Engine { message }) if message.contains("cycle")), "{circle:?}");
    let own = overlay(&[("top/dev/kustomization.yaml", "resources: [.]\n")]);
    assert!(matches!(&own, Err(Error::Engine { .. })), "{own:?}");
}

#[test]
fn a_failure_of_an_engine_is_an_answer() {
    if skipped() {
        return;
    }
    let renderer = Renderer::new(small());
    match renderer.probe("panic") {
        Err(Error::Engine { message }) => assert!(message.contains("the engine failed: as it was asked"), "{message}"),
        other => panic!("{other:?}"),
    }
    assert_eq!(renderer.probe("open"), Ok(true), "the same child goes on");
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
