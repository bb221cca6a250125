//! Fixes of charts: in the values that set a field, in a template that says it, and only where one line says it.

use crate::support::Folder;

const VALUES: &str = "\
# Set by the platform team.
privileged: true  # once needed
context:
  # Of the second container.
  privileged: true
own: {}
host: true
";

const HEAD: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      automountServiceAccountToken: false
";

#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn is_there() -> bool {
    let there = plimsoll_render::Renderer::is_built_in();
    if !there {
        eprintln!("skipped: this build has no renderer (scripts/renderer builds it)");
    }
    there
}

fn chart(spec: &str) -> Folder {
    let folder = Folder::new().with("app/Chart.yaml", "apiVersion: v2\nname: app\nversion: 1.0.0\n");
    folder.with("app/values.yaml", VALUES).with("app/templates/web.yaml", format!("{HEAD}{spec}"))
}

fn read(folder: &Folder, path: &str) -> String {
    std::fs::read_to_string(folder.path().join(path)).unwrap()
}

/// Fixes what one check finds; a second run has nothing to do. Answers with the values and the template below its head.
fn fixed(folder: &Folder, check: &str) -> (String, String) {
    let args = ["fix", "--check", check];
    let first = folder.run(&[&args[..], &["--apply"]].concat());
    assert_eq!(first.code, 0, "{}", first.stderr);
    let again = folder.run(&args);
    assert_eq!((again.code, again.stdout.as_str()), (0, ""), "{}", again.stderr);
    let template = read(folder, "app/templates/web.yaml");
    (read(folder, "app/values.yaml"), template.strip_prefix(HEAD).unwrap().to_owned())
}

/// How often a check finds something.
fn found(folder: &Folder, check: &str) -> usize {
    let outcome = folder.run(&["scan", "--format", "concise", "--check", check]);
    outcome.stdout.matches(&format!("[{check}]")).count()
}

const PRIVILEGED: &str = "      containers:
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
          privileged: true # here
";

#[test]
fn values_and_words_of_templates_are_set_where_they_stand() {
    if !is_there() {
        return;
    }
    let folder = chart(PRIVILEGED);
    assert_eq!(found(&folder, "privileged-container"), 3);
    let (values, template) = fixed(&folder, "privileged-container");
    assert_eq!(values, VALUES.replace("privileged: true", "privileged: false"));
    assert_eq!(template, PRIVILEGED.replace("privileged: true # here", "privileged: false # here"));
    assert_eq!(found(&folder, "privileged-container"), 0);
}

#[test]
fn what_is_on_is_turned_off() {
    if !is_there() {
        return;
    }
    let spec = "      hostNetwork: {{ .Values.host }}\n      containers: [{name: a, image: \"x:1\"}]\n";
    let (values, template) = fixed(&chart(spec), "host-network");
    assert_eq!((values, template.as_str()), (VALUES.replace("host: true", "host: false"), spec));
}

#[test]
fn a_value_that_is_left_empty_gets_what_lacks() {
    if !is_there() {
        return;
    }
    let spec = "      containers:
        - name: a
          {{- with .Values.own }}
          securityContext:
            {{- toYaml . | nindent 12 }}
          {{- end }}
          image: x:1
";
    let (values, template) = fixed(&chart(spec), "writable-root-filesystem");
    assert_eq!(values, VALUES.replace("own: {}", "own:\n  readOnlyRootFilesystem: true"));
    assert_eq!(template, spec);
}

#[test]
fn a_template_without_the_key_gets_it() {
    if !is_there() {
        return;
    }
    let spec = "      containers:
      {{- range $name := list \"a\" \"b\" }}
      - name: {{ $name }}
        # Pinned.
        image: x:1
      {{- end }}
";
    let folder = chart(spec);
    let (values, template) = fixed(&folder, "writable-root-filesystem");
    let added = "- name: {{ $name }}\n        securityContext:\n          readOnlyRootFilesystem: true\n";
    assert_eq!(values, VALUES);
    assert_eq!(template, spec.replace("- name: {{ $name }}\n", added));
    assert_eq!(found(&folder, "writable-root-filesystem"), 0);
}

#[test]
fn one_case_of_several_is_left_to_people() {
    if !is_there() {
        return;
    }
    let cases = [
        ("host-network", "      hostNetwork: {{ if .Values.host }}true{{ else }}false{{ end }}\n"),
        (
            "host-network",
            "      {{- if .Values.none }}\n      hostNetwork: false\n      {{- else }}\n      hostNetwork: true\n      {{- end }}\n",
        ),
        ("writable-root-filesystem", "      {{- /* none */}}\n"),
    ];
    for (check, lines) in cases {
        let context = "{{- if .Values.none }}\n        securityContext:\n          readOnlyRootFilesystem: true\n        {{- end }}";
        let spec = format!("{lines}      containers:\n      - name: a\n        image: x:1\n        {context}\n");
        let folder = chart(&spec);
        let before = found(&folder, check);
        assert_eq!((before, fixed(&folder, check)), (1, (VALUES.to_owned(), spec)), "{check}");
    }
}

#[test]
fn a_chart_that_refuses_the_new_value_keeps_the_old_one() {
    if !is_there() {
        return;
    }
    let schema = r#"{"properties": {"privileged": {"const": true}}}"#;
    let folder = chart(PRIVILEGED).with("app/values.schema.json", schema);
    let (values, _) = fixed(&folder, "privileged-container");
    assert!(values.contains("privileged: true  # once needed"), "{values}");
}
