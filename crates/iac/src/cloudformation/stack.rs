//! One template with its parameters, as it is evaluated.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use plimsoll_model::Why;
use plimsoll_syntax::{Kind, Node, Span, Unknown};

use super::call::{Call, call_of};
use super::condition::Decided;
use super::value::{Data, Entry, Value};
use super::world::World;
use super::{foreach, template};

/// What the identifiers of loops stand for, the innermost last.
pub(crate) type Loops = Rc<Vec<(Box<str>, Value)>>;

/// An entry of a section, loops expanded.
#[derive(Clone)]
pub(crate) struct Definition<'s> {
    pub(crate) key: Box<str>,
    pub(crate) at: Node<'s>,
    pub(crate) node: Node<'s>,
    pub(crate) loops: Loops,
}

pub(crate) struct Stack<'s> {
    pub(crate) world: &'s World<'s>,
    pub(crate) file: usize,
    pub(crate) root: Node<'s>,
    /// The path of the outermost template.
    pub(crate) top: Arc<str>,
    /// Logical ids of the stacks around it, each with a slash; empty for a root.
    pub(crate) prefix: Box<str>,
    /// Parameters that the stack around it passes.
    pub(crate) given: BTreeMap<Box<str>, Value>,
    /// How many stacks are around it.
    pub(crate) level: usize,
    pub(crate) conditions: RefCell<HashMap<Box<str>, Option<Decided>>>,
    pub(crate) nested: RefCell<HashMap<Box<str>, super::nested::Nested<'s>>>,
    sections: RefCell<HashMap<&'static str, Rc<Vec<Definition<'s>>>>>,
    ids: RefCell<Option<Rc<HashSet<Box<str>>>>>,
    loops: RefCell<Loops>,
    /// Whether what is declared as secret may be looked at, for comparing.
    secretly: Cell<bool>,
}

/// The value of a key as it is written: `Y` and `012` are texts.
pub(crate) fn child<'s>(node: Node<'s>, key: &str) -> Option<Node<'s>> {
    node.entries().into_iter().find(|(own, _)| own.text() == key).map(|(_, value)| value)
}

impl<'s> Stack<'s> {
    pub(crate) fn root(world: &'s World<'s>, file: usize, root: Node<'s>) -> Self {
        Self {
            world,
            file,
            root,
            top: world.sources.get(file).map_or("", |source| source.path).into(),
            prefix: "".into(),
            given: BTreeMap::new(),
            level: 0,
            conditions: RefCell::default(),
            nested: RefCell::default(),
            sections: RefCell::default(),
            ids: RefCell::default(),
            loops: RefCell::default(),
            secretly: Cell::new(false),
        }
    }

    /// A stack inside this one.
    pub(crate) fn inner(&self, id: &str, file: usize, root: Node<'s>, given: BTreeMap<Box<str>, Value>) -> Self {
        let prefix = format!("{}{id}/", self.prefix).into();
        let (level, top) = (self.level + 1, Arc::clone(&self.top));
        Self { prefix, given, level, top, ..Self::root(self.world, file, root) }
    }

    pub(crate) fn is_root(&self) -> bool {
        self.level == 0
    }

    /// Names what is wrong with the template.
    pub(crate) fn fault(&self, at: Node<'s>, reason: impl Into<String>, resolve: &'static str) {
        self.world.fault(self.file, at, Why::new(reason.into(), resolve));
    }

