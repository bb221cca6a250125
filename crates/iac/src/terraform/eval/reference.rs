//! What names and references mean.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use plimsoll_syntax::Unknown;

use super::{Env, Expansion, Instance, Key, Run, access};
use crate::terraform::paths;
use crate::terraform::policy;
use crate::terraform::syntax::{Block, Expr, Kind};
use crate::value::{Data, Entry, Map, Value};

impl<'w> Run<'w> {
    /// A name by itself: what a loop binds, else the start of a reference that says too little.
    pub(super) fn name(&self, env: &Env<'w>, name: &str) -> Value {
        let bound = env.name(name).cloned();
        // Terraform refuses these words; what they mean is plain all the same.
        let meant = || match name {
            "True" | "TRUE" => Data::Bool(true).into(),
            "False" | "FALSE" => Data::Bool(false).into(),
            _ => Value::failed(format!("there is nothing called `{name}` here")),
        };
        bound.unwrap_or_else(meant)
    }

    /// `of.name`, where `of` may be the first words of a reference.
    pub(super) fn attr(&self, env: &Env<'w>, of: &Expr, name: &str) -> Value {
        match &of.kind {
            Kind::Name(first) if env.name(first).is_none() => self.reference(env, first, name),
            Kind::Attr(inner, kind) if is_name(inner, "data") && env.name("data").is_none() => {
                self.resource(env, &format!("data.{kind}"), name)
            }
            Kind::Attr(inner, kind) if is_name(inner, "resource") && env.name("resource").is_none() => {
                self.resource(env, kind, name)
            }
            Kind::Attr(inner, call) if is_name(inner, "module") => self.output_of(env, call, None, name),
            Kind::Index(inner, by) => match &inner.kind {
                Kind::Attr(first, call) if is_name(first, "module") => {
                    self.output_of(env, call, Some(self.eval(env, by)), name)
                }
                _ => access::attribute(&self.eval(env, of), name),
            },
            _ => access::attribute(&self.eval(env, of), name),
        }
    }

    /// `module.call.name`, or that of one instance. Only this output is evaluated: another one may need what asks.
    fn output_of(&self, env: &Env<'w>, call: &str, by: Option<Value>, name: &str) -> Value {
        let Some(block) = env.instance.module.call(call) else {
            return undeclared(format!("there is no module `{call}`"));
        };
        let (expansion, children) = self.children(env.instance.id, block);
        let keys: Vec<Key> = expansion.instances().into_iter().map(|(key, _)| key).collect();
        let at = match (&by, &*expansion) {
            (None, Expansion::One) | (Some(_), Expansion::Unknown(_)) => Some(0),
            (Some(by), _) => keys.iter().position(|key| key.is(by)),
            (None, _) => None,
        };
        match at.zip(children) {
            Some((at, children)) => self.named_output(children[at], name),
            None => {
                let whole = self.module(env, call);
                let one = by.map_or_else(|| whole.clone(), |by| access::index(&whole, &by));
                access::attribute(&one, name)
            }
        }
    }

    fn named_output(&self, id: usize, name: &str) -> Value {
        let instance = self.instance(id);
        match instance.module.outputs.get(name) {
            Some(block) => self.output(&instance, name, block),
            None => undeclared(format!("the module has no output `{name}`")),
        }
    }

    fn reference(&self, env: &Env<'w>, first: &str, name: &str) -> Value {
        match first {
            "var" => self.variable(&env.instance, name),
            "local" => self.local(env, name),
            "module" => self.module(env, name),
            "path" => self.path(env, name),
            "terraform" | "tofu" => self.terraform(name),
            "each" | "count" => Value::failed(format!("there is no `{first}.{name}` here")),
            "self" => unknown("it refers to the object that is being made"),
            _ => self.resource(env, first, name),
        }
    }

