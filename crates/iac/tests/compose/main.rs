//! Compose files: variables, fragments, services that extend others, and files that are laid over others.

use std::sync::Arc;

use plimsoll_iac::{Evaluated, Settings, Source, evaluate};
use plimsoll_syntax::{Node, Tree, parse};
use serde_json::{Value, json};

/// Files as path and text, evaluated.
fn run(files: &[(&str, &str)]) -> Evaluated {
    let texts: Vec<Arc<str>> = files.iter().map(|(_, text)| (*text).into()).collect();
    let is_yaml = |path: &str| path.ends_with(".yaml") || path.ends_with(".yml");
    let read = |(path, text): (&str, &Arc<str>)| if is_yaml(path) { parse(text).trees } else { Vec::new() };
    let trees: Vec<Vec<Arc<Tree>>> = files
        .iter()
        .zip(&texts)
        .map(|((path, _), text)| read((path, text)).into_iter().map(Arc::new).collect())
        .collect();
    let sources: Vec<Source<'_>> =
        files.iter().zip(&texts).zip(&trees).map(|(((path, _), text), trees)| Source { path, text, trees }).collect();
    evaluate(&sources, &Settings::default())
}

/// Each service as `file:name` and JSON.
fn services(files: &[(&str, &str)]) -> Vec<(String, Value)> {
    let all = run(files);
    let one = |resource: &plimsoll_iac::Resource| {
        let name = format!("{}:{}", files[resource.file as usize].0, resource.name);
        (name, resource.tree.node(resource.node).to_json())
    };
    all.resources.iter().map(one).collect()
}

fn only(files: &[(&str, &str)]) -> Value {
    let all = services(files);
    assert_eq!(all.len(), 1, "{all:?}");
    all[0].1.clone()
}

#[test]
fn fragments_and_anchors_are_part_of_a_service() {
    let text = "x-a: &a {read_only: true, user: '1'}\nservices:\n  web:\n    <<: *a\n    image: i\n    user: '2'\n";
    assert_eq!(only(&[("compose.yaml", text)]), json!({"read_only": true, "user": "2", "image": "i"}));
}

#[test]
fn variables_come_from_the_file_beside_it_or_their_default() {
    let text = "services:\n  web:\n    image: i:${TAG:-1}\n    user: ${USER_ID}\n    command: echo $$HOME ${UNSET}\n";
    let files = [("a/.env", "USER_ID=7\n"), ("a/compose.yaml", text)];
    let all = run(&files);
    let node = all.resources[0].tree.node(all.resources[0].node);
    assert_eq!((text_of(node, "image"), text_of(node, "user")), ("i:1", "7"));
    let partial = node.get("command").and_then(Node::unknown).and_then(|u| u.partial.as_deref());
    assert_eq!(partial, Some("echo $HOME \u{fffc}"));
    assert!(!all.resources[0].tree.is_built());
}

fn text_of<'t>(node: Node<'t>, key: &str) -> &'t str {
    node.get(key).map_or("", Node::text)
}

#[test]
fn a_service_has_what_it_extends_below_its_own() {
    let common =
        "services:\n  base:\n    image: i\n    cap_add: [A]\n    environment: {A: 1, B: 2}\n    command: [x]\n";
    let text = "services:\n  web:\n    extends: {file: ../common/base.yml, service: base}\n    cap_add: [C, A]\n    \
                environment: [B=3]\n    command: [serve]\n";
    let all = services(&[("common/base.yml", common), ("web/compose.yaml", text)]);
    let web = json!({"image": "i", "cap_add": ["A", "C"], "environment": ["A=1", "B=3"], "command": ["serve"]});
    assert_eq!(all[1], ("web/compose.yaml:web".to_owned(), web));
}

#[test]
fn what_is_extended_and_missing_is_a_blind_spot() {
    let text = "services:\n  web:\n    extends: {file: gone.yml, service: base}\n    privileged: true\n";
    let all = run(&[("compose.yaml", text)]);
    assert_eq!(all.blind.len(), 1);
    let service = all.resources[0].tree.node(all.resources[0].node);
    assert!(service.get("extends").is_some() && service.get("privileged").is_some());
}

