//! How remedies are written: block style, flow style, JSON; comments, quotes and line ends stay.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests may fail loudly")]

use plimsoll_engine::{Change, Op, Remedy};
use plimsoll_estate::{Estate, Object, Options, normalise};
use plimsoll_fix::{Refusal, apply, round};
use plimsoll_model::{Snapshot, SourceFile};
use plimsoll_syntax::Node;
use serde_json::{Value, json};

fn estate(text: &str) -> Estate {
    let file = SourceFile { path: "pod.yaml".into(), text: text.into(), masks: Vec::new() };
    normalise(Snapshot { files: vec![file], ..Snapshot::default() }, &Options::default())
}

/// The node at a path of keys and indexes.
fn at<'t>(node: Node<'t>, path: &str) -> Node<'t> {
    path.split('/').filter(|step| !step.is_empty()).fold(node, |node, step| match step.parse::<usize>() {
        Ok(index) => node.items_unresolved().nth(index).unwrap_or_else(|| panic!("no item {index}")),
        Err(_) => node.get(step).unwrap_or_else(|| panic!("no key {step}")),
    })
}

/// A change at an existing path and, behind `>`, keys that need not exist.
fn change(object: &Object, path: &str, op: Op) -> Change {
    let (there, missing) = path.split_once('>').unwrap_or((path, ""));
    let keys: Vec<String> = missing.split('/').filter(|k| !k.is_empty()).map(str::to_owned).collect();
    let node = at(object.node(), there).id();
    Change { object: object.id, node, path: keys.into_iter().map(Into::into).collect(), op }
}

fn set(path: &'static str, value: Value) -> (&'static str, Op) {
    (path, Op::Set(value))
}

fn add(path: &'static str, item: &str) -> (&'static str, Op) {
    (path, Op::Add(vec![item.into()]))
}

fn remove(path: &'static str) -> (&'static str, Op) {
    (path, Op::Remove)
}

/// The text after these remedies, one change each, and why others were refused.
fn fixed(text: &str, changes: Vec<(&str, Op)>) -> (String, Vec<Refusal>) {
    let estate = estate(text);
    let object = estate.objects().first().expect("an object");
    let remedies: Vec<Remedy> =
        changes.into_iter().map(|(path, op)| Remedy::none().and(change(object, path, op))).collect();
    let round = round(&estate, &remedies.iter().collect::<Vec<_>>());
    let edits = round.edits.get(&0).cloned().unwrap_or_default();
    (apply(text, &edits), round.refused.into_iter().map(|(_, why)| why).collect())
}

fn written(text: &str, changes: Vec<(&str, Op)>, wanted: &str) {
    let (after, refused) = fixed(text, changes);
    assert_eq!(refused, []);
    assert_eq!(after, wanted);
}

fn refused(text: &str, changes: Vec<(&str, Op)>, why: Refusal) {
    let (after, refused) = fixed(text, changes);
    assert_eq!(refused, [why]);
    assert_eq!(after, text);
}

const POD: &str = "\
# The web server.
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostPID: true # for the profiler
  containers:
    - name: app # the only one
      image: \"app:1\"
      # see the handbook
      securityContext:
        privileged: true   # needed once
        capabilities:
          add: [NET_ADMIN, SYS_TIME]
    - image: other
      name: side
      ports:
      - containerPort: 80
        hostPort: 80 # public
      - containerPort: 81
";

#[test]
fn a_value_is_replaced_where_it_stands() {
    let path = "spec/containers/0/securityContext/privileged";
    written(POD, vec![set(path, json!(false))], &POD.replace("privileged: true ", "privileged: false "));
}

#[test]
fn quotes_stay() {
    written(POD, vec![set("spec/containers/0/image", json!("app:2"))], &POD.replace("app:1", "app:2"));
    let single = POD.replace("\"app:1\"", "'app:1'");
    written(&single, vec![set("spec/containers/0/image", json!("app:2"))], &single.replace("app:1", "app:2"));
}

#[test]
fn new_keys_of_several_remedies_share_their_parents() {
    let changes = vec![
        set("spec/containers/1>securityContext/privileged", json!(false)),
        add("spec/containers/1>securityContext/capabilities/drop", "ALL"),
        set("spec/containers/1>securityContext/seccompProfile/type", json!("RuntimeDefault")),
    ];
    let tail = "      - containerPort: 81
      securityContext:
        privileged: false
        capabilities:
          drop:
            - ALL
        seccompProfile:
          type: RuntimeDefault
";
    // The list of containers is indented by two, so a new list is too.
    written(POD, changes, &POD.replace("      - containerPort: 81\n", tail));
}

