//! Root modules, and the resources of everything that they call.

use std::collections::{BTreeSet, HashSet};

use plimsoll_model::{BlindSpot, Why};
use rayon::prelude::*;

use super::calls::Calls;
use super::collect::{Collected, collect};
use super::eval::Run;
use super::world::World;
use super::{given, manifest};
use crate::{Evaluated, Resource, Root, limits};

/// Evaluates every root module: a folder that no module of the tree calls. A module that only examples call is judged
/// by its own defaults too.
pub(crate) fn evaluate(world: &World<'_>, out: &mut Evaluated) {
    let calls = Calls::of(world);
    let mut budget = Budget { left: limits::MAX_TREE_BYTES };
    let roots = calls.roots();
    budget.evaluate(world, &roots, out);
    let reusable = calls.reusable(&roots);
    let mut made = HashSet::new();
    let mut left: BTreeSet<&str> = reusable.iter().copied().collect();
    // The outer ones first: what they make of the inner ones needs no second look.
    while !left.is_empty() {
        let outer = calls.outer_of(&left);
        let first = out.roots.len();
        budget.evaluate(world, &outer, out);
        made.extend(out.roots[first..].iter().flat_map(|root| root.folders.iter().cloned()));
        left.retain(|folder| !outer.contains(folder) && !made.contains(*folder));
    }
    super::given::check_names(world, &roots, &mut out.blind);
    super::same::share(&mut out.resources);
    let start = |resource: &Resource| resource.tree.node(resource.node).span().start;
    out.resources.sort_by(|a, b| (a.file, start(a), &a.root).cmp(&(b.file, start(b), &b.root)));
}

/// What the trees of all roots may take.
struct Budget {
    left: usize,
}

impl Budget {
    fn evaluate(&mut self, world: &World<'_>, folders: &[&str], out: &mut Evaluated) {
        for some in folders.chunks(limits::ROOTS_AT_ONCE) {
            if self.left < limits::MAX_ROOT_BYTES * limits::ROOTS_AT_ONCE / 4 {
                out.blind.extend(some.iter().map(|folder| not_evaluated(folder)));
                continue;
            }
            let all: Vec<_> = some.par_iter().map(|folder| root(world, folder)).collect();
            for (evaluated, bytes) in all {
                self.left = self.left.saturating_sub(bytes);
                out.extend(evaluated);
            }
        }
    }
}

/// How a folder is called where it is a root.
fn name_of(folder: &str) -> &str {
    if folder.is_empty() { "." } else { folder }
}

fn not_evaluated(folder: &str) -> BlindSpot {
    let why = Why::new("the modules before it took all memory that is allowed", "scan this folder by itself");
    BlindSpot { path: name_of(folder).to_owned(), at: None, why }
}

/// What a root module says, and how many bytes its trees take.
fn root(world: &World<'_>, folder: &str) -> (Evaluated, usize) {
    let mut out = Collected::new(name_of(folder).into());
    let Some(module) = world.modules.get(folder) else { return (Evaluated::default(), 0) };
    let given = given::given(world, folder, &mut out.blind);
    let run = Run::new(world, given, manifest::read(world, folder));
    let root = run.add(module, String::new(), String::new(), None);
    collect(&run, root, &mut out);
    out.blind.append(&mut run.blind.borrow_mut());
    let root = Root { name: out.root, folders: run.folders() };
    let evaluated = Evaluated { resources: out.resources, roots: vec![root], blind: out.blind };
    (evaluated, limits::MAX_ROOT_BYTES - out.left)
}
