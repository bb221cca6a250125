//! Charts and overlays as they are rendered. A build without a renderer has them as blind spots, which is tested too.

use serde_json::Value;

use crate::support::{Folder, PRIVILEGED};

const CHART: &str = "apiVersion: v2\nname: app\nversion: 1.0.0\n";
const VALUES: &str = "privileged: true\ncontext:\n  privileged: true\n";
const DEPLOYMENT: &str = "apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  template:
    spec:
      containers:
      - name: a
        image: x:1
        securityContext:
          privileged: {{ .Values.privileged }}
      - name: b
        image: x:1
        securityContext:
          {{- toYaml .Values.context | nindent 10 }}
      - name: c
        image: x:1
        securityContext:
          privileged: true
";

#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn is_there() -> bool {
    let there = plimsoll_render::Renderer::is_built_in();
    if !there {
        eprintln!("skipped: this build has no renderer (scripts/renderer builds it)");
    }
    there
}

fn app() -> Folder {
    let folder = Folder::new().with("app/Chart.yaml", CHART).with("app/values.yaml", VALUES);
    folder.with("app/templates/web.yaml", DEPLOYMENT)
}

fn report(folder: &Folder, args: &[&str]) -> (Value, i32) {
    let outcome = folder.run(&[&["scan", "--format", "json"], args].concat());
    (serde_json::from_str(&outcome.stdout).unwrap_or_else(|e| panic!("{e}: {}", outcome.stderr)), outcome.code)
}

/// The places of a check's findings: container, then file and line of each place.
fn places(report: &Value, check: &str) -> Vec<(String, Vec<String>)> {
    let findings = report["findings"].as_array().unwrap().iter().filter(|f| f["check"] == check);
    let place = |p: &Value| format!("{}:{}", p["file"].as_str().unwrap(), p["line"]);
    let of = |f: &Value| {
        let container = f["subject"]["container"].as_str().unwrap_or_default().to_owned();
        (container, f["places"].as_array().unwrap().iter().map(place).collect())
    };
    findings.map(of).collect()
}

#[test]
fn findings_point_at_template_lines_and_values() {
    if !is_there() {
        return;
    }
    let (found, code) = report(&app(), &[]);
    assert_eq!(code, 1);
    let mut privileged = places(&found, "privileged-container");
    privileged.sort();
    let place = |line: &str| line.to_owned();
    assert_eq!(
        privileged,
        [
            ("a".to_owned(), vec![place("app/templates/web.yaml:12"), place("app/values.yaml:1")]),
            ("b".to_owned(), vec![place("app/templates/web.yaml:16"), place("app/values.yaml:3")]),
            ("c".to_owned(), vec![place("app/templates/web.yaml:20")]),
        ]
    );
    let first = found["findings"].as_array().unwrap().iter().find(|f| f["check"] == "privileged-container").unwrap();
    let rendered = &first["places"][0]["rendered"];
    assert_eq!(rendered["file"], "app/templates/web.yaml (rendered)");
    assert!(rendered["line"].as_u64().unwrap() > 1);
}

#[test]
fn values_come_from_flags_and_from_the_configuration() {
    if !is_there() {
        return;
    }
    let off = ["--helm-set", "privileged=false,context.privileged=false"];
    let containers =
        |report: &Value| places(report, "privileged-container").into_iter().map(|p| p.0).collect::<Vec<_>>();
    assert_eq!(containers(&report(&app(), &off).0), ["c"]);
    let file = app().with("prod.yaml", "privileged: false\n");
    assert_eq!(containers(&report(&file, &["--helm-values", "prod.yaml"]).0).len(), 2);

    let two = "[[helm]]\nchart = 'app'\nvalues = ['on.yaml']\n[[helm]]\nchart = 'app'\nvalues = ['off.yaml']\nrelease = 'other'\n";
    let folder = app().with("plimsoll.toml", two).with("on.yaml", "privileged: true\n");
    let folder = folder.with("off.yaml", "privileged: false\ncontext: {privileged: false}\n");
    let (found, _) = report(&folder, &[]);
    let a = places(&found, "privileged-container").into_iter().find(|p| p.0 == "a").unwrap();
    assert_eq!(a.1, ["app/templates/web.yaml:12", "on.yaml:1"], "the file that set it");
    let names: std::collections::BTreeSet<&str> =
        found["findings"].as_array().unwrap().iter().filter_map(|f| f["subject"]["name"].as_str()).collect();
    assert!(names.contains("release-name") && names.contains("other"), "{names:?}");
}

