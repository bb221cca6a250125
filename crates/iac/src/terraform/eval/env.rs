use std::rc::Rc;
use std::sync::Arc;

use super::Instance;
use crate::value::Value;

/// Where an expression is evaluated: its module's instance, its file, and the names that loops bind.
#[derive(Clone)]
pub(crate) struct Env<'w> {
    pub(crate) instance: Rc<Instance<'w>>,
    /// The file of the expression; `u32::MAX` where its places mean nothing.
    pub(crate) file: u32,
    names: Option<Rc<Binding>>,
}

struct Binding {
    name: Arc<str>,
    value: Value,
    up: Option<Rc<Binding>>,
}

/// What the item of a splat is called; no name of a configuration looks like it.
pub(crate) const ITEM: &str = "*";

impl<'w> Env<'w> {
    pub(crate) fn new(instance: &Rc<Instance<'w>>, file: u32) -> Self {
        Self { instance: Rc::clone(instance), file, names: None }
    }

    /// The same with one more name.
    pub(crate) fn bind(&self, name: &Arc<str>, value: Value) -> Self {
        let up = self.names.clone();
        let names = Some(Rc::new(Binding { name: Arc::clone(name), value, up }));
        Self { instance: Rc::clone(&self.instance), file: self.file, names }
    }

    /// The same without the names that loops bind, for an expression of another file.
    pub(crate) fn outside(&self, file: u32) -> Self {
        Self::new(&self.instance, file)
    }

    pub(crate) fn name(&self, name: &str) -> Option<&Value> {
        let mut at = self.names.as_deref();
        while let Some(binding) = at {
            if &*binding.name == name {
                return Some(&binding.value);
            }
            at = binding.up.as_deref();
        }
        None
    }
}
