//! Bodies of blocks: attributes and nested blocks to one map.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::loops::pairs;
use super::{Env, Run};
use crate::terraform::syntax::{Block, Body};
use crate::terraform::text;
use crate::value::{Entry, Map, Place, Value};

/// What says how a resource is handled, not what it is.
const META: &[&str] = &["count", "for_each", "provider", "depends_on"];
const META_BLOCKS: &[&str] = &["lifecycle", "provisioner", "connection"];

impl<'w> Run<'w> {
    /// The body of a resource.
    pub(crate) fn resource_body(&self, env: &Env<'w>, body: &Body) -> Map {
        let mut map = self.body(env, body);
        // Below the resource itself such names are the provider's: a container has a lifecycle, too.
        map.retain(|name, _| ![META, META_BLOCKS].iter().any(|names| names.contains(&&**name)));
        map
    }

    /// Attributes by name and nested blocks by kind, each kind a list.
    pub(crate) fn body(&self, env: &Env<'w>, body: &Body) -> Map {
        let mut map = Map::new();
        for attribute in &body.attributes {
            let value = self.deeper(|| text::attribute(self, env, attribute));
            let at = Place::new(env.file, attribute.span);
            map.insert(Arc::clone(&attribute.name), Entry { at, value });
        }
        let mut nested: BTreeMap<Arc<str>, (Place, Vec<Value>)> = BTreeMap::new();
        for block in &body.blocks {
            let (kind, values) = self.nested(env, block);
            let at = Place::new(env.file, block.head);
            nested.entry(kind).or_insert_with(|| (at, Vec::new())).1.extend(values);
        }
        // Blocks that a loop makes none of are not there.
        for (kind, (at, values)) in nested.into_iter().filter(|(_, (_, values))| !values.is_empty()) {
            let whole = values.first().map_or(at, |first| first.at);
            map.insert(kind, Entry { at, value: Value::list(values).at(whole) });
        }
        map
    }

    fn nested(&self, env: &Env<'w>, block: &Block) -> (Arc<str>, Vec<Value>) {
        let at = Place::new(env.file, block.span);
        match (&*block.kind, block.labels.first()) {
            ("dynamic", Some(kind)) => (Arc::clone(kind), self.dynamic(env, block, kind)),
            _ => (Arc::clone(&block.kind), vec![Value::map(self.body(env, &block.body)).at(at)]),
        }
    }

    /// A block for each item; one that cannot be told where their number cannot.
    fn dynamic(&self, env: &Env<'w>, block: &Block, kind: &Arc<str>) -> Vec<Value> {
        let at = Place::new(env.file, block.span);
        let Some(over) = block.body.attribute("for_each") else { return Vec::new() };
        let pairs = match pairs(&self.eval(env, &over.value)) {
            Ok(pairs) => pairs,
            Err(unknown) => return vec![unknown.at(at)],
        };
        let name = iterator(&block.body).unwrap_or_else(|| Arc::clone(kind));
        let Some(content) = block.body.blocks_of("content").next() else { return Vec::new() };
        let one = |(key, value): (Value, Value)| {
            let item = super::expand::object([("key", key), ("value", value)]);
            Value::map(self.body(&env.bind(&name, item), &content.body)).at(at)
        };
        pairs.into_iter().map(one).collect()
    }
}

fn iterator(body: &Body) -> Option<Arc<str>> {
    match &body.attribute("iterator")?.value.kind {
        crate::terraform::syntax::Kind::Name(name) => Some(Arc::clone(name)),
        crate::terraform::syntax::Kind::Str(name) => Some(Arc::clone(name)),
        _ => None,
    }
}