    /// The entries of a section, loops expanded.
    pub(crate) fn definitions(&self, section: &'static str) -> Rc<Vec<Definition<'s>>> {
        if let Some(known) = self.sections.borrow().get(section) {
            return Rc::clone(known);
        }
        let mut found = Vec::new();
        if let Some(node) = self.root.get(section) {
            foreach::expand(self, node, &mut found);
        }
        let found = Rc::new(found);
        self.sections.borrow_mut().insert(section, Rc::clone(&found));
        found
    }

    /// Whether the template has a resource of this logical id, or one that a transform makes from its name.
    pub(crate) fn has_resource(&self, id: &str) -> bool {
        let ids = self.ids();
        ids.contains(id) || (self.is_transformed() && super::sam::is_made(id, &ids))
    }

    fn ids(&self) -> Rc<HashSet<Box<str>>> {
        if let Some(known) = &*self.ids.borrow() {
            return Rc::clone(known);
        }
        // A loop over the resources may ask for one of them: those that stand there without it count.
        let written = self.root.get("Resources").into_iter().flat_map(Node::own_entries);
        let written = Rc::new(written.map(|(key, _)| key.text().into()).collect());
        self.ids.replace(Some(written));
        let resources = self.definitions("Resources");
        let all = Rc::new(resources.iter().map(|definition| definition.key.clone()).collect());
        self.ids.replace(Some(Rc::clone(&all)));
        all
    }

    /// Whether the template goes through a transform that makes resources.
    pub(crate) fn is_transformed(&self) -> bool {
        template::transforms(self.root).iter().any(|name| name.text() != template::LANGUAGE_EXTENSIONS)
    }

    /// Evaluates inside loops.
    pub(crate) fn looping<T>(&self, loops: &Loops, run: impl FnOnce() -> T) -> T {
        let before = self.loops.replace(Rc::clone(loops));
        let result = run();
        self.loops.replace(before);
        result
    }

    pub(crate) fn loops(&self) -> Loops {
        Rc::clone(&self.loops.borrow())
    }

    /// Evaluates with what is declared as secret, for comparing only.
    pub(crate) fn secretly<T>(&self, run: impl FnOnce() -> T) -> T {
        let before = self.secretly.replace(true);
        let result = run();
        self.secretly.set(before);
        result
    }

    pub(crate) fn is_secretly(&self) -> bool {
        self.secretly.get()
    }

    /// What a node evaluates to.
    pub(crate) fn eval(&self, node: Node<'s>) -> Value {
        match call_of(node) {
            Some(call) => self.call(&call),
            None => self.plain(node),
        }
    }

    /// What a node that is no function evaluates to; its own tag does not count.
    pub(crate) fn plain(&self, node: Node<'s>) -> Value {
        let span = node.span();
        let Some(_step) = self.world.step() else { return self.too_much(node, "nested too deep") };
        if !self.world.take_values(1) {
            return self.too_much(node, "too large");
        }
        if let Some(unknown) = node.unknown() {
            return Value::unknown(span, unknown.clone());
        }
        let data = match node.kind() {
            Kind::Null | Kind::Alias | Kind::Unknown => Data::Null,
            // A single letter is a text for CloudFormation.
            Kind::True | Kind::False if node.text().len() == 1 => Data::Text(node.text().into()),
            Kind::True => Data::Bool(true),
            Kind::False => Data::Bool(false),
            Kind::Int | Kind::Float => Data::Number(node.text().into()),
            Kind::Str => Data::Text(self.string(node).into()),
            Kind::Seq => Data::Seq(self.list(node)),
            Kind::Map => Data::Map(self.map(node)),
        };
        Value::new(span, data)
    }

    fn list(&self, node: Node<'s>) -> Vec<Value> {
        let items = node.items().map(|item| self.eval(item));
        items.filter(|value| value.data != Data::Gone).collect()
    }

    /// The entries of a mapping: loops expanded, included ones added, those gone left out.
    pub(crate) fn map(&self, node: Node<'s>) -> Vec<Entry> {
        let mut definitions = Vec::new();
        foreach::expand(self, node, &mut definitions);
        let mut entries = Vec::with_capacity(definitions.len());
        for Definition { key, at, node, loops } in definitions {
            if &*key == "Fn::Transform" {
                entries.extend(self.included(node));
                continue;
            }
            let value = self.looping(&loops, || self.eval(node));
            if value.data != Data::Gone {
                entries.push(Entry { key, at: at.span(), value });
            }
        }
        entries
    }

    /// A scalar's text, with what the identifiers of loops stand for.
    pub(crate) fn string(&self, node: Node<'s>) -> String {
        foreach::replace(node.text(), &self.loops.borrow()).into_owned()
    }

    /// The arguments of a function that takes so many.
    pub(crate) fn args<const N: usize>(&self, call: &Call<'s>) -> Option<[Node<'s>; N]> {
        let all: Option<Vec<Node<'s>>> = (call.arg.kind() == Kind::Seq).then(|| call.arg.items().collect());
        let found = all.and_then(|all| <[Node<'s>; N]>::try_from(all).ok());
        if found.is_none() {
            self.wrong(call);
        }
        found
    }

    /// The only argument of a function.
    pub(crate) fn arg(&self, call: &Call<'s>) -> Value {
        if call.short { self.plain(call.arg) } else { self.eval(call.arg) }
    }

    /// A function that is used wrongly.
    pub(crate) fn wrong(&self, call: &Call<'s>) -> Value {
        let reason = format!("the arguments of {} are not what it takes", call.function.name());
        self.fault(call.arg, reason.clone(), "correct the expression");
        Value::unknown(call.span, Unknown::new(reason, "correct the expression"))
    }

    fn too_much(&self, node: Node<'s>, how: &str) -> Value {
        let reason = format!("the template is {how}, so not all of it was evaluated");
        self.fault(self.root, reason.clone(), "split the template");
        Value::unknown(node.span(), Unknown::new(reason, "split the template"))
    }

    /// A value that came by a reference, at the place of the reference.
    pub(crate) fn brought(&self, value: Value, span: Span) -> Value {
        if self.world.take_values(value.size()) {
            return value.moved(span);
        }
        self.too_much_at(span)
    }

    fn too_much_at(&self, span: Span) -> Value {
        let Value { data, .. } = self.too_much(self.root, "too large");
        Value::new(span, data)
    }
}
