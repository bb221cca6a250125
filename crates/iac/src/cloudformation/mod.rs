//! CloudFormation, SAM and what the CDK synthesises.
//!
//! A template is evaluated as far as its text tells: parameters by their defaults or what the user gives, conditions in
//! three-valued logic, and whatever exists only once it is deployed as an unknown that says what it refers to.

mod apply;
mod call;
mod condition;
mod emit;
mod foreach;
mod include;
mod json;
mod limits;
mod list;
mod lower;
mod nested;
mod parameter;
mod paths;
mod refer;
mod sam;
mod stack;
mod template;
mod text;
mod value;
mod world;

use std::collections::BTreeSet;

use plimsoll_syntax::Node;

use crate::{Dialect, Evaluated, Settings, Source};
use stack::Stack;
use world::World;

pub(crate) fn evaluate(sources: &[Source<'_>], settings: &Settings) -> Evaluated {
    let world = World::new(sources, settings);
    let templates = templates(sources);
    let inner = nested_files(&world, &templates);
    let mut resources = Vec::new();
    // A template that another one nests is seen inside of that one; what nobody came by stands for itself.
    for outer in [true, false] {
        for (file, root) in &templates {
            if inner.contains(file) != outer && !world.is_visited(*file) {
                world.begin();
                let root = Stack::root(&world, *file, *root);
                root.check_transforms();
                emit::stack(&root, &mut resources);
            }
        }
    }
    resources.sort_by_key(|resource| resource.file);
    Evaluated { resources, blind: world.into_blind(), ..Evaluated::default() }
}

pub(crate) fn recognise(root: Node<'_>) -> Option<Dialect> {
    template::is_template(root).then_some(Dialect::CloudFormation)
}

fn templates<'s>(sources: &'s [Source<'s>]) -> Vec<(usize, Node<'s>)> {
    let all =
        sources.iter().enumerate().flat_map(|(file, source)| source.trees.iter().map(move |tree| (file, tree.root())));
    all.filter(|(_, root)| template::is_template(*root)).collect()
}

/// The files whose templates others nest.
fn nested_files<'s>(world: &World<'s>, templates: &[(usize, Node<'s>)]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    for (file, root) in templates {
        if !has_nested(*root) {
            continue;
        }
        world.begin();
        let stack = Stack::root(world, *file, *root);
        for definition in stack.definitions("Resources").iter() {
            let Some((location, _)) = nested::keys(definition.node) else { continue };
            let template = stack.looping(&definition.loops, || stack.template_of(definition.node, location));
            found.extend(template.map(|(inner, _)| inner).filter(|inner| inner != file));
        }
    }
    found
}

fn has_nested(root: Node<'_>) -> bool {
    let looped = |key: Node<'_>| key.text().starts_with("Fn::ForEach");
    let resources = root.get("Resources").into_iter().flat_map(Node::own_entries);
    resources.into_iter().any(|(key, node)| looped(key) || nested::keys(node).is_some())
}
