//! `count` and `for_each`.

use std::rc::Rc;
use std::sync::Arc;

use plimsoll_syntax::Unknown;

use super::{Env, Instance, Run, access, to_number, to_text};
use crate::limits;
use crate::terraform::syntax::{Block, Body};
use crate::value::{Data, Entry, Map, Value};

/// How many instances a block makes.
pub(crate) enum Expansion {
    /// Neither `count` nor `for_each`.
    One,
    Count(usize),
    Each(Vec<(Arc<str>, Value)>),
    /// It cannot be told; there may be none.
    Unknown(Value),
}

/// Which instance it is.
#[derive(Clone, Debug)]
pub(crate) enum Key {
    None,
    Index(usize),
    Name(Arc<str>),
    /// Any of those whose number is not known.
    Any,
}

/// A name that an instance binds, and its value.
pub(crate) type Bound = Option<(Arc<str>, Value)>;

impl Key {
    /// What it adds to an address.
    pub(crate) fn suffix(&self) -> String {
        match self {
            Self::None => String::new(),
            Self::Index(at) => format!("[{at}]"),
            Self::Name(name) => format!("[{}]", access::quoted(name)),
            Self::Any => "[*]".to_owned(),
        }
    }

    /// Whether this index means it.
    pub(crate) fn is(&self, by: &Value) -> bool {
        match (self, &to_text(by).as_str()) {
            (Self::Index(at), Some(text)) => **text == at.to_string(),
            (Self::Name(name), Some(text)) => name == text,
            _ => false,
        }
    }
}

impl Expansion {
    pub(crate) fn circle() -> Self {
        Self::Unknown(Value::failed("it is counted by itself"))
    }

    /// Each instance with the name that it binds, `each` or `count`, and its value.
    pub(crate) fn instances(&self) -> Vec<(Key, Bound)> {
        let count = |at: Value| Some((Arc::from("count"), object([("index", at)])));
        match self {
            Self::One => vec![(Key::None, None)],
            Self::Count(number) => (0..*number).map(|at| (Key::Index(at), count(Value::int(at as u64)))).collect(),
            Self::Each(items) => {
                items.iter().map(|(key, value)| (Key::Name(Arc::clone(key)), each(key, value))).collect()
            }
            Self::Unknown(why) => {
                let why = why.derived();
                // Both names are bound, since a body uses only the one that is its own.
                let any = object([("index", why.clone()), ("key", why.clone()), ("value", why)]);
                vec![(Key::Any, Some((Arc::from("*each"), any)))]
            }
        }
    }
}

fn each(key: &Arc<str>, value: &Value) -> Option<(Arc<str>, Value)> {
    let object = object([("key", Value::string(Arc::clone(key))), ("value", value.clone())]);
    Some((Arc::from("each"), object))
}

pub(crate) fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::map(entries.into_iter().map(|(key, value)| (Arc::from(key), Entry::of(value))).collect::<Map>())
}

impl<'w> Env<'w> {
    /// The same with what an instance binds.
    pub(crate) fn with(&self, bound: Option<&(Arc<str>, Value)>) -> Self {
        match bound {
            None => self.clone(),
            Some((name, value)) if &**name == "*each" => {
                self.bind(&Arc::from("each"), value.clone()).bind(&Arc::from("count"), value.clone())
            }
            Some((name, value)) => self.bind(name, value.clone()),
        }
    }
}

impl<'w> Run<'w> {
    /// The instances of a block, counted once. What asks for itself while it is counted is a circle.
    pub(crate) fn expansion(&self, instance: &Rc<Instance<'w>>, kind: &str, block: &'w Block) -> Rc<Expansion> {
        let key = (Arc::from(kind), Arc::from(block.labels.last().map_or("", |name| name)));
        if let Some(known) = instance.expansions.borrow().get(&key) {
            return Rc::clone(known);
        }
        instance.expansions.borrow_mut().insert(key.clone(), Rc::new(Expansion::circle()));
        let expansion = Rc::new(self.expand(&Env::new(instance, block.file), &block.body));
        instance.expansions.borrow_mut().insert(key, Rc::clone(&expansion));
        expansion
    }

    fn expand(&self, env: &Env<'w>, body: &Body) -> Expansion {
        if let Some(count) = body.attribute("count") {
            return counted(&self.eval(env, &count.value));
        }
        match body.attribute("for_each") {
            Some(for_each) => over(&self.eval(env, &for_each.value)),
            None => Expansion::One,
        }
    }
}

fn counted(value: &Value) -> Expansion {
    match to_number(value).data {
        Data::Number(number) => match number.as_int().map(usize::try_from) {
            Some(Ok(count)) if count <= limits::MAX_INSTANCES => Expansion::Count(count),
            _ => Expansion::Unknown(Value::failed("its count is no number of instances that is allowed")),
        },
        Data::Null => Expansion::Unknown(Value::failed("its count is null")),
        other => Expansion::Unknown(other.into()),
    }
}

fn over(value: &Value) -> Expansion {
    match &value.data {
        Data::Map(map) if map.len() <= limits::MAX_INSTANCES => {
            Expansion::Each(map.iter().map(|(key, entry)| (Arc::clone(key), entry.value.clone())).collect())
        }
        Data::Set(items) | Data::Seq(items) if items.len() <= limits::MAX_INSTANCES => {
            let one = |item: &Value| to_text(item).as_str().map(|key| (key, item.clone())).ok_or_else(|| item.clone());
            let keyed: Result<Vec<_>, Value> = items.iter().map(one).collect();
            keyed.map_or_else(|item| Expansion::Unknown(item.derived()), Expansion::Each)
        }
        Data::Unknown(_) | Data::Failed(_) => Expansion::Unknown(value.derived()),
        _ => Expansion::Unknown(Value::unknown(Unknown::new(
            "its for_each is no map or set of texts that is allowed",
            "correct the expression",
        ))),
    }
}
