//! Which kustomization stands on which.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use plimsoll_syntax::{Kind, Node, parse};

use super::Found;
use crate::collect::Collecting;

/// Names that kustomize knows its settings by.
const NAMES: [&str; 3] = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
/// Lists that name folders to build on.
const FOLDERS: [&str; 3] = ["resources", "bases", "components"];

/// A folder that kustomize builds.
#[derive(Debug)]
pub(super) struct Overlay {
    /// The folder as it is shown.
    pub(super) shown: String,
    /// Pieces for other overlays, which cannot be built by themselves.
    pub(super) is_component: bool,
    /// Everything that its settings name, as they name it.
    pub(super) names: Vec<String>,
    /// Folders of charts that it inflates.
    pub(super) charts: Vec<String>,
    /// Folders that it stands on.
    on: BTreeSet<PathBuf>,
}

/// The overlays of the collected folders, by their folder.
#[derive(Debug, Default)]
pub(super) struct Graph {
    overlays: BTreeMap<PathBuf, Overlay>,
    /// Folders that were walked.
    pub(super) roots: Vec<PathBuf>,
    /// What is shown for a file.
    pub(super) shown: BTreeMap<PathBuf, String>,
}

impl Graph {
    pub(super) fn of(found: &Found, out: &Collecting) -> Self {
        let mut graph = Self { roots: found.roots.clone(), ..Self::default() };
        for (shown, path) in &found.files {
            graph.shown.insert(path.clone(), shown.clone());
            let is_one = path.file_name().is_some_and(|name| NAMES.iter().any(|n| name == *n));
            let text = if is_one { out.text(shown) } else { None };
            if let (Some(text), Some(folder)) = (text, path.parent()) {
                graph.overlays.insert(folder.to_owned(), Overlay::read(shown, folder, text));
            }
        }
        graph
    }

    pub(super) fn is_empty(&self) -> bool {
        self.overlays.is_empty()
    }

    /// Overlays that nothing here stands on.
    pub(super) fn tops(&self) -> impl Iterator<Item = (&PathBuf, &Overlay)> {
        let used: BTreeSet<&PathBuf> = self.overlays.values().flat_map(|overlay| &overlay.on).collect();
        self.overlays.iter().filter(move |(folder, _)| !used.contains(folder))
    }

    pub(super) fn get(&self, folder: &Path) -> Option<&Overlay> {
        self.overlays.get(folder)
    }
}

impl Overlay {
    /// Reads the settings of a folder.
    pub(super) fn read(shown: &str, folder: &Path, text: &str) -> Self {
        let shown = shown.rsplit_once('/').map_or(".", |(folder, _)| folder).to_owned();
        let mut overlay =
            Self { shown, is_component: false, names: Vec::new(), charts: Vec::new(), on: BTreeSet::new() };
        for tree in &parse(&text.into()).trees {
            let root = tree.root();
            overlay.is_component |= root.get("kind").is_some_and(|kind| kind.text() == "Component");
            strings(root, &mut overlay.names);
            overlay.charts.extend(charts(root));
            let items = FOLDERS.iter().filter_map(|list| root.get(list)).flat_map(Node::items);
            let folders = items.filter_map(|item| folder.join(item.as_str()?).canonicalize().ok());
            overlay.on.extend(folders.filter(|path| path.is_dir()));
        }
        overlay
    }
}

/// Every string of the settings: what of it is a file is told by looking.
fn strings(node: Node<'_>, out: &mut Vec<String>) {
    match node.kind() {
        Kind::Map => node.own_entries().for_each(|(_, value)| strings(value, out)),
        Kind::Seq => node.items().for_each(|item| strings(item, out)),
        Kind::Str => out.push(node.text().to_owned()),
        _ => {}
    }
}

fn charts(root: Node<'_>) -> Vec<String> {
    let home = root.at("helmGlobals.chartHome").and_then(Node::as_str).unwrap_or("charts").to_owned();
    let text = |item: Node<'_>, key| item.get(key).map(|n| n.text().to_owned());
    let one = |item: Node<'_>| {
        let name = text(item, "name")?;
        let both = text(item, "version").zip(text(item, "repo"));
        Some(both.map_or_else(|| format!("{home}/{name}"), |(version, _)| format!("{home}/{name}-{version}/{name}")))
    };
    root.get("helmCharts").into_iter().flat_map(Node::items).filter_map(one).collect()
}
