//! Which folder calls which, and which of them stand for themselves.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::manifest;
use super::module::Module;
use super::syntax::Block;
use super::world::World;
use super::{call, paths};

/// Parts of a path below which stands what shows or tries how something else is used.
const EXAMPLES: &[&str] = &["example", "examples", "fixture", "fixtures", "sample", "samples", "test", "tests"];

/// The folders of a scan with the folders that each of them calls.
pub(super) struct Calls<'w> {
    targets: BTreeMap<&'w str, BTreeSet<&'w str>>,
}

impl<'w> Calls<'w> {
    pub(super) fn of(world: &'w World<'_>) -> Self {
        let known = |folder: String| world.modules.get_key_value(&folder).map(|(folder, _)| folder.as_str());
        let entry = |(folder, module): (&'w String, &'w Module)| {
            let called = module.calls.iter().filter_map(|block| known(target(folder, block)?));
            (folder.as_str(), called.collect())
        };
        Self { targets: world.modules.iter().filter(|(_, module)| !module.is_empty()).map(entry).collect() }
    }

    /// Folders that no other one calls, and the first of each circle that nobody else calls.
    pub(super) fn roots(&self) -> Vec<&'w str> {
        let own = self.targets.keys().copied().filter(|folder| !manifest::is_downloaded(folder));
        self.outer(&own.collect(), |_| true)
    }

    /// Those of some folders that none of the others calls, and the first of each circle.
    pub(super) fn outer_of(&self, folders: &BTreeSet<&'w str>) -> Vec<&'w str> {
        self.outer(folders, |caller| folders.contains(caller))
    }

    fn outer(&self, folders: &BTreeSet<&'w str>, counts: impl Fn(&str) -> bool) -> Vec<&'w str> {
        let callers = self.targets.iter().filter(|(caller, _)| counts(caller));
        let called = callers.flat_map(|(caller, targets)| targets.iter().filter(move |target| *target != caller));
        let called: HashSet<&str> = called.copied().collect();
        let mut outer: Vec<&str> = folders.iter().copied().filter(|folder| !called.contains(folder)).collect();
        let mut reached = HashSet::new();
        outer.iter().for_each(|folder| self.reach(folder, &mut reached));
        for folder in folders.iter().filter(|folder| !called.is_empty() && called.contains(**folder)) {
            if !reached.contains(folder) {
                self.reach(folder, &mut reached);
                outer.push(folder);
            }
        }
        outer
    }

    /// Everything that a folder calls, itself and what those call.
    fn reach(&self, from: &'w str, reached: &mut HashSet<&'w str>) {
        let mut left = vec![from];
        while let Some(folder) = left.pop() {
            if reached.insert(folder) {
                left.extend(self.targets.get(folder).into_iter().flatten().copied());
            }
        }
    }

    /// Modules that only examples of their use call: what they are without the arguments of an example is seen nowhere.
    pub(super) fn reusable(&self, roots: &[&'w str]) -> BTreeSet<&'w str> {
        let mut only_by_examples: BTreeMap<&str, bool> = BTreeMap::new();
        for root in roots {
            let mut reached = HashSet::new();
            self.reach(root, &mut reached);
            for module in reached.into_iter().filter(|module| module != root) {
                *only_by_examples.entry(module).or_insert(true) &= is_example(root, module);
            }
        }
        let own = only_by_examples.into_iter().filter(|(module, _)| !manifest::is_downloaded(module));
        own.filter_map(|(module, only)| only.then_some(module)).collect()
    }
}

/// The folder that a block calls, where it is one beside the caller's.
fn target(folder: &str, block: &Block) -> Option<String> {
    let source = call::source_of(block).filter(|source| call::is_local(source))?;
    Some(paths::join(folder, &source))
}

/// Whether a root is an example of how a module is used: it lies below a folder for such, and the module does not.
fn is_example(root: &str, module: &str) -> bool {
    let (root, module): (Vec<_>, Vec<_>) = (root.split('/').collect(), module.split('/').collect());
    let shared = root.iter().zip(&module).take_while(|(a, b)| a == b).count();
    let speaks = |parts: &[&str]| parts.iter().any(|part| EXAMPLES.contains(part));
    speaks(&root[shared..]) && !speaks(&module[shared..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_lies_beside_what_it_shows() {
        assert!(is_example("examples/complete", ""));
        assert!(is_example("a/tests/setup", "a/modules/net"));
        assert!(!is_example("tests/a/main", "tests/a/net"));
        assert!(!is_example("examples/a", "examples/modules"));
        assert!(!is_example("envs/prod", "modules/net"));
    }
}
