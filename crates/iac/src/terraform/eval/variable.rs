//! Variables: what a caller or the user gives, else their default.

use std::rc::Rc;

use plimsoll_syntax::Unknown;

use super::{Instance, Run};
use crate::terraform::syntax::{Block, Kind};
use crate::terraform::{known, types};
use crate::value::{Data, Value};

impl<'w> Run<'w> {
    pub(super) fn variable(&self, instance: &Rc<Instance<'w>>, name: &str) -> Value {
        let Some(block) = instance.module.variables.get(name) else {
            return super::reference::undeclared(format!("there is no variable `{name}`"));
        };
        Self::once(&instance.variables, name, || self.value_of(instance, block, name))
    }

    fn value_of(&self, instance: &Rc<Instance<'w>>, block: &'w Block, name: &str) -> Value {
        let given = self.argument(instance, block, name);
        let nullable = !is_false(block, "nullable");
        let given = given.filter(|value| nullable || !value.is_null());
        let value = given.unwrap_or_else(|| self.default(instance, block, name));
        // It may end up in a name or an address, where no mask can follow it.
        let value = if is_true(block, "sensitive") {
            hidden(value, &format!("the variable `{name}` is sensitive, and its value is not shown"))
        } else {
            value
        };
        let Some(kind) = block.body.attribute("type") else { return value };
        types::convert(self, &super::Env::new(instance, block.file), value, &kind.value)
    }

    /// What the call says, or the user for a root module.
    fn argument(&self, instance: &Rc<Instance<'w>>, block: &Block, name: &str) -> Option<Value> {
        let Some(call) = &instance.call else {
            let secret = is_true(block, "sensitive") || is_secret(name);
            return self.given.get(name).map(|given| given.value(name, is_text(block), secret));
        };
        if name == known::MAJOR {
            return call.major.map(Value::int);
        }
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

/// What is left of a value that is sensitive: switches and what is empty tell nothing.
pub(crate) fn hidden(value: Value, reason: &str) -> Value {
    let told = match &value.data {
        Data::Null | Data::Bool(_) | Data::Unknown(_) | Data::Failed(_) => true,
        Data::Str(text) => text.is_empty(),
        _ => false,
    };
    if told {
        return value;
    }
    Value::unknown(Unknown::new(reason, "look at the value where it is given")).at(value.at)
}

/// Whether what a flag gives for it is the text itself.
fn is_text(block: &Block) -> bool {
    let kind = block.body.attribute("type").map(|attribute| &attribute.value.kind);
    match kind {
        None => true,
        Some(Kind::Name(name) | Kind::Str(name)) => matches!(&**name, "string" | "number" | "bool" | "any"),
        Some(_) => false,
    }
}

fn is_false(block: &Block, name: &str) -> bool {
    block.body.attribute(name).is_some_and(|attribute| matches!(attribute.value.kind, Kind::Bool(false)))
}

fn is_true(block: &Block, name: &str) -> bool {
    block.body.attribute(name).is_some_and(|attribute| matches!(attribute.value.kind, Kind::Bool(true)))
}

/// Whether the name of a variable says that its value is a secret.
fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["password", "passwd", "secret", "token", "api_key", "private_key"].iter().any(|word| name.contains(word))
}