#[test]
fn services_that_extend_each_other_end() {
    let text = "services:\n  a: {extends: b, user: '1'}\n  b: {extends: a, image: i}\n";
    let all = run(&[("compose.yaml", text)]);
    assert_eq!((all.resources.len(), all.blind.len()), (2, 2));
}

#[test]
fn an_override_is_laid_over_the_file_beside_it() {
    let base = "services:\n  web:\n    image: i\n    ports: ['80:80']\n    volumes: ['a:/a', 'b:/b']\n    tty: true\n";
    let over = "services:\n  web:\n    ports: ['81:80']\n    volumes: ['./c:/b']\n    privileged: true\n    tty: !reset null\n  \
                db:\n    image: d\n";
    let all = services(&[("docker-compose.override.yml", over), ("docker-compose.yml", base)]);
    let web = json!({
        "image": "i", "ports": ["80:80", "81:80"], "volumes": ["a:/a", "./c:/b"], "privileged": true
    });
    assert_eq!(
        all,
        [
            ("docker-compose.override.yml:db".to_owned(), json!({"image": "d"})),
            ("docker-compose.yml:web".to_owned(), web),
        ]
    );
}

#[test]
fn a_file_that_only_adds_is_laid_over_the_one_that_it_adds_to() {
    let base = "services:\n  web: {image: i, user: '1'}\n";
    let prod = "services:\n  web: {read_only: true}\n";
    let other = "services:\n  web: {image: other}\n";
    let all = services(&[("compose.prod.yaml", prod), ("compose.test.yaml", other), ("compose.yaml", base)]);
    assert_eq!(all[0], ("compose.prod.yaml:web".into(), json!({"image": "i", "user": "1", "read_only": true})));
    assert_eq!(all[1], ("compose.test.yaml:web".into(), json!({"image": "other"})));
}

#[test]
fn a_value_of_another_file_stands_where_the_service_is_named() {
    let base = "services:\n  web:\n    image: i\n";
    let over = "services:\n  web:\n    privileged: true\n";
    let all = run(&[("compose.override.yaml", over), ("compose.yaml", base)]);
    let resource = &all.resources[0];
    let privileged = resource.tree.node(resource.node).get("privileged").expect("it is merged");
    assert_eq!(privileged.span().slice(base), "web");
    assert!(resource.tree.is_built());
}

#[test]
fn copilot_manifests_are_judged_with_what_each_environment_changes() {
    let text =
        "name: api\ntype: Backend Service\nimage: {location: i}\nexec: false\nenvironments:\n  test:\n    exec: true\n";
    let all = run(&[("copilot/api/manifest.yml", text)]);
    let shown: Vec<_> =
        all.resources.iter().map(|r| (&*r.name, r.tree.node(r.node).get("exec").unwrap().as_bool())).collect();
    assert_eq!(shown, [("api", Some(false)), ("api (test)", Some(true))]);
}

/// Blind spots as path, line and reason.
fn blind(all: &Evaluated) -> Vec<(String, u32, String)> {
    let line = |at: Option<(u32, u32)>| at.map_or(0, |(line, _)| line);
    all.blind.iter().map(|spot| (spot.path.clone(), line(spot.at), spot.why.reason.to_string())).collect()
}

#[test]
fn included_files_are_part_of_the_project_whatever_their_name() {
    let root = "include:\n  - infra/db.yml\n  - path: [parts/web.yaml, parts/web.prod.yaml]\n";
    let db = "services:\n  db: {image: 'd:${TAG:-1}', user: '${WHO}'}\n  tools: {profiles: [x]}\n";
    let web = "services:\n  web: {image: w, user: '1'}\n";
    let prod = "services:\n  web: {read_only: true}\n  more: {image: m}\n";
    let all = services(&[
        (".env", "TAG=2\n"),
        ("compose.yaml", root),
        ("infra/.env", "TAG=3\nWHO=7\n"),
        ("infra/db.yml", db),
        ("parts/web.prod.yaml", prod),
        ("parts/web.yaml", web),
    ]);
    let wanted = [
        ("infra/db.yml:db", json!({"image": "d:2", "user": "7"})),
        ("infra/db.yml:tools", json!({"profiles": ["x"]})),
        ("parts/web.prod.yaml:more", json!({"image": "m"})),
        ("parts/web.yaml:web", json!({"image": "w", "user": "1", "read_only": true})),
    ];
    assert_eq!(all, wanted.map(|(name, value)| (name.to_owned(), value)));
}

