//! Variables: what a caller or the user gives, else their default.

use std::rc::Rc;

use plimsoll_syntax::Unknown;

use super::{Instance, Run};
use crate::terraform::syntax::Block;
use crate::terraform::types;
use crate::value::Value;

impl<'w> Run<'w> {
    pub(super) fn variable(&self, instance: &Rc<Instance<'w>>, name: &str) -> Value {
        let Some(block) = instance.module.variables.get(name) else {
            return super::reference::undeclared(format!("there is no variable `{name}`"));
        };
        Self::once(&instance.variables, name, || self.value_of(instance, block, name))
    }

    fn value_of(&self, instance: &Rc<Instance<'w>>, block: &'w Block, name: &str) -> Value {
        let given = self.argument(instance, name);
        let nullable = !is_false(block, "nullable");
        let given = given.filter(|value| nullable || !value.is_null());
        let value = given.unwrap_or_else(|| self.default(instance, block, name));
        let Some(kind) = block.body.attribute("type") else { return value };
        types::convert(self, &super::Env::new(instance, block.file), value, &kind.value)
    }

    /// What the call says, or the user for a root module.
    fn argument(&self, instance: &Rc<Instance<'w>>, name: &str) -> Option<Value> {
        let Some(call) = &instance.call else { return self.given.get(name).cloned() };
        let argument = call.block.body.attribute(name)?;
        Some(self.eval(&self.env_of_call(call), &argument.value))
    }

    fn default(&self, instance: &Rc<Instance<'w>>, block: &'w Block, name: &str) -> Value {
        if let Some(default) = block.body.attribute("default") {
            return self.eval(&super::Env::new(instance, block.file), &default.value);
        }
        let resolve = match &instance.call {
            None => format!("give it with --var {name}=VALUE, or in a file with --var-file"),
            Some(_) => "give it where the module is called".to_owned(),
        };
        Value::unknown(Unknown::new(format!("the variable `{name}` has no value"), resolve))
    }
}

fn is_false(block: &Block, name: &str) -> bool {
    let attribute = block.body.attribute(name);
    attribute.is_some_and(|attribute| matches!(attribute.value.kind, crate::terraform::syntax::Kind::Bool(false)))
}