#[test]
fn a_new_key_goes_below_the_last_one_and_its_comment() {
    let changes = vec![set("spec/containers/0/securityContext>runAsNonRoot", json!(true))];
    let wanted = POD.replace("SYS_TIME]\n", "SYS_TIME]\n        runAsNonRoot: true\n");
    written(POD, changes, &wanted);
}

#[test]
fn items_are_added_and_taken_in_braces() {
    let list = "spec/containers/0/securityContext/capabilities/add";
    written(POD, vec![add(list, "CHOWN")], &POD.replace("SYS_TIME]", "SYS_TIME, CHOWN]"));
    written(POD, vec![add(list, "SYS_TIME")], POD);
    let first = remove("spec/containers/0/securityContext/capabilities/add/0");
    let second = remove("spec/containers/0/securityContext/capabilities/add/1");
    written(POD, vec![first.clone()], &POD.replace("NET_ADMIN, ", ""));
    written(POD, vec![second.clone()], &POD.replace(", SYS_TIME", ""));
    written(POD, vec![first, second], &POD.replace("[NET_ADMIN, SYS_TIME]", "[]"));
}

#[test]
fn a_removed_line_leaves_its_comment() {
    written(POD, vec![remove("spec/hostPID")], &POD.replace("  hostPID: true # for", "  # for"));
    let port = remove("spec/containers/1/ports/0/hostPort");
    written(POD, vec![port], &POD.replace("        hostPort: 80 # public", "        # public"));
    let item = remove("spec/containers/1/ports/0");
    let lines = "      - containerPort: 80\n        hostPort: 80 # public\n";
    written(POD, vec![item], &POD.replace(lines, "      # public\n"));
}

#[test]
fn the_first_key_of_an_item_gives_its_place_to_the_next() {
    let path = remove("spec/containers/1/image");
    written(POD, vec![path], &POD.replace("- image: other\n      name", "- name"));
    // With a comment between them the dash stands alone.
    let name = remove("spec/containers/0/name");
    written(POD, vec![name], &POD.replace("- name: app # the", "- # the"));
    let text = "apiVersion: v1\nkind: Pod\nspec:\n  l:\n  - a: 1\n    # why\n    b: 2\n";
    written(text, vec![remove("spec/l/0/a")], &text.replace("- a: 1\n", "-\n"));
}

#[test]
fn a_collection_that_loses_everything_stays_as_an_empty_one() {
    let text = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations:\n    a: b\nspec:\n  volumes:\n  - name: x\n  - name: y\n";
    let changes = vec![remove("metadata/annotations/a"), remove("spec/volumes/0"), remove("spec/volumes/1")];
    let wanted = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations: {}\nspec:\n  volumes: []\n";
    written(text, changes, wanted);
}

#[test]
fn keys_without_a_value_get_one() {
    let text = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  securityContext: # later\n  a: {}\n  b: null # none\n  c:\n";
    let changes = vec![
        set("spec/securityContext>runAsNonRoot", json!(true)),
        set("spec/a>x", json!(1)),
        set("spec/b>k/z", json!("yes")),
        set("spec/c", json!(false)),
    ];
    let wanted = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  securityContext: # later\n    runAsNonRoot: true\n  a:\n    x: 1\n  b: # none\n    k:\n      z: \"yes\"\n  c: false\n";
    written(text, changes, wanted);
}

#[test]
fn json_stays_json() {
    let text = "{\n  \"apiVersion\": \"v1\",\n  \"kind\": \"Pod\",\n  \"metadata\": {\"name\": \"web\"},\n  \"spec\": {\n    \"hostPID\": true,\n    \"containers\": [\n      {\n        \"name\": \"app\"\n      }\n    ]\n  }\n}\n";
    let changes = vec![
        set("spec/containers/0>securityContext/privileged", json!(false)),
        set("metadata>labels/a", json!("b")),
        remove("spec/hostPID"),
    ];
    let (after, refused) = fixed(text, changes);
    assert_eq!(refused, []);
    let value: Value = serde_json::from_str(&after).expect("JSON");
    let containers = json!([{"name": "app", "securityContext": {"privileged": false}}]);
    assert_eq!(value["spec"], json!({ "containers": containers }));
    assert_eq!(value["metadata"]["labels"]["a"], "b");
    assert!(after.contains("\n        \"securityContext\":"), "{after}");
}

#[test]
fn line_ends_stay() {
    let text = POD.replace('\n', "\r\n");
    let changes = vec![set("spec/containers/1>tty", json!(false)), remove("spec/hostPID")];
    let (after, refused) = fixed(&text, changes);
    assert_eq!(refused, []);
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
    assert!(after.contains("\r\n      tty: false\r\n"), "{after}");
}

