//! What the engine gives for charts of all kinds, and where each part of it came from.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use std::sync::Arc;

use plimsoll_render::{Chart, Document, DocumentKind, Error, Files, Manifests, Overlay, Renderer, Values};

fn skipped() -> bool {
    if !Renderer::is_built_in() {
        eprintln!("skipped: this build has no renderer (scripts/renderer builds it)");
    }
    !Renderer::is_built_in()
}

fn files(texts: &[(&str, &str)]) -> Files {
    texts.iter().map(|(name, text)| ((*name).to_owned(), Arc::from(text.as_bytes()))).collect()
}

const HEAD: (&str, &str) = ("Chart.yaml", "apiVersion: v2\nname: app\nversion: 1.0.0\n");

fn chart(texts: &[(&str, &str)]) -> Chart {
    Chart { files: files(texts), release: "r".to_owned(), namespace: "n".to_owned(), ..Chart::default() }
}

fn render(chart: &Chart) -> Result<Manifests, Error> {
    Renderer::default().charts(std::slice::from_ref(chart)).pop().unwrap()
}

/// The file and the text of the template line that the mark before a byte of a document points at.
fn line_of(manifests: &Manifests, chart: &Chart, document: &Document, part: &str) -> (String, String, Vec<String>) {
    let at = document.text.find(part).unwrap() as u32;
    let (_, number) = document.marks.iter().rev().find(|(start, _)| *start <= at).unwrap();
    let mark = &manifests.marks[*number as usize];
    let file = manifests.sources[mark.source as usize].file.clone();
    let text = &chart.files.iter().find(|(name, _)| *name == file).unwrap().1;
    let text = std::str::from_utf8(text).unwrap();
    let line = text[..mark.start as usize].matches('\n').count();
    let refs = mark.refs.iter().flatten().map(|r| manifests.refs[*r as usize].join(".")).collect();
    (file, text.lines().nth(line).unwrap().trim().to_owned(), refs)
}

#[test]
fn each_line_knows_its_template_and_its_values() {
    if skipped() {
        return;
    }
    let chart = chart(&[
        HEAD,
        ("values.yaml", "image:\n  tag: v1\nsecurity:\n  privileged: true\nports: [{name: http, port: 80}]\n"),
        ("templates/_helpers.tpl", "{{- define \"app.labels\" -}}\napp: {{ .Chart.Name }}\ntier: web\n{{- end -}}\n"),
        (
            "templates/a.yaml",
            "kind: Pod\nmetadata:\n  labels:\n    {{- include \"app.labels\" . | nindent 4 }}\n  checksum: {{ include \"app.labels\" . | sha256sum }}\nspec:\n  image: \"x:{{ .Values.image.tag }}\"\n  {{- with .Values.security }}\n  context:\n    {{- toYaml . | nindent 4 }}\n  {{- end }}\n  ports:\n  {{- range .Values.ports }}\n  - name: {{ .name }}\n    port: {{ .port }}\n  {{- end }}\n",
        ),
    ]);
    let manifests = render(&chart).unwrap();
    let document = &manifests.documents[0];
    let line = |part: &str| line_of(&manifests, &chart, document, part);
    let none: Vec<String> = Vec::new();
    assert_eq!(line("kind"), ("templates/a.yaml".into(), "kind: Pod".into(), none.clone()));
    assert_eq!(line("tier"), ("templates/_helpers.tpl".into(), "tier: web".into(), none.clone()));
    assert_eq!(
        line("checksum:"),
        ("templates/a.yaml".into(), "checksum: {{ include \"app.labels\" . | sha256sum }}".into(), none)
    );
    assert_eq!(line("v1").2, ["image.tag"]);
    assert_eq!(
        line("privileged"),
        ("templates/a.yaml".into(), "{{- toYaml . | nindent 4 }}".into(), vec!["security".into()])
    );
    assert_eq!(line("http").2, ["ports.*.name"]);
}

