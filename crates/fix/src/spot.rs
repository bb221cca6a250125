//! From a change of an object to the file that has to change: its own document, what it was evaluated from, or another
//! file that says the value.

use std::borrow::Cow;
use std::collections::BTreeMap;

use plimsoll_engine::{Change, Op};
use plimsoll_estate::{Estate, Object, Written};
use plimsoll_iac::Language;
use plimsoll_syntax::{NodeId, Span};
use serde_json::Value;

use crate::code::{Code, Mark};
use crate::file::File;
use crate::hcl::Aim;
use crate::{Refusal, chart, docker, readers, template};

/// What a change comes to.
#[derive(Clone, Debug)]
pub(crate) enum Spot {
    /// A change of a document of YAML or JSON.
    Node { file: u32, root: u32, change: NodeChange },
    /// An edit of any other text.
    Text { file: u32, mark: Mark },
}

/// A change below a node of a document.
#[derive(Clone, Debug)]
pub(crate) struct NodeChange {
    pub(crate) node: NodeId,
    pub(crate) path: Vec<Cow<'static, str>>,
    pub(crate) op: Op,
}

impl Spot {
    /// The document, by its file and the first byte of its root.
    pub(crate) fn doc(&self) -> (u32, u32) {
        match self {
            Self::Node { file, root, .. } => (*file, *root),
            Self::Text { file, .. } => (*file, 0),
        }
    }
}

/// The files that changes are about, read.
#[derive(Default)]
pub(crate) struct Shelf {
    pub(crate) yaml: BTreeMap<u32, File>,
    pub(crate) code: BTreeMap<u32, Code>,
}

impl Shelf {
    /// Reads the files of these changes.
    pub(crate) fn of<'c>(estate: &Estate, changes: impl Iterator<Item = &'c Change>) -> Self {
        let mut shelf = Self::default();
        for change in changes {
            let object = estate.object(change.object);
            match estate.is_rendered(object.file).then(|| estate.written(object, change.node, &change.path)) {
                Some(written) => shelf.read_written(estate, written),
                None => shelf.read(estate, object.file),
            }
            if let Some((file, _)) = object.node().tree().elsewhere(change.node) {
                shelf.read(estate, file);
            }
        }
        shelf
    }

    fn read_written(&mut self, estate: &Estate, written: Option<Written>) {
        match written {
            Some(Written::Value { file, .. } | Written::Given { file, .. }) => self.read(estate, file),
            Some(Written::Word { file, .. } | Written::Table { file, .. }) => {
                let text = estate.files().get(file as usize).map(|source| &source.text);
                self.code.extend(text.map(|text| (file, Code::template(text))));
            }
            None => {}
        }
    }

    fn read(&mut self, estate: &Estate, file: u32) {
        if self.yaml.contains_key(&file) || self.code.contains_key(&file) {
            return;
        }
        let Some(source) = estate.files().get(file as usize) else { return };
        if plimsoll_dockerfile::is_one(&source.path, &source.text) {
            self.code.insert(file, Code::docker(&source.text));
        } else if Language::of(&source.path) == Language::Hcl {
            self.code.extend(Code::hcl(&source.text).map(|code| (file, code)));
        } else {
            self.yaml.insert(file, File::read(&source.text));
        }
    }

    /// Where a change has to be made, and how.
    pub(crate) fn spot(&self, estate: &Estate, change: &Change) -> Result<Spot, Refusal> {
        let object = estate.object(change.object);
        if estate.is_rendered(object.file) {
            return self.rendered(estate, object, change);
        }
        let tree = object.node().tree();
        let place = tree.elsewhere(change.node).map_or(object.file, |(file, _)| file);
        let path = estate.files().get(place as usize).map_or("", |file| &file.path);
        // What was downloaded is fetched anew, and what was rendered is no file.
        if path.starts_with(".terraform/") || path.contains("/.terraform/") {
            return Err(Refusal::Module);
        }
        if path.contains(" (rendered") {
            return Err(Refusal::Computed);
        }
        let (file, span) = tree.elsewhere(change.node).unwrap_or((object.file, tree.node(change.node).span()));
        if let Some(code) = self.code.get(&file) {
            if code.page().is_some_and(|page| readers::are_many_in_hcl(estate, file, page.outline, span)) {
                return Err(Refusal::Shared);
            }
            return marked(code, object, change, span).map(|mark| Spot::Text { file, mark });
        }
        if !tree.is_built() {
            let root = tree.root().span().start;
            let change = NodeChange { node: change.node, path: change.path.clone(), op: change.op.clone() };
            return Ok(Spot::Node { file, root, change });
        }
        let path = estate.files().get(file as usize).map_or("", |file| &file.path);
        let is_made = &*object.key.group == "terraform" && !path.ends_with(".tf.json") && !path.ends_with(".tofu.json");
        let yaml = self.yaml.get(&file).filter(|_| !is_made).ok_or(Refusal::Made)?;
        if yaml.first().is_some_and(|tree| readers::are_many_in_template(tree, span)) {
            return Err(Refusal::Shared);
        }
        let (root, change) = template::change(yaml, object, change, span)?;
        Ok(Spot::Node { file, root, change })
    }
}

impl Shelf {
    /// A change of what a rendered text was made of.
    fn rendered(&self, estate: &Estate, object: &Object, change: &Change) -> Result<Spot, Refusal> {
        // A key that others may ask for stays: what is on is turned off.
        let op = if change.op == Op::Remove { Op::Set(Value::Bool(false)) } else { change.op.clone() };
        match estate.written(object, change.node, &change.path).ok_or(Refusal::Computed)? {
            Written::Value { file, node } => self.value(file, NodeChange { node, path: change.path.clone(), op }),
            Written::Given { file, node } => {
                let path = change.path.iter().skip(1).cloned().collect();
                self.value(file, NodeChange { node, path, op })
            }
            Written::Word { file, span } => {
                let code = self.code.get(&file).ok_or(Refusal::Computed)?;
                let mark = chart::word(code.text(), span, &op).ok_or(Refusal::Form)?;
                Ok(Spot::Text { file, mark })
            }
            Written::Table { file, at, column } => {
                let code = self.code.get(&file).ok_or(Refusal::Computed)?;
                let mark = chart::entry(code.text(), at, column, &change.path, &op).ok_or(Refusal::Form)?;
                Ok(Spot::Text { file, mark })
            }
        }
    }

    fn value(&self, file: u32, change: NodeChange) -> Result<Spot, Refusal> {
        let tree = self.yaml.get(&file).and_then(File::first).ok_or(Refusal::Computed)?;
        Ok(Spot::Node { file, root: tree.root().span().start, change })
    }
}

/// The edit of a text that is no YAML.
fn marked(code: &Code, object: &Object, change: &Change, span: Span) -> Result<Mark, Refusal> {
    if let Some(file) = code.dockerfile() {
        return docker::mark(code.text(), file, span, &change.op);
    }
    let page = code.page().ok_or(Refusal::Form)?;
    let is_kubernetes = &*object.key.group != "terraform";
    let node = object.node().tree().node(change.node);
    page.mark(&Aim { node, span, rest: &change.path, is_kubernetes }, &change.op)
}
