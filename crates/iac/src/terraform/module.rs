//! Modules: the blocks of all files of a folder, override files laid over them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::syntax::{Attribute, Block, Body};

/// A folder of configuration.
#[derive(Debug, Default)]
pub(crate) struct Module {
    /// The folder, normalised; empty for the one where the scan starts.
    pub(crate) folder: String,
    /// Resources and data sources by type and name, in the order of files and places.
    pub(crate) resources: Vec<Block>,
    pub(crate) data: Vec<Block>,
    pub(crate) calls: Vec<Block>,
    pub(crate) variables: BTreeMap<Arc<str>, Block>,
    pub(crate) outputs: BTreeMap<Arc<str>, Block>,
    /// Local values with the file that each stands in.
    pub(crate) locals: HashMap<Arc<str>, (Attribute, u32)>,
    /// Whether a file of it could not be read: what is not there may be in that file.
    pub(crate) broken: bool,
    by_address: HashMap<(Arc<str>, Arc<str>), (bool, usize)>,
}

impl Module {
    pub(crate) fn new(folder: String) -> Self {
        Self { folder, ..Self::default() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.resources.is_empty() && self.data.is_empty() && self.calls.is_empty() && !self.broken
    }

    /// Adds what a file says.
    pub(crate) fn add(&mut self, body: Body, file: u32) {
        for block in body.blocks {
            match &*block.kind {
                "resource" if block.labels.len() == 2 => self.resources.push(block),
                "data" if block.labels.len() == 2 => self.data.push(block),
                "module" if block.labels.len() == 1 => self.calls.push(block),
                "variable" if block.labels.len() == 1 => drop(self.variables.insert(block.labels[0].clone(), block)),
                "output" if block.labels.len() == 1 => drop(self.outputs.insert(block.labels[0].clone(), block)),
                "locals" => self.add_locals(block.body, file),
                _ => {}
            }
        }
    }

    fn add_locals(&mut self, body: Body, file: u32) {
        for attribute in body.attributes {
            self.locals.insert(Arc::clone(&attribute.name), (attribute, file));
        }
    }

    /// Lays what an override file says over what is there.
    pub(crate) fn lay_over(&mut self, body: Body, file: u32) {
        for block in body.blocks {
            let found = match &*block.kind {
                "resource" => same(&mut self.resources, &block),
                "data" => same(&mut self.data, &block),
                "module" => same(&mut self.calls, &block),
                "variable" => self.variables.get_mut(block.label(0)),
                "output" => self.outputs.get_mut(block.label(0)),
                "locals" => {
                    self.add_locals(block.body, file);
                    continue;
                }
                _ => continue,
            };
            match found {
                Some(found) => merge(found, block),
                None => self.add(Body { blocks: vec![block], ..Body::default() }, file),
            }
        }
    }

    /// Makes lookups by address possible, once all files are there.
    pub(crate) fn index(&mut self) {
        let resources = self.resources.iter().enumerate().map(|(at, block)| (block, (false, at)));
        let data = self.data.iter().enumerate().map(|(at, block)| (block, (true, at)));
        let key = |block: &Block| match &block.labels[..] {
            [kind, name] if &*block.kind == "data" => (format!("data.{kind}").into(), name.clone()),
            [kind, name] => (kind.clone(), name.clone()),
            _ => (Arc::clone(&block.kind), Arc::clone(&block.kind)),
        };
        self.by_address = resources.chain(data).map(|(block, at)| (key(block), at)).collect();
    }

    /// The block of a resource; a data source's type begins with `data.`.
    pub(crate) fn find(&self, kind: &str, name: &str) -> Option<&Block> {
        let (data, at) = *self.by_address.get(&(Arc::from(kind), Arc::from(name)))?;
        if data { self.data.get(at) } else { self.resources.get(at) }
    }

    pub(crate) fn call(&self, name: &str) -> Option<&Block> {
        self.calls.iter().find(|call| call.label(0) == name)
    }
}

fn same<'b>(blocks: &'b mut [Block], block: &Block) -> Option<&'b mut Block> {
    blocks.iter_mut().find(|other| other.labels == block.labels)
}

/// Attributes are replaced one by one, nested blocks by kind.
fn merge(base: &mut Block, over: Block) {
    for attribute in over.body.attributes {
        base.body.attributes.retain(|other| other.name != attribute.name);
        base.body.attributes.push(attribute);
    }
    let kinds: Vec<Arc<str>> = over.body.blocks.iter().map(|block| Arc::clone(&block.kind)).collect();
    base.body.blocks.retain(|block| !kinds.contains(&block.kind));
    base.body.blocks.extend(over.body.blocks);
}
