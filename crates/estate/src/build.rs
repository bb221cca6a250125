//! From a snapshot to an estate.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use plimsoll_iac::{Evaluated, Language, Resource, Source};
use plimsoll_model::{BlindSpot, Skipped, SkippedKind, Snapshot, SourceFile, Why};
use plimsoll_syntax::{Kind, LineIndex, Node, NodeId, Parsed, Position, Tree, parse};
use rayon::prelude::*;

use crate::carrier;
use crate::docker::{self, Draft};
use crate::rendered::Sheets;
use crate::{Doc, DocId, Estate, Key, Object, ObjectId, Options, Pod, PodId, mode};

/// Most things that are named as passed over; the rest is counted.
const MAX_SKIPPED: usize = 10_000;

/// Normalises a snapshot. The order of the result depends on the snapshot alone, not on threads.
#[must_use]
pub fn normalise(snapshot: Snapshot, options: &Options) -> Estate {
    normalise_read(snapshot, Vec::new(), options)
}

/// The same for files whose documents, in the order of the files, were read already: what is read of another text, or
/// not at all, is read here.
#[must_use]
pub fn normalise_read(snapshot: Snapshot, mut parsed: Vec<Option<Parsed>>, options: &Options) -> Estate {
    parsed.resize_with(snapshot.files.len(), || None);
    let skipped_counts = snapshot.skipped_counts();
    let sheets = Sheets::new(snapshot.renderings, snapshot.files.iter().map(|file| file.path.as_str()));
    let pairs = snapshot.files.par_iter().zip(parsed).enumerate();
    let read = |(index, (file, parsed))| {
        if sheets.is_source(index as u32) { FileParts::default() } else { read_file(file, parsed) }
    };
    let read: Vec<FileParts> = pairs.map(read).collect();
    let mut estate = Estate {
        kubernetes: options.kubernetes,
        registries: options.registries.clone(),
        default_namespace: options.default_namespace,
        complete: snapshot.complete,
        sheets,
        blind: snapshot.blind,
        skipped_counts,
        other_formats: snapshot.other_formats,
        skipped: snapshot.skipped,
        collectors: snapshot.collectors,
        secrets: snapshot.secrets,
        fingerprint_key: snapshot.fingerprint_key,
        as_of: snapshot.as_of,
        ..Estate::default()
    };
    let mut names = Interner::default();
    for (index, (file, parts)) in snapshot.files.into_iter().zip(read).enumerate() {
        estate.files.push(file);
        add_file(&mut estate, &mut names, index as u32, parts);
    }
    add_evaluated(&mut estate, &mut names, &options.iac);
    index(&mut estate);
    estate.modes = mode::detect(&estate);
    estate.place_blind();
    estate.blind.sort();
    estate.blind.dedup();
    estate.skipped.sort();
    estate
}

#[derive(Default)]
struct FileParts {
    lines: OnceLock<LineIndex>,
    trees: Vec<Tree>,
    blind: Vec<BlindSpot>,
    /// Not Kubernetes as a whole.
    foreign: bool,
    dockerfile: Option<Box<Draft>>,
}

fn read_file(file: &SourceFile, parsed: Option<Parsed>) -> FileParts {
    if plimsoll_dockerfile::is_one(&file.path, &file.text) {
        return read_dockerfile(file);
    }
    if Language::of(&file.path) != Language::Yaml {
        return FileParts::default();
    }
    let is_of_file = |parsed: &Parsed| parsed.trees.iter().all(|tree| Arc::ptr_eq(tree.text(), &file.text));
    let parsed = parsed.filter(is_of_file).unwrap_or_else(|| parse(&file.text));
    if !parsed.errors.is_empty() && is_foreign_json(file) {
        return FileParts { foreign: true, ..FileParts::default() };
    }
    let lines = OnceLock::new();
    let spot = |offset, why| {
        let at = lines.get_or_init(|| LineIndex::new(&file.text)).position(&file.text, offset);
        BlindSpot { path: file.path.clone(), at: Some((at.line, at.column)), why }
    };
    let broken = parsed.errors.into_iter().map(|e| spot(e.offset, syntax_why(e.reason, &file.text)));
    let refused = parsed.trees.iter().filter_map(refusal).map(|(offset, why)| spot(offset, why));
    let blind = broken.chain(refused).collect();
    FileParts { blind, trees: parsed.trees, lines, ..FileParts::default() }
}