#[test]
fn a_text_without_a_last_line_break_keeps_none() {
    written(
        "kind: Pod\napiVersion: v1\nspec: {}",
        vec![set("spec>a", json!(1))],
        "kind: Pod\napiVersion: v1\nspec:\n  a: 1",
    );
}

#[test]
fn what_is_shared_is_left_alone() {
    let text = "apiVersion: v1\nkind: Pod\nspec:\n  a: &x {p: true}\n  b: *x\n  c:\n    <<: *x\n";
    refused(text, vec![set("spec/a/p", json!(false))], Refusal::Shared);
    refused(text, vec![set("spec>c/p", json!(false))], Refusal::Shared);
    refused(text, vec![set("spec>b/q", json!(false))], Refusal::Shared);
    let wanted = text.replace("<<: *x\n", "<<: *x\n    q: 1\n");
    written(text, vec![set("spec>c/q", json!(1))], &wanted);
}

#[test]
fn contradictions_wait() {
    let path = "spec/containers/0/securityContext/privileged";
    let (after, refused) = fixed(POD, vec![set(path, json!(false)), set(path, json!("x"))]);
    assert_eq!(refused, [Refusal::Conflict]);
    assert_eq!(after, POD.replace("privileged: true ", "privileged: false "));
    let inside = vec![remove("spec/containers/0/securityContext"), set(path, json!(false))];
    let (after, refused) = fixed(POD, inside);
    // Taking the context away keeps its comment.
    assert_eq!(refused, [Refusal::Conflict]);
    assert!(after.contains("      # needed once\n"), "{after}");
}

#[test]
fn a_remedy_is_carried_out_whole_or_not_at_all() {
    let estate = estate(POD);
    let object = estate.objects().first().expect("an object");
    let both = Remedy::none().and(change(object, "spec/hostPID", Op::Set(json!(false)))).and(change(
        object,
        "spec/hostPID",
        Op::Remove,
    ));
    let round = round(&estate, &[&both]);
    assert!(round.edits.is_empty() && round.taken.is_empty());
    assert_eq!(round.refused, [(0, Refusal::Conflict)]);
}

#[test]
fn names_of_keys_change_alone() {
    let (path, op) = ("spec/hostPID", Op::Rename("hostIPC".into()));
    written(POD, vec![(path, op)], &POD.replace("hostPID: true", "hostIPC: true"));
}

#[test]
fn other_documents_stay() {
    let text = format!("---\n{POD}---\n# not Kubernetes\na: 1\n---\n{POD}");
    let (after, refused) = fixed(&text, vec![set("spec/hostPID", json!(false))]);
    assert_eq!(refused, []);
    assert_eq!(after, text.replacen("hostPID: true", "hostPID: false", 1));
}

#[test]
fn block_scalars_at_the_end_are_stepped_over() {
    let text = "apiVersion: v1\nkind: Pod\nspec:\n  command:\n    - |\n      echo one\n      echo two\n\n  # next\nstatus: {}\n";
    let wanted = text.replace("echo two\n\n", "echo two\n  x: 1\n\n");
    written(text, vec![set("spec>x", json!(1))], &wanted);
}

#[test]
fn a_list_of_braces_below_its_key_is_no_flow_list() {
    let text = "apiVersion: v1\nkind: Pod\nspec:\n  volumes:\n  - {name: a}\n  - {name: b}\n";
    let wanted = text.replace("- {name: b}\n", "- {name: b}\n  - c\n");
    written(text, vec![add("spec/volumes", "c")], &wanted);
    written(text, vec![remove("spec/volumes/0")], &text.replace("  - {name: a}\n", ""));
}

#[test]
fn what_is_new_takes_the_place_of_what_goes() {
    let text = "apiVersion: v1\nkind: Pod\nspec:\n  volumes:\n    - name: a\n      hostPath:\n        path: /\n  l: [a, b]\n  m: {a: 1, b: 2}\n";
    let estate = estate(text);
    let object = estate.objects().first().expect("an object");
    let pairs = [("spec/volumes/0/hostPath", "spec/volumes/0>emptyDir", json!({})), ("spec/m/b", "spec/m>c", json!(3))];
    let remedies = pairs.map(|(old, new, value)| {
        Remedy::none().and(change(object, old, Op::Remove)).and(change(object, new, Op::Set(value)))
    });
    let list = Remedy::none().and(change(object, "spec/l/1", Op::Remove)).and(change(
        object,
        "spec/l",
        Op::Add(vec!["c".into()]),
    ));
    let all: Vec<&Remedy> = remedies.iter().chain([&list]).collect();
    let round = round(&estate, &all);
    assert_eq!(round.refused, []);
    let wanted = "apiVersion: v1\nkind: Pod\nspec:\n  volumes:\n    - name: a\n      emptyDir: {}\n  l: [a, c]\n  m: {a: 1, c: 3}\n";
    assert_eq!(apply(text, &round.edits[&0]), wanted);
}

