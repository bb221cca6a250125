//! Conditionals, splats and `for` expressions.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::convert::{key_text, truth};
use super::{Env, Run, env, to_text};
use crate::limits;
use crate::terraform::syntax::{Expr, For, Kind};
use crate::value::{Data, Entry, Map, Value, equal};

/// What a loop runs over: keys and values, in order.
pub(crate) fn pairs(over: &Value) -> Result<Vec<(Value, Value)>, Value> {
    match &over.data {
        Data::Seq(items) => {
            Ok(items.iter().enumerate().map(|(at, item)| (Value::int(at as u64), item.clone())).collect())
        }
        Data::Set(items) => Ok(items.iter().map(|item| (item.clone(), item.clone())).collect()),
        Data::Map(map) => {
            let pair = |(key, entry): (&Arc<str>, &Entry)| (Value::string(Arc::clone(key)), entry.value.clone());
            Ok(map.iter().map(pair).collect())
        }
        Data::Unknown(_) => Err(over.derived()),
        Data::Failed(_) => Err(over.clone()),
        _ => Err(Value::failed("it has no items to go over")),
    }
}

impl<'w> Run<'w> {
    /// Where the condition cannot be told, the result can be if both sides are the same.
    pub(super) fn choice(&self, env: &Env<'w>, condition: &Expr, then: &Expr, other: &Expr) -> Value {
        let unknown = match truth(&self.eval(env, condition)) {
            Ok(true) => return self.chosen(env, then, other),
            Ok(false) => return self.chosen(env, other, then),
            Err(unknown) => unknown,
        };
        let (then, other) = (self.eval(env, then), self.eval(env, other));
        if !unknown.is_failed() && equal(&then, &other) == Some(true) { then } else { unknown.derived() }
    }

    /// One side of a conditional, converted where the type of the other side wants it.
    fn chosen(&self, env: &Env<'w>, side: &Expr, other: &Expr) -> Value {
        let value = self.eval(env, side);
        let matters = match &value.data {
            Data::Number(_) | Data::Bool(_) => true,
            // Collections are compared only where both are written out: evaluating the other one may be much work.
            Data::Seq(_) | Data::Map(_) => matches!(other.kind, Kind::Tuple(_) | Kind::Object(_)),
            _ => false,
        };
        if matters { unified(value, &self.eval(env, other)) } else { value }
    }

    /// A value that is no list counts as a list of one, null as an empty one.
    pub(super) fn splat(&self, env: &Env<'w>, of: &Expr, each: &Expr) -> Value {
        let over = self.eval(env, of);
        let name: Arc<str> = env::ITEM.into();
        let one = |item: &Value| self.eval(&env.bind(&name, item.clone()), each);
        match &over.data {
            Data::Failed(_) => over,
            Data::Unknown(_) => one(&super::index(&over, &Value::unknown(plimsoll_syntax::Unknown::new("", "")))),
            Data::Null => Value::list(Vec::new()),
            Data::Seq(items) | Data::Set(items) => Value::list(items.iter().map(one).collect()),
            _ => Value::list(vec![one(&over)]),
        }
    }

    pub(super) fn each(&self, env: &Env<'w>, of: &For) -> Value {
        let pairs = match pairs(&self.eval(env, &of.over)) {
            Ok(pairs) if pairs.len() <= limits::MAX_ITEMS => pairs,
            Ok(_) => return Value::failed("it goes over more items than are allowed"),
            Err(other) => return other,
        };
        match &of.makes_key {
            Some(key) => self.make_map(env, of, key, pairs),
            None => self.make_list(env, of, pairs),
        }
    }

    /// The names of the loop bound to one item; none where the item is filtered out.
    fn bound(&self, env: &Env<'w>, of: &For, key: Value, value: Value) -> Result<Option<Env<'w>>, Value> {
        let env = env.bind(&of.value, value);
        let env = of.key.as_ref().map_or_else(|| env.clone(), |name| env.bind(name, key));
        let keep = of.only_if.as_ref().map_or(Ok(true), |only_if| truth(&self.eval(&env, only_if)))?;
        Ok(keep.then_some(env))
    }

    fn make_list(&self, env: &Env<'w>, of: &For, pairs: Vec<(Value, Value)>) -> Value {
        let mut items = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            match self.bound(env, of, key, value) {
                Ok(Some(env)) => items.push(self.eval(&env, &of.makes)),
                Ok(None) => {}
                Err(unknown) => return unknown,
            }
        }
        Value::list(items)
    }

    fn make_map(&self, env: &Env<'w>, of: &For, makes_key: &Expr, pairs: Vec<(Value, Value)>) -> Value {
        let mut groups: BTreeMap<Arc<str>, Vec<(Value, Value)>> = BTreeMap::new();
        for (key, value) in pairs {
            let env = match self.bound(env, of, key, value) {
                Ok(Some(env)) => env,
                Ok(None) => continue,
                Err(unknown) => return unknown,
            };
            let key = self.eval(&env, makes_key);
            let Some(text) = key_text(&key) else { return unknown_key(&key) };
            groups.entry(text).or_default().push((key, self.eval(&env, &of.makes)));
        }
        if !of.grouped && groups.values().any(|group| group.len() > 1) {
            return Value::failed("two of its items have the same key");
        }
        Value::map(groups.into_iter().map(|(key, group)| (key, entry(group, of.grouped))).collect::<Map>())
    }
}

/// A value in the type that it shares with another: texts where one of both is a text.
fn unified(value: Value, other: &Value) -> Value {
    let at = value.at;
    match (&value.data, &other.data) {
        (Data::Number(_) | Data::Bool(_), Data::Str(_)) => to_text(&value),
        (Data::Seq(items), Data::Seq(others)) if items.len() == others.len() => {
            let pairs = items.iter().cloned().zip(others.iter());
            Value::list(pairs.map(|(item, other)| unified(item, other)).collect()).at(at)
        }
        (Data::Map(map), Data::Map(others)) if map.keys().eq(others.keys()) => {
            let pair = |((key, entry), other): ((&Arc<str>, &Entry), &Entry)| {
                (Arc::clone(key), Entry { at: entry.at, value: unified(entry.value.clone(), &other.value) })
            };
            Value::map(map.iter().zip(others.values()).map(pair).collect()).at(at)
        }
        _ => value,
    }
}

fn unknown_key(key: &Value) -> Value {
    if key.why().is_some() { key.derived() } else { Value::failed("its key is no text") }
}

fn entry(mut group: Vec<(Value, Value)>, grouped: bool) -> Entry {
    let at = group.first().map_or(crate::value::Place::NOWHERE, |(key, _)| key.at);
    let value = if grouped {
        Value::list(group.into_iter().map(|(_, value)| value).collect())
    } else {
        group.pop().map_or_else(Value::null, |(_, value)| value)
    };
    Entry { at, value }
}