fn read_dockerfile(file: &SourceFile) -> FileParts {
    let lines = OnceLock::new();
    let draft = Draft::read(&file.text);
    let spots = draft.iter().flat_map(Draft::blind).map(|(offset, why)| {
        let at = lines.get_or_init(|| LineIndex::new(&file.text)).position(&file.text, offset);
        BlindSpot { path: file.path.clone(), at: Some((at.line, at.column)), why }
    });
    let blind = spots.collect();
    FileParts { lines, blind, dockerfile: draft.map(Box::new), ..FileParts::default() }
}

/// Why Kubernetes refuses an object that can be read here: what runs is then not what the file says.
fn refusal(tree: &Tree) -> Option<(u32, Why)> {
    tree.root().get("apiVersion")?;
    let first = tree.refusals().into_iter().next()?;
    let (reason, resolve) = first.why.split_once("; ").unwrap_or((first.why, "correct the document"));
    let reason = format!("Kubernetes refuses this document: {reason}");
    Some((tree.node(first.node).span().start, Why::new(reason, resolve)))
}

/// Counts what is passed over, and names the first of it.
fn pass_over(estate: &mut Estate, kind: SkippedKind, path: String) {
    *estate.skipped_counts.entry(kind).or_default() += 1;
    if estate.skipped.len() < MAX_SKIPPED {
        estate.skipped.push(Skipped { kind, path });
    }
}

/// JSON with comments and the like: broken as JSON, and without a word of Kubernetes.
fn is_foreign_json(file: &SourceFile) -> bool {
    file.path.ends_with(".json") && !file.text.contains("apiVersion") && !is_infrastructure_json(file)
}

/// Words of templates, plans and task definitions: broken JSON that has one is not passed over.
const INFRASTRUCTURE: [&str; 5] =
    ["\"Resources\"", "\"containerDefinitions\"", "\"format_version\"", "\"terraform_version\"", "\"lineage\""];

fn is_infrastructure_json(file: &SourceFile) -> bool {
    let configuration = file.path.ends_with(".tf.json") || file.path.ends_with(".tofu.json");
    configuration || INFRASTRUCTURE.iter().any(|word| file.text.contains(word))
}

/// Whether something here looks like services: under their key, or at the top as they stood once.
fn has_services(root: Node<'_>) -> bool {
    let is_service = |node: Node<'_>| node.get("image").is_some() || node.get("build").is_some();
    root.get("services").is_some_and(|all| all.own_entries().next().is_some())
        || root.own_entries().any(|(_, value)| is_service(value))
}

/// Whether a file is called as those of Compose are.
fn is_named_compose(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.strip_suffix(".yml").or_else(|| name.strip_suffix(".yaml"));
    stem.is_some_and(|stem| {
        let first = stem.split('.').next().unwrap_or(stem);
        matches!(first, "compose" | "docker-compose" | "podman-compose")
    })
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
    if parts.foreign {
        let path = estate.files.get(file as usize).map(|f| f.path.clone()).unwrap_or_default();
        pass_over(estate, SkippedKind::NotKubernetes, path);
    }
    if let Some(draft) = parts.dockerfile {
        add_dockerfile(estate, names, file, *draft);
    }
    for tree in parts.trees {
        let doc = DocId(estate.docs.len() as u32);
        let tree = Arc::new(tree);
        estate.docs.push(Doc { file, tree: Arc::clone(&tree) });
        add_objects(estate, names, doc, &tree, file);
    }
}

