//! Calls of modules: where their source is, their instances and what they give back.

use std::rc::Rc;
use std::sync::Arc;

use plimsoll_model::{BlindSpot, Why};
use plimsoll_syntax::{LineIndex, Unknown};

use super::eval::{Env, Expansion, Instance, Run};
use super::known;
use super::module::Module;
use super::paths;
use super::syntax::{Block, Kind};
use crate::limits;
use crate::value::{Entry, Map, Value};

/// Where a module is.
pub(crate) enum Found<'w> {
    Here(&'w Module),
    /// Not among the files, but known well enough to tell what its arguments make; with its major version.
    Known(&'w Module, u32),
    /// Not among the files: its source, as it is written.
    Away(Arc<str>),
}

/// The source of a call, where it is written as a text.
pub(crate) fn source_of(block: &Block) -> Option<Arc<str>> {
    match &block.body.attribute("source")?.value.kind {
        Kind::Str(text) => Some(Arc::clone(text)),
        _ => None,
    }
}

/// Whether a source is a folder beside the caller's.
pub(crate) fn is_local(source: &str) -> bool {
    source.starts_with("./") || source.starts_with("../") || source == "." || source == ".."
}

impl<'w> Run<'w> {
    pub(crate) fn find_module(&self, instance: &Instance<'w>, block: &Block) -> Found<'w> {
        let source = source_of(block).unwrap_or_else(|| Arc::from(""));
        let local = is_local(&source).then(|| paths::join(&instance.module.folder, &source));
        let downloaded = || self.downloaded.get(&key_of(instance, block));
        let found = |folder: &String| self.world.modules.get(folder);
        match local.as_ref().and_then(found).or_else(|| downloaded().and_then(found)) {
            Some(module) => Found::Here(module),
            None => match known::find(&source, block) {
                Some((module, major)) => Found::Known(module, major),
                None => Found::Away(source),
            },
        }
    }

    /// The instances of a call with the key of each; none where the module is not among the files.
    pub(crate) fn children(&self, id: usize, block: &'w Block) -> (Rc<Expansion>, Option<Rc<Vec<usize>>>) {
        let parent = self.instance(id);
        let name: Arc<str> = block.label(0).into();
        let expansion = self.expansion(&parent, "module", block);
        if let Some(children) = parent.children.borrow().get(&name) {
            return (expansion, Some(Rc::clone(children)));
        }
        let (module, major) = match self.find_module(&parent, block) {
            Found::Here(module) => (module, None),
            Found::Known(module, major) => (module, Some(major)),
            Found::Away(_) => return (expansion, None),
        };
        let depth = parent.call.as_ref().map_or(0, |call| call.depth) + 1;
        if depth > limits::MAX_MODULE_DEPTH || self.instance_count() > limits::MAX_INSTANCES {
            return (expansion, None);
        }
        let made = expansion.instances().into_iter().map(|(key, bound)| {
            let prefix = format!("{}module.{name}{}.", parent.prefix, key.suffix());
            let key_of_call = key_of(&parent, block);
            self.add(module, prefix, key_of_call, Some(super::eval::Call { parent: id, block, bound, depth, major }))
        });
        let children = Rc::new(made.collect::<Vec<_>>());
        parent.children.borrow_mut().insert(name, Rc::clone(&children));
        (expansion, Some(children))
    }

    /// `module.name`: the outputs of each of its instances.
    pub(crate) fn module(&self, env: &Env<'w>, name: &str) -> Value {
        let Some(block) = env.instance.module.call(name) else {
            return Value::failed(format!("there is no module `{name}`"));
        };
        let (expansion, children) = self.children(env.instance.id, block);
        let Some(children) = children else {
            let address = format!("{}module.{name}", env.instance.prefix);
            return self.spread(&expansion, |key| away(&format!("{address}{}", key.suffix())));
        };
        let mut next = children.iter();
        let handle = std::cell::RefCell::new(&mut next);
        self.spread(&expansion, |_| handle.borrow_mut().next().map_or_else(Value::null, |id| self.outputs(*id)))
    }

    /// All outputs of an instance. Each is evaluated for itself, so that one that needs another module is no circle.
    fn outputs(&self, id: usize) -> Value {
        let instance = self.instance(id);
        let output =
            |(name, block): (&Arc<str>, &'w Block)| (Arc::clone(name), Entry::of(self.output(&instance, name, block)));
        Value::map(instance.module.outputs.iter().map(output).collect::<Map>())
    }

    pub(crate) fn output(&self, instance: &Rc<Instance<'w>>, name: &str, block: &'w Block) -> Value {
        let Some(value) = block.body.attribute("value") else { return Value::null() };
        Self::once(&instance.outputs, name, || self.eval(&Env::new(instance, block.file), &value.value))
    }

    /// Says that a module is not there to be evaluated.
    pub(crate) fn note_missing(&self, instance: &Instance<'w>, block: &Block, source: &str) {
        let name = block.label(0);
        let why = if is_local(source) {
            let folder = paths::join(&instance.module.folder, source);
            Why::new(format!("the module `{name}` is not among the files"), format!("scan the folder `{folder}` too"))
        } else {
            Why::new(format!("the module `{name}` is not downloaded"), "run `terraform init` and scan again")
        };
        self.note(block, why);
    }

    /// Says that modules call one another without end, or make more than is allowed.
    pub(crate) fn note_too_deep(&self, block: &Block) {
        let reason = format!("the module `{}` lies too deep in others, or too much was made before it", block.label(0));
        self.note(block, Why::new(reason, "scan the plan as JSON"));
    }

    fn note(&self, block: &Block, why: Why) {
        let file = &self.world.sources[block.file as usize];
        let at = LineIndex::new(file.text).position(file.text, block.span.start);
        let spot = BlindSpot { path: file.path.to_owned(), at: Some((at.line, at.column)), why };
        let mut blind = self.blind.borrow_mut();
        // The same call of many instances is said once.
        if !blind.contains(&spot) {
            blind.push(spot);
        }
    }
}

/// The key of a call in the list of downloaded modules.
fn key_of(instance: &Instance<'_>, block: &Block) -> String {
    let name = block.label(0);
    if instance.key.is_empty() { name.to_owned() } else { format!("{}.{name}", instance.key) }
}

fn away(address: &str) -> Value {
    let unknown = Unknown::new(format!("`{address}` is not downloaded"), "run `terraform init` and scan again");
    Value::unknown(unknown.refers_to(address))
}
