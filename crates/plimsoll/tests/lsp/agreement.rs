//! An editor is told what a scan reports, no more and no less.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::client::{Server, binary, harbour, manifests, uri};

/// How often each check speaks at each place of a file: `slug line:column-line:column`, counted from 0.
type Said = BTreeMap<String, usize>;

fn scan(folder: &Path) -> BTreeMap<String, Said> {
    let output = binary(folder).args(["scan", "--format", "json"]).output().unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut files: BTreeMap<String, Said> = BTreeMap::new();
    let mut add = |check: &Value, place: &Value| {
        let at = |name: &str| place[name].as_u64().unwrap() - 1;
        let (from, to) = ((at("line"), at("column")), (at("end_line"), at("end_column")));
        let key = format!("{} {}:{}-{}:{}", check.as_str().unwrap(), from.0, from.1, to.0, to.1);
        *files.entry(place["file"].as_str().unwrap().to_owned()).or_default().entry(key).or_default() += 1;
    };
    let lists = |name: &str| report[name].as_array().cloned().unwrap_or_default();
    lists("findings").iter().for_each(|f| add(&f["check"], &f["places"][0]));
    lists("unknowns").iter().filter(|u| !u["place"].is_null()).for_each(|u| add(&u["check"], &u["place"]));
    files
}

fn told(list: &[Value]) -> Said {
    let mut said = Said::new();
    for diagnostic in list.iter().filter(|d| d["code"] != "not-read") {
        let (start, end) = (&diagnostic["range"]["start"], &diagnostic["range"]["end"]);
        let key = format!(
            "{} {}:{}-{}:{}",
            diagnostic["code"].as_str().unwrap(),
            start["line"],
            start["character"],
            end["line"],
            end["character"]
        );
        *said.entry(key).or_default() += 1;
    }
    said
}

fn agree(root: &Path) -> usize {
    agree_on(root, manifests(root))
}

fn agree_on(root: &Path, files: Vec<PathBuf>) -> usize {
    let mut scanned = scan(root);
    let mut server = Server::open(root);
    let mut count = 0;
    for file in files {
        server.did_open(&file);
        let shown = file.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        let wanted = scanned.remove(&shown).unwrap_or_default();
        count += wanted.values().sum::<usize>();
        assert_eq!(told(&server.diagnostics(&file)), wanted, "{shown}");
    }
    scanned.remove("plimsoll.waivers.toml");
    assert!(scanned.is_empty(), "findings in files that are no manifests: {:?}", scanned.keys());
    server.ask("shutdown", Value::Null);
    server.tell("exit", Value::Null);
    assert_eq!(server.code(), 0);
    count
}

#[test]
fn every_verdict_on_the_example_is_the_same() {
    let (_folder, root) = harbour();
    assert!(agree(&root) > 20, "the example is not that clean");
}

#[test]
fn every_kind_of_text_is_judged_alike() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let template = "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  C:\n    Type: AWS::EKS::Cluster\n    Properties: \
                    {RoleArn: a, ResourcesVpcConfig: {SubnetIds: [a], EndpointPublicAccess: true}}\n";
    let cluster = "resource \"aws_eks_cluster\" \"c\" {\n  name = var.name\n  role_arn = \"a\"\n  vpc_config {\n    \
                   subnet_ids = [\"a\"]\n    endpoint_public_access = true\n  }\n}\n";
    let texts = [
        ("Dockerfile", "FROM alpine\nRUN curl -k https://example.com | sh\n"),
        ("compose.yaml", "services:\n  web: {image: nginx, privileged: true}\n"),
        ("main.tf", cluster),
        ("template.yaml", template),
        ("variables.tf", "variable \"name\" {\n  default = \"shop\"\n}\n"),
    ];
    texts.iter().for_each(|(name, text)| std::fs::write(root.join(name), text).unwrap());
    let scanned = scan(&root);
    for (name, _) in &texts[..4] {
        assert!(scanned.contains_key(*name), "nothing is wrong with {name}: {:?}", scanned.keys());
    }
    agree_on(&root, texts.iter().map(|(name, _)| root.join(name)).collect());
}