    fn local(&self, env: &Env<'w>, name: &str) -> Value {
        let Some((attribute, file)) = env.instance.module.locals.get(name) else {
            return undeclared(format!("there is no local value `{name}`"));
        };
        Self::once(&env.instance.locals, name, || self.eval(&env.outside(*file), &attribute.value))
    }

    fn path(&self, env: &Env<'w>, name: &str) -> Value {
        let root = &self.instance(0).module.folder;
        let module = paths::relative(root, &env.instance.module.folder);
        match (name, module) {
            ("root", _) => Value::string("."),
            ("module", Some(path)) => Value::string(path),
            _ => unknown("the folder where it runs is not known"),
        }
    }

    fn terraform(&self, name: &str) -> Value {
        let workspace = self.world.settings.workspace.as_deref();
        match name {
            "workspace" => Value::string(workspace.unwrap_or("default")),
            _ => unknown("it is known only when it runs"),
        }
    }

    /// A resource or data source: one address, or one for each of its instances.
    fn resource(&self, env: &Env<'w>, kind: &str, name: &str) -> Value {
        let instance = &env.instance;
        let address = format!("{}{kind}.{name}", instance.prefix);
        let Some(block) = instance.module.find(kind, name) else {
            return away(&address);
        };
        let expansion = self.expansion(instance, kind, block);
        let evaluated = [(policy::KIND, policy::attributes as fn(&Map) -> Value), (policy::GRANTS, policy::grants)];
        if let Some((_, attributes)) = evaluated.into_iter().find(|(own, _)| *own == kind) {
            let documents = || self.documents(instance, block, &expansion, attributes);
            return Self::once(&instance.documents, &address, documents);
        }
        self.spread(&expansion, |key| refer(&format!("{address}{}", key.suffix())))
    }

    /// The documents of a data source that is evaluated here.
    fn documents(
        &self,
        instance: &Rc<Instance<'w>>,
        block: &'w Block,
        expansion: &Expansion,
        attributes: fn(&Map) -> Value,
    ) -> Value {
        let env = Env::new(instance, block.file);
        let instances = expansion.instances();
        let document = |at: usize| {
            let bound = instances.get(at).and_then(|(_, bound)| bound.as_ref());
            attributes(&self.resource_body(&env.with(bound), &block.body))
        };
        let next = Cell::new(0);
        self.spread(expansion, |_| document(next.replace(next.get() + 1)))
    }

    /// A value for each instance in the form that `count` and `for_each` give it.
    pub(crate) fn spread(&self, expansion: &Expansion, one: impl Fn(&Key) -> Value) -> Value {
        match expansion {
            Expansion::One => one(&Key::None),
            Expansion::Count(count) => Value::list((0..*count).map(|at| one(&Key::Index(at))).collect()),
            Expansion::Each(items) => {
                let entry =
                    |(key, _): &(Arc<str>, Value)| (Arc::clone(key), Entry::of(one(&Key::Name(Arc::clone(key)))));
                Value::map(items.iter().map(entry).collect::<Map>())
            }
            Expansion::Unknown(_) => one(&Key::Any),
        }
    }
}

/// A reference to something whose attributes are known only once it exists.
pub(crate) fn refer(address: &str) -> Value {
    let unknown = Unknown::new(format!("`{address}` is known only after it is applied"), "scan the plan as JSON");
    Value::unknown(unknown.refers_to(address))
}

/// What is referred to without being among the files.
fn away(address: &str) -> Value {
    let unknown = Unknown::new(format!("`{address}` is not among the files"), "scan all files of the module");
    Value::unknown(unknown.refers_to(address))
}

fn is_name(expr: &Expr, name: &str) -> bool {
    matches!(&expr.kind, Kind::Name(own) if &**own == name)
}

fn unknown(reason: &str) -> Value {
    Value::unknown(Unknown::new(reason, "scan the plan as JSON"))
}

/// What is not declared may be so in a file that is not here; `try` does not catch it either.
pub(super) fn undeclared(reason: String) -> Value {
    Value::unknown(Unknown::new(reason, "scan all files of the module, and correct the reference"))
}