fn add_dockerfile(estate: &mut Estate, names: &mut Interner, file: u32, draft: Draft) {
    let name = estate.files.get(file as usize).map(|f| f.path.as_str().into()).unwrap_or_default();
    let key =
        Key { group: names.share(docker::GROUP), kind: names.share(docker::KIND), namespace: None, name, root: None };
    let doc = DocId(estate.docs.len() as u32);
    let id = ObjectId(estate.objects.len() as u32);
    let (tree, dockerfile) = draft.of_object(id);
    let tree = Arc::new(tree);
    estate.docs.push(Doc { file, tree: Arc::clone(&tree) });
    let (version, root) = (names.share(""), names.share(""));
    estate.objects.push(Object { id, key, root, version, doc, file, tree, node: 0 });
    estate.dockerfiles.push(dockerfile);
}

fn add_objects(estate: &mut Estate, names: &mut Interner, doc: DocId, tree: &Arc<Tree>, file: u32) {
    for root in roots(tree.root()) {
        match names.key(root) {
            Some((key, version)) => {
                let id = ObjectId(estate.objects.len() as u32);
                let node = root.node.resolve().id();
                let root = names.share("");
                let object = Object { id, key, root, version, doc, file, tree: Arc::clone(tree), node };
                let pods = add_pods(estate, &object);
                let why = if pods { None } else { carrier::unread(&object) };
                estate.blind.extend(why.map(|(node, why)| spot(estate, file, tree, node, why)));
                estate.objects.push(object);
            }
            // What it says becomes objects when all files are there.
            None if plimsoll_iac::dialect_of(&estate.files[file as usize].path, tree).is_some() => {}
            None if is_named_compose(&estate.files[file as usize].path) && has_services(root.node) => {
                let why = Why::new("the Compose file has a key at its top, or a form, that is not known", "correct it");
                let spot = spot(estate, file, tree, root.node.id(), why);
                estate.blind.push(spot);
            }
            None => {
                let at = position(estate, file, tree, root.node);
                let path = format!("{}:{}", estate.files[file as usize].path, at.map_or(0, |at| at.line));
                pass_over(estate, SkippedKind::NotKubernetes, path);
            }
        }
    }
}

/// Adds what infrastructure code says, behind the objects that stand in files as they are.
fn add_evaluated(estate: &mut Estate, names: &mut Interner, settings: &plimsoll_iac::Settings) {
    let trees = trees_by_file(estate);
    let sources: Vec<Source<'_>> = estate
        .files
        .iter()
        .zip(&trees)
        .map(|(file, trees)| Source { path: &file.path, text: &file.text, trees })
        .collect();
    let Evaluated { resources, roots, blind } = plimsoll_iac::evaluate(&sources, settings);
    estate.blind.extend(blind);
    estate.roots = roots;
    for resource in resources {
        add_resource(estate, names, resource);
    }
}

fn trees_by_file(estate: &Estate) -> Vec<Vec<Arc<Tree>>> {
    let mut trees = vec![Vec::new(); estate.files.len()];
    for doc in &estate.docs {
        trees[doc.file as usize].push(Arc::clone(&doc.tree));
    }
    trees
}

fn add_resource(estate: &mut Estate, names: &mut Interner, resource: Resource) {
    let Resource { group, version, kind, namespace, name, root, shared, file, tree, node } = resource;
    // Objects of Kubernetes go by their own names, whoever makes them.
    let apart = shared && plimsoll_iac::Dialect::of_group(&group).is_some();
    let own_root = apart.then(|| Box::from(&*root));
    let key = Key { group: names.share(&group), kind: names.share(&kind), namespace, name, root: own_root };
    let doc = DocId(estate.docs.len() as u32);
    estate.docs.push(Doc { file, tree: Arc::clone(&tree) });
    let id = ObjectId(estate.objects.len() as u32);
    let object = Object { id, key, root: names.share(&root), version: names.share(&version), doc, file, tree, node };
    add_pods(estate, &object);
    estate.objects.push(object);
}