#[test]
fn settings_and_waivers_hold_alike() {
    let (_folder, root) = harbour();
    std::fs::write(
        root.join("plimsoll.toml"),
        "profile = 'strict'\nkubernetes = '1.24'\ndisable = ['host-network']\n[estate]\ncomplete = ['NetworkPolicy']\n",
    )
    .unwrap();
    std::fs::write(
        root.join("plimsoll.waivers.toml"),
        "[[waiver]]\ncheck = 'privileged-container'\nwhere = { path = 'ops/**' }\nreason = 'x'\nowner = 'y'\nuntil = 2026-12-31\n\
         [[waiver]]\ncheck = 'host-ipc'\nreason = 'x'\nowner = 'y'\nuntil = 2026-12-31\n",
    )
    .unwrap();
    let agent = root.join("ops/agent.yaml");
    let text = std::fs::read_to_string(&agent).unwrap();
    std::fs::write(&agent, format!("# plimsoll: allow host-process-namespace -- it looks at processes\n{text}"))
        .unwrap();
    agree(&root);
}

#[test]
fn edits_lead_to_what_a_scan_of_the_edited_files_reports() {
    let (_folder, root) = harbour();
    let mut server = Server::open(&root);
    for (version, file) in manifests(&root).into_iter().enumerate() {
        let text = server.did_open(&file);
        server.diagnostics(&file);
        // Every third line of what may be left out without breaking the document is a comment from now on.
        let edited: String = text
            .lines()
            .enumerate()
            .map(|(at, line)| {
                let leaf = line.contains(": ") && !line.trim_start().starts_with('-') && at % 3 == version % 3;
                let line = if leaf && line.starts_with("      ") { "      # é😀" } else { line };
                format!("{line}\n")
            })
            .collect();
        let document = json!({"uri": uri(&file), "version": 2});
        server.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": [{"text": edited}]}));
        let first = told(&server.diagnostics_of(&file, Some(2)));
        std::fs::write(&file, edited).unwrap();
        let shown = file.strip_prefix(&root).unwrap().to_str().unwrap();
        assert_eq!(first, scan(&root).remove(shown).unwrap_or_default(), "{shown}: the answer to the keystroke");
        server.tell("textDocument/didClose", json!({"textDocument": {"uri": uri(&file)}}));
        assert!(server.diagnostics(&file).is_empty());
    }
    assert_eq!(server.code(), 1, "the client went away without a word");
}

#[test]
fn a_namespace_is_told_where_a_scan_tells_it() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    std::fs::create_dir(root.join(".git")).unwrap();
    let pod = |name: &str| {
        format!(
            "apiVersion: v1\nkind: Pod\nmetadata: {{name: {name}, namespace: x}}\nspec: {{containers: [{{name: a, image: i}}]}}\n"
        )
    };
    let space = "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: y}\n";
    for name in ["a", "b", "c"] {
        std::fs::write(root.join(format!("{name}.yaml")), pod(name) + space).unwrap();
    }
    let scanned = scan(&root);
    let mut server = Server::open(&root);
    for name in ["a.yaml", "b.yaml", "c.yaml"] {
        let file = root.join(name);
        let text = server.did_open(&file);
        server.diagnostics(&file);
        let change = json!([{"text": format!("{text}# typed\n")}]);
        server.tell(
            "textDocument/didChange",
            json!({"textDocument": {"uri": uri(&file), "version": 2}, "contentChanges": change}),
        );
        let first = told(&server.diagnostics_of(&file, Some(2)));
        assert_eq!(first, scanned.get(name).cloned().unwrap_or_default(), "{name}");
    }
    assert!(scanned.values().flat_map(BTreeMap::keys).any(|said| said.starts_with("namespace-")), "{scanned:?}");
}
