//! The resources of a module and of those that it calls.

use std::sync::Arc;

use plimsoll_model::{BlindSpot, Why};

use super::call::Found;
use super::eval::{Env, Run};
use super::syntax::Block;
use super::world::World;
use crate::value::{Place, Value};
use crate::{Resource, limits, lower};

/// What is found below one root.
pub(super) struct Collected {
    pub(super) root: Arc<str>,
    pub(super) resources: Vec<Resource>,
    pub(super) blind: Vec<BlindSpot>,
    /// Bytes that its trees may take yet.
    pub(super) left: usize,
}

impl Collected {
    pub(super) fn new(root: Arc<str>) -> Self {
        Self { root, resources: Vec::new(), blind: Vec::new(), left: limits::MAX_ROOT_BYTES }
    }
}

/// Adds the resources of an instance of a module, and those of the modules that it calls.
pub(super) fn collect<'w>(run: &Run<'w>, id: usize, out: &mut Collected) {
    let instance = run.instance(id);
    let policies = instance.module.data.iter().filter(|block| block.label(0) == "aws_iam_policy_document");
    for block in instance.module.resources.iter().chain(policies) {
        add_resource(run, id, block, out);
    }
    for block in &instance.module.calls {
        if let Found::Away(source) = run.find_module(&instance, block) {
            run.note_missing(&instance, block, &source);
            continue;
        }
        for child in run.children(id, block).1.iter().flat_map(|children| children.iter()) {
            collect(run, *child, out);
        }
    }
}

fn add_resource<'w>(run: &Run<'w>, id: usize, block: &'w Block, out: &mut Collected) {
    let instance = run.instance(id);
    let env = Env::new(&instance, block.file);
    let kind = if &*block.kind == "data" { format!("data.{}", block.label(0)) } else { block.label(0).to_owned() };
    let address = format!("{}{kind}.{}", instance.prefix, block.label(1));
    let place = instance.place_of(block);
    for (key, bound) in run.expansion(&instance, &kind, block).instances() {
        if out.resources.len() >= limits::MAX_INSTANCES || out.left < 1024 {
            return out.blind.push(too_many(run, place));
        }
        let env = env.with(bound.as_ref());
        let body = if &*block.kind == "data" {
            super::policy::attributes(&run.resource_body(&env, &block.body))
        } else {
            Value::map(run.resource_body(&env, &block.body))
        };
        let name = format!("{address}{}", key.suffix());
        let shared = instance.call.as_ref().is_some_and(|call| call.major.is_none());
        if !out.add(run.world, &kind, name, &body.at(place), shared) {
            return out.blind.push(too_many(run, place));
        }
    }
}

fn too_many(run: &Run<'_>, place: Place) -> BlindSpot {
    let path = run.world.sources.get(place.file as usize).map(|source| source.path.to_owned()).unwrap_or_default();
    let reason = format!(
        "the root module makes more than {} resources or too large ones; the rest was not looked at",
        limits::MAX_INSTANCES
    );
    BlindSpot { path, at: None, why: Why::new(reason, "scan the plan as JSON") }
}

impl Collected {
    /// Whether there was room for it.
    fn add(&mut self, world: &World<'_>, kind: &str, name: String, value: &Value, shared: bool) -> bool {
        let file = value.at.file;
        let Some(source) = world.sources.get(file as usize) else { return false };
        let files = world.sources.len() as u32;
        let Some(tree) = lower::lower(value, file, files, source.text, &mut self.left) else { return false };
        let node = tree.root().id();
        self.resources.push(Resource {
            group: crate::Dialect::Terraform.group().into(),
            version: "".into(),
            kind: kind.into(),
            namespace: None,
            name: name.into(),
            root: Arc::clone(&self.root),
            shared,
            file,
            tree: Arc::new(tree),
            node,
        });
        true
    }
}