#[test]
fn collections_that_end_on_one_line_are_told_apart() {
    let changes = vec![
        set("spec>enableServiceLinks", json!(false)),
        set("spec/containers/1>tty", json!(false)),
        set("spec/containers/1/ports/1>protocol", json!("TCP")),
        add("spec/containers/1/ports", "x"),
        set(">x", json!(1)),
    ];
    let tail = "      - containerPort: 81
        protocol: TCP
      - x
      tty: false
  enableServiceLinks: false
x: 1
";
    written(POD, changes, &POD.replace("      - containerPort: 81\n", tail));
}

#[test]
fn a_text_that_keeps_its_line_breaks_keeps_them() {
    for (header, value) in [("|+", "|+\n    /dev/x\n\n\n"), (">+", ">+ # all\n    /dev/x\n\n"), ("|2+", "|2+\n    x\n")]
    {
        let text = format!("apiVersion: v1\nkind: Pod\nspec:\n  a: {value}---\nb: 1\n");
        let wanted = text.replace("---\n", "  x: 1\n---\n");
        let (after, refused) = fixed(&text, vec![set("spec>x", json!(1))]);
        assert_eq!((after, refused), (wanted, vec![]), "{header}");
    }
}

#[test]
fn a_line_in_a_block_scalar_is_written_without_quotes() {
    let text =
        "apiVersion: v1\nkind: Pod\nspec:\n  command:\n    - >-\n      --plugins=A,B\n    - |\n      --x=1\n  b: 1\n";
    let changes = vec![set("spec/command/0", json!("--plugins: A")), set("spec/command/1", json!("--x=2\n"))];
    let (after, why) = fixed(text, changes);
    assert_eq!(after, text.replace("--plugins=A,B", "--plugins: A"));
    assert_eq!(why, [Refusal::Layout]);
    refused(text, vec![set("spec/command/0", json!(false))], Refusal::Layout);
}

#[test]
fn a_tag_that_says_null_stays_true() {
    let text = "apiVersion: v1\nkind: Pod\nspec:\n  a: !!null\n  b: !!null ~ # b\n  c: !!map {}\n";
    refused(text, vec![set("spec>a/x", json!(1))], Refusal::Layout);
    refused(text, vec![set("spec>b/x", json!(1))], Refusal::Layout);
    refused(text, vec![set("spec/c", json!(1))], Refusal::Layout);
    written(text, vec![set("spec>c/x", json!(1))], &text.replace("!!map {}\n", "!!map\n    x: 1\n"));
}

#[test]
fn braces_without_quotes_get_none_and_json_in_brackets_does() {
    let flow = "{apiVersion: v1, kind: Pod, spec: {a: 1}}\n";
    written(flow, vec![set("spec>b/c", json!("d"))], &flow.replace("a: 1", "a: 1, b: {c: d}"));
    let json = "{\n\t\"apiVersion\": \"v1\",\n\t\"kind\": \"Pod\",\n\t\"spec\": {\n\t\t\"a\": 1\n\t}\n}\n";
    let wanted = json.replace("\"a\": 1", "\"a\": 1,\n\t\t\"b\": \"d\"");
    written(json, vec![set("spec>b", json!("d"))], &wanted);
}

#[test]
fn new_lines_end_as_most_lines_do() {
    let text = POD.replacen("v1\n", "v1\r\n", 1);
    written(&text, vec![set(">x", json!(1))], &format!("{text}x: 1\n"));
}

/// Many objects in one file, each with a fix that can be made and one that cannot: a second is far more than it takes
/// where every step is near-linear, and nothing where one of them is not.
#[test]
fn many_objects_take_no_longer_than_they_are_many() {
    const COUNT: usize = 2000;
    let one = "apiVersion: v1\nkind: Pod\nspec:\n  hostPID: true # why\n  a: !!null\n";
    let text = vec![one; COUNT].join("---\n");
    let estate = estate(&text);
    let sets = |path: &'static str| {
        let all = estate.objects().iter();
        all.map(move |object| Remedy::none().and(change(object, path, Op::Set(json!({"x": false})))))
    };
    let remedies: Vec<Remedy> = sets("spec>a").chain(sets("spec>b")).collect();
    let start = std::time::Instant::now();
    let round = round(&estate, &remedies.iter().collect::<Vec<_>>());
    assert_eq!((round.taken.len(), round.refused.len()), (COUNT, COUNT));
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}