#[test]
fn what_cannot_be_rendered_is_never_green() {
    let broken = Folder::new()
        .with("app/Chart.yaml", CHART)
        .with("app/templates/a.yaml", "{{ fail \"password=hunter22hunter22\" }}");
    let outcome = broken.run(&["scan", "--fail-on", "never"]);
    assert_eq!(outcome.code, 3, "{}", outcome.stdout);
    assert!(outcome.stdout.contains("Helm chart is not rendered"), "{}", outcome.stdout);
    assert!(!outcome.stdout.contains("hunter22"), "{}", outcome.stdout);
    assert_eq!(app().run(&["scan", "--no-render", "--fail-on", "never"]).code, 3);
    if !is_there() {
        return;
    }
    let far = format!("{CHART}dependencies: [{{name: far, version: '1', repository: 'https://example.com'}}]\n");
    let far = Folder::new().with("app/Chart.yaml", far);
    let outcome = far.run(&["scan", "--fail-on", "never"]);
    assert!(outcome.stdout.contains("helm dependency build"), "{}", outcome.stdout);
    assert_eq!(outcome.code, 3);
}

#[test]
fn a_library_alone_is_no_fault_and_subcharts_come_through_their_parents() {
    if !is_there() {
        return;
    }
    let folder = app()
        .with("lib/Chart.yaml", "apiVersion: v2\nname: lib\nversion: 1.0.0\ntype: library\n")
        .with("lib/templates/_a.tpl", "{{ define \"x\" }}{{ end }}")
        .with("app/charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n")
        .with("app/charts/sub/values.yaml", "deep: true\n")
        .with(
            "app/charts/sub/templates/pod.yaml",
            "apiVersion: v1\nkind: Pod\nmetadata: {name: sub}\nspec:\n  hostPID: {{ .Values.deep }}\n",
        );
    let (found, _) = report(&folder, &[]);
    assert_eq!(found["blind"].as_array().map(Vec::len), Some(0), "{}", found["blind"]);
    let host = places(&found, "host-process-namespace");
    assert_eq!(host.len(), 1, "{host:?}");
    assert_eq!(host[0].1, ["app/charts/sub/templates/pod.yaml:5", "app/charts/sub/values.yaml:1"]);
    let set = folder.with("app/values.yaml", format!("{VALUES}sub:\n  deep: true\n"));
    assert_eq!(
        places(&report(&set, &[]).0, "host-process-namespace")[0].1[1],
        "app/values.yaml:5",
        "the parent's word is the last"
    );
}

const WEB: &str = "apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  hostNetwork: true
  containers:
  - name: web
    image: x:1
";

fn overlays() -> Folder {
    Folder::new()
        .with("base/kustomization.yaml", "resources: [web.yaml]\n")
        .with("base/web.yaml", WEB)
        .with("dev/kustomization.yaml", "namePrefix: dev-\nresources: [../base]\npatches:\n- path: patch.yaml\n")
        .with("dev/patch.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostPID: true\n")
        .with("prod/kustomization.yaml", "namePrefix: prod-\nresources: [../base]\npatches:\n- target: {kind: Pod}\n  patch: |\n    - op: remove\n      path: /spec/hostNetwork\n")
}

#[test]
fn bases_are_judged_as_built() {
    if !is_there() {
        return;
    }
    let (found, _) = report(&overlays(), &[]);
    assert_eq!(found["blind"].as_array().map(Vec::len), Some(0), "{}", found["blind"]);
    let network = places(&found, "host-network");
    assert_eq!(network.len(), 1, "only dev has it: {network:?}");
    assert_eq!(network[0].1[0], "base/web.yaml:6");
    assert_eq!(places(&found, "host-process-namespace")[0].1, ["dev/patch.yaml:6"]);
    let names: std::collections::BTreeSet<&str> =
        found["findings"].as_array().unwrap().iter().filter_map(|f| f["subject"]["name"].as_str()).collect();
    assert!(names.contains("dev-web") && names.contains("prod-web") && !names.contains("web"), "{names:?}");
}

