//! Root modules, and the resources of everything that they call.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::call::{self, Found};
use super::eval::{Env, Run};
use super::paths;
use super::syntax::Block;
use super::world::World;
use crate::value::{Place, Value};
use crate::{Evaluated, Resource, limits, lower};

/// Evaluates every root module: a folder that no module of the tree calls.
pub(crate) fn evaluate(world: &World<'_>, out: &mut Evaluated) {
    let called = called(world);
    for (folder, module) in &world.modules {
        if called.contains(folder) || module.is_empty() {
            continue;
        }
        let run = Run::new(world, HashMap::new());
        let root = run.add(module, String::new(), None);
        collect(&run, root, out);
        out.blind.append(&mut run.blind.borrow_mut());
    }
    out.resources.sort_by_key(|resource| resource.file);
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

fn collect<'w>(run: &Run<'w>, id: usize, out: &mut Evaluated) {
    let instance = run.instance(id);
    for block in &instance.module.resources {
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

fn add_resource<'w>(run: &Run<'w>, id: usize, block: &'w Block, out: &mut Evaluated) {
    let instance = run.instance(id);
    let env = Env::new(&instance, block.file);
    let expansion = run.expand(&env, &block.body);
    let address = format!("{}{}.{}", instance.prefix, block.label(0), block.label(1));
    for (key, bound) in expansion.instances() {
        if out.resources.len() >= limits::MAX_INSTANCES {
            return;
        }
        let body = run.resource_body(&env.with(bound.as_ref()), &block.body);
        let place = Place::new(block.file, block.span);
        let name = format!("{address}{}", key.suffix());
        out.resources.extend(resource(run.world, block, name, &Value::map(body).at(place)));
    }
}

fn resource(world: &World<'_>, block: &Block, name: String, value: &Value) -> Option<Resource> {
    let source = world.sources.get(block.file as usize)?;
    let tree = Arc::new(lower::lower(value, block.file, source.text)?);
    let node = tree.root().id();
    Some(Resource {
        group: crate::Dialect::Terraform.group().into(),
        version: "".into(),
        kind: block.label(0).into(),
        namespace: None,
        name: name.into(),
        file: block.file,
        tree,
        node,
    })
}
