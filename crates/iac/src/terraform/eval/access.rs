//! Attributes and items of values.

use plimsoll_syntax::Unknown;

use super::{to_number, to_text};
use crate::value::{Data, Value};

/// `value.name`.
pub(crate) fn attribute(of: &Value, name: &str) -> Value {
    match &of.data {
        Data::Map(map) => map
            .get(name)
            .map_or_else(|| Value::failed(format!("it has no attribute `{name}`")), |entry| entry.value.clone()),
        Data::Unknown(unknown) => step(unknown, &format!(".{name}")),
        Data::Failed(_) => of.clone(),
        _ => Value::failed(format!("it has no attributes, so no `{name}`")),
    }
}

/// The same unknown, one step further into what it refers to.
fn step(unknown: &Unknown, step: &str) -> Value {
    let plain = Unknown::new(&*unknown.reason, &*unknown.resolve);
    Value::unknown(match &unknown.refers {
        // An index into what has instances that cannot be told says nothing more.
        Some(address) if address.ends_with("[*]") && step.starts_with('[') => plain.refers_to(&**address),
        Some(address) => plain.refers_to(format!("{address}{step}")),
        None => plain,
    })
}

/// `value[key]`.
pub(crate) fn index(of: &Value, by: &Value) -> Value {
    match (&of.data, &by.data) {
        (Data::Failed(_), _) => of.clone(),
        (_, Data::Failed(_)) => by.clone(),
        (Data::Unknown(unknown), Data::Unknown(_)) => step(unknown, "[*]"),
        (Data::Unknown(unknown), Data::Number(number)) => step(unknown, &format!("[{number}]")),
        (Data::Unknown(unknown), Data::Str(key)) => step(unknown, &format!("[{}]", quoted(key))),
        (Data::Unknown(_), _) => of.derived(),
        (Data::Seq(items), Data::Unknown(_)) => any(items.iter(), by),
        (Data::Map(map), Data::Unknown(_)) => any(map.values().map(|entry| &entry.value), by),
        (_, Data::Unknown(_)) => by.derived(),
        (Data::Seq(items), _) => item(items, by),
        (Data::Map(_), _) => match to_text(by).as_str() {
            Some(key) => attribute(of, &key),
            None => Value::failed("its key is no text"),
        },
        _ => Value::failed("it has no items"),
    }
}

pub(crate) fn quoted(key: &str) -> String {
    format!("\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\""))
}

fn item(items: &[Value], by: &Value) -> Value {
    let Data::Number(number) = to_number(by).data else { return Value::failed("its index is no number") };
    let at = number.as_int().and_then(|at| usize::try_from(at).ok());
    let item = at.and_then(|at| items.get(at)).cloned();
    item.unwrap_or_else(|| Value::failed(format!("it has {} items, so none at that index", items.len())))
}

/// What an unknown index gives: the item, where all are the same resource but for their own index.
fn any<'v>(mut items: impl Iterator<Item = &'v Value>, by: &Value) -> Value {
    let refers = items.next().and_then(|first| first.why()?.refers.clone());
    let Some((address, why)) = refers.as_deref().zip(by.why()) else { return by.derived() };
    let base = address.rsplit_once('[').filter(|(_, rest)| rest.ends_with(']'));
    let Some((base, _)) = base else { return by.derived() };
    Value::unknown(Unknown::new(&*why.reason, &*why.resolve).refers_to(format!("{base}[*]")))
}