#[test]
fn helm_s_ways_with_values_and_dependencies_hold() {
    if skipped() {
        return;
    }
    let parent = "apiVersion: v2\nname: app\nversion: 1.0.0\ndependencies:\n- {name: sub, version: '*', condition: sub.enabled, alias: kid, import-values: [{child: data, parent: imported}]}\n- {name: gone, version: '*', condition: gone.enabled}\n- {name: tagged, version: '*', tags: [extra]}\n- {name: lib, version: '*'}\n";
    let mut chart = chart(&[
        ("Chart.yaml", parent),
        ("values.yaml", "kid: {x: parent}\ngone: {enabled: false}\ntags: {extra: false}\nglobal: {g: 1}\n"),
        ("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n"),
        ("charts/sub/values.yaml", "x: own\nz: own\ndata: {port: 80}\n"),
        (
            "charts/sub/templates/s.yaml",
            "x: {{ .Values.x }}\nz: {{ .Values.z }}\ng: {{ .Values.global.g }}\n{{ include \"lib.line\" . }}\n",
        ),
        ("charts/gone/Chart.yaml", "apiVersion: v2\nname: gone\nversion: 1.0.0\n"),
        ("charts/gone/templates/o.yaml", "off: 1\n"),
        ("charts/tagged/Chart.yaml", "apiVersion: v2\nname: tagged\nversion: 1.0.0\n"),
        ("charts/tagged/templates/t.yaml", "tagged: 1\n"),
        ("charts/lib/Chart.yaml", "apiVersion: v2\nname: lib\nversion: 1.0.0\ntype: library\n"),
        ("charts/lib/templates/_l.tpl", "{{ define \"lib.line\" }}lib: {{ .Chart.Name }}{{ end }}"),
        (
            "templates/a.yaml",
            "port: {{ .Values.imported.port }}\nset: {{ .Values.set }}\nstring: {{ .Values.string | quote }}\njson: {{ .Values.json.a }}\nfile: {{ .Values.file }}\nlook: {{ lookup \"v1\" \"Secret\" \"\" \"\" | len }}\nkube: {{ .Capabilities.KubeVersion.Version }}\nhas: {{ .Capabilities.APIVersions.Has \"example.com/v1\" }}\n",
        ),
        ("templates/hook.yaml", "kind: Job\nmetadata:\n  annotations: {helm.sh/hook: pre-install}\n"),
        ("templates/test.yaml", "kind: Pod\nmetadata:\n  annotations: {helm.sh/hook: test}\n"),
        ("templates/NOTES.txt", "not a manifest"),
        ("crds/c.yaml", "kind: CustomResourceDefinition\n"),
    ]);
    chart.values = Values {
        files: files(&[("/one.yaml", "set: 1\n"), ("/two.yaml", "set: 2\nkid: {z: two}\n")]),
        set: vec!["set=3".into()],
        set_string: vec!["string=04".into()],
        json: vec!["json={\"a\":5}".into()],
        set_file: vec!["file=/note".into()],
        named: files(&[("/note", "six")]),
    };
    chart.kube_version = Some("1.31.2".into());
    chart.api_versions = vec!["example.com/v1".into()];
    let manifests = render(&chart).unwrap();
    let kinds: Vec<_> = manifests.documents.iter().map(|d| (d.file.as_str(), d.kind)).collect();
    assert_eq!(
        kinds,
        [
            ("crds/c.yaml", DocumentKind::Crd),
            ("charts/sub/templates/s.yaml", DocumentKind::Manifest),
            ("templates/a.yaml", DocumentKind::Manifest),
            ("templates/test.yaml", DocumentKind::Test),
            ("templates/hook.yaml", DocumentKind::Hook),
        ]
    );
    assert_eq!(manifests.documents[1].text, "x: parent\nz: two\ng: 1\nlib: kid");
    assert_eq!(
        manifests.documents[2].text,
        "port: 80\nset: 3\nstring: \"04\"\njson: 5\nfile: six\nlook: 0\nkube: v1.31.2\nhas: true"
    );
    let levels = &manifests.scopes[&manifests.documents[1].scope];
    let levels: Vec<_> = levels.iter().map(|l| (l.name.as_str(), l.values.as_str())).collect();
    assert_eq!(levels, [("app", "values.yaml"), ("kid", "charts/sub/values.yaml")]);
}