#[test]
fn an_overlay_that_stands_on_something_elsewhere_says_so() {
    if !is_there() {
        return;
    }
    let far = Folder::new().with("dev/kustomization.yaml", "resources: ['https://github.com/example/repo//base']\n");
    let outcome = far.run(&["scan", "--fail-on", "never"]);
    assert_eq!(outcome.code, 3);
    assert!(outcome.stdout.contains("lies elsewhere"), "{}", outcome.stdout);
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_folder() {
    if !is_there() {
        return;
    }
    let outside = Folder::new().with("secret.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: outside}\n");
    let folder = app();
    let link = folder.path().join("app/templates/link.yaml");
    std::os::unix::fs::symlink(outside.path().join("secret.yaml"), link).unwrap();
    let outcome = folder.run(&["scan", "--fail-on", "never"]);
    assert_eq!(outcome.code, 3);
    assert!(
        outcome.stdout.contains("leads out of the folder") && !outcome.stdout.contains("outside\n"),
        "{}",
        outcome.stdout
    );
}

#[test]
fn secrets_that_a_chart_renders_are_masked() {
    if !is_there() {
        return;
    }
    let folder = Folder::new()
        .with("app/Chart.yaml", CHART)
        .with("app/values.yaml", "password: correct-horse-battery\n")
        .with("app/templates/s.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: s}\nspec:\n  containers:\n  - name: c\n    image: x:1\n    env:\n    - name: DB_PASSWORD\n      value: {{ .Values.password }}\n");
    for format in ["human", "json", "sarif", "html"] {
        let outcome = folder.run(&["scan", "--format", format]);
        assert!(!outcome.stdout.contains("correct-horse"), "{format}: {}", outcome.stdout);
    }
    let (found, _) = report(&folder, &[]);
    assert_eq!(places(&found, "secret-in-env")[0].1, ["app/templates/s.yaml:10"]);
}

#[test]
fn waivers_in_templates_hold() {
    if !is_there() {
        return;
    }
    let waived = DEPLOYMENT.replace(
        "          privileged: true\n",
        "          # plimsoll: allow privileged-container -- the driver needs it (owner: ops, until: 2027-01-01)\n          privileged: true\n",
    );
    let folder = Folder::new().with("app/Chart.yaml", CHART).with("app/values.yaml", VALUES);
    let folder = folder.with("app/templates/web.yaml", waived);
    let (found, _) = report(&folder, &["--today", "2026-11-22"]);
    let containers: Vec<String> = places(&found, "privileged-container").into_iter().map(|p| p.0).collect();
    assert_eq!(containers, ["a", "b"]);
}

#[test]
fn fix_offers_nothing_for_what_is_built() {
    if !is_there() {
        return;
    }
    let folder = Folder::new().with("base/pod.yaml", PRIVILEGED);
    let folder = folder.with("base/kustomization.yaml", "resources: [pod.yaml]\n");
    let folder = folder.with("dev/kustomization.yaml", "namePrefix: dev-\nresources: [../base]\n");
    assert_eq!(places(&report(&folder, &[]).0, "privileged-container").len(), 1);
    let outcome = folder.run(&["fix", "--diff"]);
    assert!(!outcome.stdout.contains("+++"), "{}", outcome.stdout);
}

const BUDGET: &str = "\
{{- if .Capabilities.APIVersions.Has \"policy/v1beta1/PodDisruptionBudget\" }}
apiVersion: policy/v1beta1
{{- else }}
apiVersion: policy/v1
{{- end }}
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  minAvailable: 1
";

#[test]
fn a_chart_that_asks_for_versions_is_not_blamed_for_the_answer() {
    if !is_there() {
        return;
    }
    let asking = app().with("app/templates/budget.yaml", BUDGET);
    let (told, _) = report(&asking, &["app"]);
    assert_eq!(places(&told, "removed-api-version"), vec![]);
    // What the engine answers depends on its build: it is either the newer version, or not known.
    let unknown = told["unknowns"].as_array().unwrap().iter().filter(|u| u["check"] == "removed-api-version");
    assert!(unknown.count() <= 1);
    let plain = BUDGET.lines().skip(1).filter(|line| !line.contains("{{") && *line != "apiVersion: policy/v1");
    let plain = plain.collect::<Vec<_>>().join("\n");
    let fixed = app().with("app/templates/budget.yaml", &plain);
    let (told, _) = report(&fixed, &["app"]);
    assert_eq!(places(&told, "removed-api-version").len(), 1, "{plain}");
}

#[test]
fn a_chart_that_renders_nothing_is_not_green() {
    if !is_there() {
        return;
    }
    let chart = "apiVersion: v2\nname: app\nversion: 0.1.0\n";
    let off = "{{ if .Values.on }}\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n{{ end }}\n";
    let folder =
        Folder::new().with("app/Chart.yaml", chart).with("app/templates/a.yaml", off).with("b.yaml", off_map());
    let outcome = folder.run(&["scan"]);
    assert_eq!(outcome.code, 3, "{}", outcome.stdout);
    assert!(outcome.stdout.contains("renders nothing"), "{}", outcome.stdout);
    let library = folder.with("app/Chart.yaml", format!("{chart}type: library\n"));
    assert_eq!(library.run(&["scan"]).code, 0);
}

fn off_map() -> &'static str {
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b, namespace: shop}\n"
}