#[test]
fn an_override_reaches_what_is_included() {
    let base = "include: [db/compose.yaml]\nservices: {web: {image: w}}\n";
    let over = "services:\n  db: {privileged: true}\n";
    let db = "services:\n  db: {image: d}\n";
    let all = services(&[("compose.override.yaml", over), ("compose.yaml", base), ("db/compose.yaml", db)]);
    assert_eq!(all[0].0, "compose.yaml:web");
    assert_eq!(all[1], ("db/compose.yaml:db".to_owned(), json!({"image": "d", "privileged": true})));
    assert_eq!(all.len(), 2);
}

#[test]
fn what_is_included_and_missing_or_elsewhere_is_a_blind_spot() {
    let text = "include:\n  - gone.yaml\n  - oci://docker.io/x/y:latest\n  - path: ${X}/a.yaml\n    env_file: no.env\n  \
                - path: note.yaml\n    env_file: no.env\n  - list.yaml\nservices: {web: {image: i}}\n";
    let note = ("note.yaml", "services: {db: {image: d}}\n");
    let all = run(&[("compose.yaml", text), ("list.yaml", "[1]\n"), note]);
    let said = blind(&all);
    let lines: Vec<_> = said.iter().map(|(path, line, _)| (path.as_str(), *line)).collect();
    assert_eq!(lines, [2, 3, 4, 7, 8].map(|line| ("compose.yaml", line)));
    for ((_, _, reason), word) in
        said.iter().zip(["not in the input", "elsewhere", "cannot be told", "variables", "list.yaml"])
    {
        assert!(reason.contains(word), "{reason}");
    }
    assert_eq!(all.resources.len(), 2, "the rest is judged");
}

#[test]
fn variables_of_an_include_come_from_its_file_and_the_project_first() {
    let text =
        "include:\n  - path: a/c.yaml\n    env_file: [one.env, two.env]\n  - {path: b/c.yaml, project_directory: p}\n";
    let service = "services:\n  s: {image: '$A-$B', user: '$C'}\n";
    let files = [
        (".env", "C=0\n"),
        ("a/.env", "A=not\n"),
        ("a/c.yaml", service),
        ("b/.env", "A=not\n"),
        ("b/c.yaml", service),
        ("compose.yaml", text),
        ("one.env", "A=1\nB=1\nC=1\n"),
        ("p/.env", "A=p\nB=q\n"),
        ("two.env", "B=2\n"),
    ];
    let all = services(&files);
    let wanted =
        [("a/c.yaml:s", json!({"image": "1-2", "user": "0"})), ("b/c.yaml:s", json!({"image": "p-q", "user": "0"}))];
    assert_eq!(all, wanted.map(|(name, value)| (name.to_owned(), value)));
}

#[test]
fn files_that_include_one_another_end() {
    let a = "include: [b.yaml]\nservices: {a: {image: i}}\n";
    let b = "include: [compose.yaml, b.yaml]\nservices: {b: {image: i}}\n";
    assert_eq!(services(&[("b.yaml", b), ("compose.yaml", a)]).len(), 2);
    let chain: Vec<(String, String)> = (0..40)
        .map(|n| {
            (format!("c{n:02}.yaml"), format!("include: [c{:02}.yaml]\nservices: {{s{n}: {{image: i}}}}\n", n + 1))
        })
        .collect();
    let mut files: Vec<(&str, &str)> = chain.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.push(("compose.yaml", "include: [c00.yaml]\n"));
    let all = run(&files);
    assert_eq!(all.resources.len(), 40);
    assert!(blind(&all).iter().any(|(_, _, reason)| reason.contains("too deeply")), "{:?}", blind(&all));
}
