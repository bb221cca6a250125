//! Root modules, and the resources of everything that they call.

use std::collections::HashSet;
use std::sync::Arc;

use plimsoll_model::{BlindSpot, Why};
use rayon::prelude::*;

use super::call::{self, Found};
use super::eval::{Env, Run};
use super::module::Module;
use super::syntax::Block;
use super::world::World;
use super::{given, manifest, paths};
use crate::value::{Place, Value};
use crate::{Evaluated, Resource, limits, lower};

/// Evaluates every root module: a folder that no module of the tree calls.
pub(crate) fn evaluate(world: &World<'_>, out: &mut Evaluated) {
    let called = called(world);
    let is_root = |folder: &str, module: &Module| {
        !called.contains(folder) && !module.is_empty() && !manifest::is_downloaded(folder)
    };
    let mut roots: Vec<_> = world.modules.iter().filter(|(folder, module)| is_root(folder, module)).collect();
    roots.extend(in_circles(world, roots.iter().map(|(folder, _)| folder.as_str()).collect()));
    let mut left = limits::MAX_TREE_BYTES;
    for some in roots.chunks(limits::ROOTS_AT_ONCE) {
        if left < limits::MAX_ROOT_BYTES * limits::ROOTS_AT_ONCE / 4 {
            out.blind.extend(some.iter().map(|(folder, _)| not_evaluated(folder)));
            continue;
        }
        let all: Vec<_> = some.par_iter().map(|(folder, module)| root(world, folder, module)).collect();
        for (evaluated, bytes) in all {
            left = left.saturating_sub(bytes);
            out.extend(evaluated);
        }
    }
    super::same::once(&mut out.resources);
    let start = |resource: &Resource| resource.tree.node(resource.node).span().start;
    out.resources.sort_by_key(|resource| (resource.file, start(resource)));
}

fn not_evaluated(folder: &str) -> BlindSpot {
    let path = if folder.is_empty() { ".".to_owned() } else { folder.to_owned() };
    let why = Why::new("the modules before it took all memory that is allowed", "scan this folder by itself");
    BlindSpot { path, at: None, why }
}

/// What a root module says, and how many bytes its trees take.
fn root(world: &World<'_>, folder: &str, module: &Module) -> (Evaluated, usize) {
    let mut out = Evaluated::default();
    let mut left = limits::MAX_ROOT_BYTES;
    let given = given::given(world, folder, &mut out.blind);
    let run = Run::new(world, given, manifest::read(world, folder));
    let root = run.add(module, String::new(), String::new(), None);
    collect(&run, root, &mut out, &mut left);
    out.blind.append(&mut run.blind.borrow_mut());
    (out, limits::MAX_ROOT_BYTES - left)
}

/// Folders that a module of the tree calls.
fn called(world: &World<'_>) -> HashSet<String> {
    let sources = |folder: &str, block: &Block| {
        let source = call::source_of(block).filter(|source| call::is_local(source))?;
        Some(paths::join(folder, &source)).filter(|target| target != folder)
    };
    let modules = world.modules.iter();
    modules.flat_map(|(folder, module)| module.calls.iter().filter_map(move |block| sources(folder, block))).collect()
}

/// Modules that call one another in a circle, so that nobody is a root: the first of each circle counts as one.
fn in_circles<'w>(world: &'w World<'_>, roots: Vec<&str>) -> Vec<(&'w String, &'w Module)> {
    let mut reached: HashSet<String> = HashSet::new();
    let reach = |from: &str, reached: &mut HashSet<String>| {
        let mut left = vec![from.to_owned()];
        while let Some(folder) = left.pop() {
            if reached.insert(folder.clone()) {
                left.extend(world.modules.get(&folder).into_iter().flat_map(|module| targets(&folder, module)));
            }
        }
    };
    roots.into_iter().for_each(|root| reach(root, &mut reached));
    let mut first = Vec::new();
    for (folder, module) in &world.modules {
        if !module.is_empty() && !manifest::is_downloaded(folder) && !reached.contains(folder) {
            reach(folder, &mut reached);
            first.push((folder, module));
        }
    }
    first
}

/// The folders of the tree that a module calls.
fn targets(folder: &str, module: &Module) -> Vec<String> {
    let source = |block: &Block| call::source_of(block).filter(|source| call::is_local(source));
    module.calls.iter().filter_map(source).map(|source| paths::join(folder, &source)).collect()
}

fn collect<'w>(run: &Run<'w>, id: usize, out: &mut Evaluated, left: &mut usize) {
    let instance = run.instance(id);
    let policies = instance.module.data.iter().filter(|block| block.label(0) == "aws_iam_policy_document");
    for block in instance.module.resources.iter().chain(policies) {
        add_resource(run, id, block, out, left);
    }
    for block in &instance.module.calls {
        if let Found::Away(source) = run.find_module(&instance, block) {
            run.note_missing(&instance, block, &source);
            continue;
        }
        let children = run.children(id, block).1;
        if children.is_none() {
            run.note_too_deep(block);
        }
        for child in children.iter().flat_map(|children| children.iter()) {
            collect(run, *child, out, left);
        }
    }
}

fn add_resource<'w>(run: &Run<'w>, id: usize, block: &'w Block, out: &mut Evaluated, left: &mut usize) {
    let instance = run.instance(id);
    let env = Env::new(&instance, block.file);
    let kind = if &*block.kind == "data" { format!("data.{}", block.label(0)) } else { block.label(0).to_owned() };
    let address = format!("{}{kind}.{}", instance.prefix, block.label(1));
    let place = instance.place_of(block);
    for (key, bound) in run.expansion(&instance, &kind, block).instances() {
        if out.resources.len() >= limits::MAX_INSTANCES || *left < 1024 {
            return out.blind.push(too_many(run, place));
        }
        let env = env.with(bound.as_ref());
        let body = if &*block.kind == "data" {
            super::policy::attributes(&run.resource_body(&env, &block.body))
        } else {
            Value::map(run.resource_body(&env, &block.body))
        };
        let name = format!("{address}{}", key.suffix());
        match resource(run.world, &kind, name, &body.at(place), left) {
            Some(resource) => out.resources.push(resource),
            None => return out.blind.push(too_many(run, place)),
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

fn resource(world: &World<'_>, kind: &str, name: String, value: &Value, left: &mut usize) -> Option<Resource> {
    let file = value.at.file;
    let source = world.sources.get(file as usize)?;
    let tree = Arc::new(lower::lower(value, file, source.text, left)?);
    let node = tree.root().id();
    Some(Resource {
        group: crate::Dialect::Terraform.group().into(),
        version: "".into(),
        kind: kind.into(),
        namespace: None,
        name: name.into(),
        file,
        tree,
        node,
    })
}
