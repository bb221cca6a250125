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