fn spot(estate: &Estate, file: u32, tree: &Tree, node: NodeId, why: Why) -> BlindSpot {
    let at = position(estate, file, tree, tree.node(node)).map(|at| (at.line, at.column));
    BlindSpot { path: estate.files[file as usize].path.clone(), at, why }
}

fn position(estate: &Estate, file: u32, tree: &Tree, node: Node<'_>) -> Option<Position> {
    estate.lines(file).map(|lines| lines.position(tree.text(), node.span().start))
}

/// An object, and the version and kind that its list says for it where it does not.
#[derive(Clone, Copy)]
struct Root<'t> {
    node: Node<'t>,
    listed: Option<(&'t str, &'t str)>,
}

impl<'t> Root<'t> {
    fn text(self, key: &str, listed: impl Fn((&'t str, &'t str)) -> &'t str) -> Option<&'t str> {
        let own = self.node.get(key).filter(|n| n.kind() == Kind::Str).map(|n| n.text());
        own.or_else(|| self.listed.map(listed))
    }
}

/// A `List` (of any group, as `kubectl get -o yaml` writes it) or a JSON array stands for its items.
fn roots(node: Node<'_>) -> Vec<Root<'_>> {
    let text = |key| node.get(key).map_or("", |n| n.text());
    let items = node.get("items").filter(|i| i.kind() == Kind::Seq);
    match (node.kind(), text("kind").strip_suffix("List"), items) {
        (Kind::Seq, ..) => node.items().flat_map(|item| roots(item.resolve())).collect(),
        (Kind::Map, Some(kind), Some(items)) => {
            // The items of a typed list, as the API answers it, leave out what the list says already.
            let listed = (!kind.is_empty()).then(|| (text("apiVersion"), kind));
            let inner = items.items().flat_map(|item| roots(item.resolve()));
            inner.map(|root| Root { listed: root.listed.or(listed), ..root }).collect()
        }
        _ => vec![Root { node, listed: None }],
    }
}

/// Adds the pods that an object carries; false if there are none.
fn add_pods(estate: &mut Estate, object: &Object) -> bool {
    let start = estate.pods.len() as u32;
    estate.pods.extend(Pod::of(object));
    let end = estate.pods.len() as u32;
    for index in start..end {
        estate.pods[index as usize].id = PodId(index);
    }
    end > start
}

fn index(estate: &mut Estate) {
    // Growing leaves up to half of the room empty; an estate never changes again.
    estate.pods.shrink_to_fit();
    estate.objects.shrink_to_fit();
    estate.docs.shrink_to_fit();
    for object in &estate.objects {
        let kind = (Arc::clone(&object.key.group), Arc::clone(&object.key.kind));
        estate.by_kind.entry(kind).or_default().push(object.id);
    }
    let mut by_key: Vec<ObjectId> = estate.objects.iter().map(|o| o.id).collect();
    by_key.sort_by(|a, b| (&estate.object(*a).key, a).cmp(&(&estate.object(*b).key, b)));
    estate.by_key = by_key;
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

    fn key(&mut self, root: Root<'_>) -> Option<(Key, Arc<str>)> {
        let api = root.text("apiVersion", |(api, _)| api)?;
        let kind = root.text("kind", |(_, kind)| kind)?;
        let node = root.node;
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
        Some((Key { group, kind, namespace, name, root: None }, version))
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
        "apps.kruise.io" => kind == "SidecarSet",
        "argoproj.io" => kind == "ClusterWorkflowTemplate",
        "serving.kserve.io" => kind == "ClusterServingRuntime",
        "tekton.dev" => kind == "ClusterTask",
        _ => false,
    }
}