#[test]
fn what_cannot_be_rendered_says_why() {
    if skipped() {
        return;
    }
    let missing = chart(&[(
        "Chart.yaml",
        "apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies: [{name: far, version: '1'}]\n",
    )]);
    assert_eq!(render(&missing), Err(Error::Dependencies { names: "far".into() }));
    let schema = chart(&[
        HEAD,
        ("values.yaml", "port: x\n"),
        ("values.schema.json", "{\"properties\":{\"port\":{\"type\":\"integer\"}}}"),
    ]);
    assert!(matches!(render(&schema), Err(Error::Schema { .. }) | Err(Error::Engine { .. })));
    let library = chart(&[("Chart.yaml", "apiVersion: v2\nname: a\nversion: 1.0.0\ntype: library\n")]);
    assert!(render(&library).unwrap().library);
    let broken = render(&chart(&[HEAD, ("templates/a.yaml", "{{ if }}")]));
    assert!(matches!(broken, Err(Error::Engine { .. })), "{broken:?}");
}

#[test]
fn random_values_and_times_repeat() {
    if skipped() {
        return;
    }
    let chart = chart(&[
        HEAD,
        (
            "templates/a.yaml",
            "a: {{ randAlphaNum 12 }}\nb: {{ uuidv4 }}\nc: {{ now }}\nd: {{ shuffle \"abcdefghijkl\" }}\ne: {{ randInt 0 1000000 }}\nf: {{ (genCA \"ca\" 10).Cert | b64enc }}\n",
        ),
    ]);
    let first = render(&chart).unwrap();
    for _ in 0..3 {
        assert_eq!(render(&chart).unwrap().printed(), first.printed());
    }
    let many = Renderer::default().charts(&vec![chart; 8]);
    assert!(many.into_iter().all(|m| m.unwrap().printed() == first.printed()));
}

#[test]
fn overlays_are_built_and_tell_where_resources_came_from() {
    if skipped() {
        return;
    }
    let overlay = Overlay {
        folder: "over/dev".into(),
        kube_version: None,
        files: files(&[
            ("base/kustomization.yaml", "resources: [pod.yaml]\n"),
            (
                "base/pod.yaml",
                "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n  - name: c\n    image: x:1\n",
            ),
            (
                "over/dev/kustomization.yaml",
                "namePrefix: dev-\nresources: [../../base]\nconfigMapGenerator:\n- name: m\n  literals: [a=b]\nhelmCharts:\n- name: web\n  releaseName: rel\n  valuesInline: {port: 81}\n",
            ),
            ("over/dev/charts/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n"),
            ("over/dev/charts/web/values.yaml", "port: 80\n"),
            (
                "over/dev/charts/web/templates/s.yaml",
                "apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}\nspec:\n  ports:\n  - port: {{ .Values.port }}\n",
            ),
        ]),
    };
    let built = Renderer::default().overlays(std::slice::from_ref(&overlay)).pop().unwrap().unwrap();
    assert!(built.output.contains("name: dev-a\n") && built.output.contains("name: dev-rel\n"), "{}", built.output);
    assert!(built.output.contains("port: 81"), "{}", built.output);
    let paths: Vec<_> = built.resources.iter().map(|r| (r.path.as_str(), r.configured_in.as_str())).collect();
    assert!(paths.contains(&("../../base/pod.yaml", "")), "{paths:?}");
    assert!(paths.contains(&("", "kustomization.yaml")), "{paths:?}");

    let mut far = overlay;
    far.files[0].1 = Arc::from(b"resources: ['github.com/example/repo//base?ref=v1']\n".as_slice());
    let remote = Renderer::default().overlays(&[far]).pop().unwrap();
    assert_eq!(remote, Err(Error::Remote { names: "github.com/example/repo//base?ref=v1".into() }));
}
