//! From a snapshot to an estate.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use plimsoll_model::{BlindSpot, Skipped, SkippedKind, Snapshot, SourceFile, Why};
use plimsoll_syntax::{Kind, LineIndex, Node, Tree, parse};
use rayon::prelude::*;

use crate::{Doc, DocId, Estate, Key, Object, ObjectId, Options, Pod, PodId, mode};

/// Normalises a snapshot. The order of the result depends on the snapshot alone, not on threads.
#[must_use]
pub fn normalise(snapshot: Snapshot, options: &Options) -> Estate {
    let read: Vec<FileParts> = snapshot.files.par_iter().map(read_file).collect();
    let mut estate = Estate {
        kubernetes: options.kubernetes,
        complete: snapshot.complete,
        blind: snapshot.blind,
        skipped: snapshot.skipped,
        collectors: snapshot.collectors,
        fingerprint_key: snapshot.fingerprint_key,
        as_of: snapshot.as_of,
        ..Estate::default()
    };
    let mut names = Interner::default();
    for (index, (file, parts)) in snapshot.files.into_iter().zip(read).enumerate() {
        estate.files.push(file);
        add_file(&mut estate, &mut names, index as u32, parts);
    }
    index(&mut estate);
    estate.modes = mode::detect(&estate);
    estate.blind.sort();
    estate.blind.dedup();
    estate.skipped.sort();
    estate
}

struct FileParts {
    lines: LineIndex,
    trees: Vec<Tree>,
    blind: Vec<BlindSpot>,
}

fn read_file(file: &SourceFile) -> FileParts {
    let parsed = parse(&file.text);
    let lines = LineIndex::new(&file.text);
    let blind = parsed.errors.into_iter().map(|error| {
        let at = lines.position(&file.text, error.offset);
        BlindSpot { path: file.path.clone(), at: Some((at.line, at.column)), why: syntax_why(error.reason, &file.text) }
    });
    FileParts { blind: blind.collect(), trees: parsed.trees, lines }
}

fn syntax_why(reason: String, text: &str) -> Why {
    if text.contains("{{") {
        return Why::new(
            format!("{reason} (the file holds template placeholders)"),
            "render the template and scan its output",
        );
    }
    Why::new(reason, "correct the document")
}

fn add_file(estate: &mut Estate, names: &mut Interner, file: u32, parts: FileParts) {
    estate.lines.push(parts.lines);
    estate.blind.extend(parts.blind);
    for tree in parts.trees {
        let doc = DocId(estate.docs.len() as u32);
        let tree = Arc::new(tree);
        estate.docs.push(Doc { file, tree: Arc::clone(&tree) });
        add_objects(estate, names, doc, &tree, file);
    }
}

fn add_objects(estate: &mut Estate, names: &mut Interner, doc: DocId, tree: &Arc<Tree>, file: u32) {
    for root in roots(tree.root()) {
        match names.key(root) {
            Some((key, version)) => {
                let id = ObjectId(estate.objects.len() as u32);
                let object = Object { id, key, version, doc, file, tree: Arc::clone(tree), node: root.resolve().id() };
                add_pods(estate, &object);
                estate.objects.push(object);
            }
            None => {
                let lines = &estate.lines[file as usize];
                let at = lines.position(tree.text(), root.span().start);
                let path = format!("{}:{}", estate.files[file as usize].path, at.line);
                estate.skipped.push(Skipped { kind: SkippedKind::NotKubernetes, path });
            }
        }
    }
}

/// A `List` (of any group, as `kubectl get -o yaml` writes it) or a JSON array stands for its items.
fn roots(root: Node<'_>) -> Vec<Node<'_>> {
    let is_list = root.get("kind").is_some_and(|k| k.text().ends_with("List"))
        && root.get("items").is_some_and(|i| i.kind() == Kind::Seq);
    match root.kind() {
        Kind::Seq => root.items().flat_map(|item| roots(item.resolve())).collect(),
        Kind::Map if is_list => {
            root.get("items").into_iter().flat_map(|i| i.items()).flat_map(|i| roots(i.resolve())).collect()
        }
        _ => vec![root],
    }
}

fn add_pods(estate: &mut Estate, object: &Object) {
    let start = estate.pods.len() as u32;
    estate.pods.extend(Pod::of(object));
    let end = estate.pods.len() as u32;
    for index in start..end {
        estate.pods[index as usize].id = PodId(index);
    }
    if end > start {
        estate.pods_of.insert(object.id, (start, end));
    }
}

fn index(estate: &mut Estate) {
    for object in &estate.objects {
        let kind = (Arc::clone(&object.key.group), Arc::clone(&object.key.kind));
        estate.by_kind.entry(kind).or_default().push(object.id);
        estate.by_key.entry(object.key.clone()).or_insert(object.id);
    }
}

/// Shares the few group, version and kind texts among all objects.
#[derive(Default)]
struct Interner {
    known: HashSet<Arc<str>>,
    cluster_scoped: HashMap<(Arc<str>, Arc<str>), bool>,
}

impl Interner {
    fn share(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.known.get(text) {
            return Arc::clone(known);
        }
        let shared: Arc<str> = text.into();
        self.known.insert(Arc::clone(&shared));
        shared
    }

    fn key(&mut self, node: Node<'_>) -> Option<(Key, Arc<str>)> {
        let api = node.get("apiVersion").filter(|n| n.kind() == Kind::Str)?.text();
        let kind = node.get("kind").filter(|n| n.kind() == Kind::Str)?.text();
        let (group, version) = api.split_once('/').unwrap_or(("", api));
        let (group, kind, version) = (self.share(group), self.share(kind), self.share(version));
        let scoped = *self
            .cluster_scoped
            .entry((Arc::clone(&group), Arc::clone(&kind)))
            .or_insert_with(|| is_cluster_scoped(&group, &kind));
        let text = |path| node.at(path).filter(|n| !n.is_null()).map(|n| n.text());
        let namespace = text("metadata.namespace").filter(|n| !scoped && !n.is_empty()).map(Box::from);
        let name = text("metadata.name").map(Box::from);
        let name = name.or_else(|| text("metadata.generateName").map(|g| format!("{g}*").into())).unwrap_or_default();
        Some((Key { group, kind, namespace, name }, version))
    }
}

/// Built-in kinds that live outside namespaces.
fn is_cluster_scoped(group: &str, kind: &str) -> bool {
    match group {
        "" => matches!(kind, "Namespace" | "Node" | "PersistentVolume"),
        "rbac.authorization.k8s.io" => matches!(kind, "ClusterRole" | "ClusterRoleBinding"),
        "policy" => kind == "PodSecurityPolicy",
        "admissionregistration.k8s.io"
        | "apiextensions.k8s.io"
        | "apiregistration.k8s.io"
        | "certificates.k8s.io"
        | "flowcontrol.apiserver.k8s.io"
        | "node.k8s.io"
        | "scheduling.k8s.io" => true,
        "storage.k8s.io" => kind != "CSIStorageCapacity",
        _ => false,
    }
}
