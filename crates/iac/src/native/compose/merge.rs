//! How a service is laid over another: <https://github.com/compose-spec/compose-spec/blob/main/13-merge.md>.

use super::value::{Key, Value, Way};

/// Keys whose value is replaced as a whole.
const REPLACED: &[&str] = &["command", "entrypoint", "test"];
/// Keys that hold pairs, as a mapping or as a list of `NAME=value`.
const PAIRS: &[&str] = &["environment", "labels", "annotations", "sysctls", "extra_hosts", "args"];
/// Keys that hold a list, or one item of it.
const LISTS: &[&str] = &["dns", "dns_search", "tmpfs", "env_file"];
/// Keys whose items are told apart by where they stand in the container.
const TARGETS: &[&str] = &["volumes", "devices", "secrets", "configs"];

/// A mapping with another laid over it.
pub(super) fn maps<'t>(
    mut under: Vec<(Key<'t>, Value<'t>)>,
    over: Vec<(Key<'t>, Value<'t>)>,
) -> Vec<(Key<'t>, Value<'t>)> {
    for (key, value) in over {
        let at = under.iter().position(|(k, _)| k.text == key.text);
        match (at, key.way) {
            (Some(at), Way::Reset) => drop(under.remove(at)),
            (None, Way::Reset) => {}
            (Some(at), Way::Override) => under[at] = (key, value),
            (Some(_), Way::Merge) if value.is_null() => {}
            (Some(at), Way::Merge) => {
                let (old_key, old) = under.remove(at);
                let joined = join(key.text, old, value);
                let place = key.place.or(old_key.place);
                under.insert(at, (Key { place, ..key }, joined));
            }
            (None, _) => under.push((key, value)),
        }
    }
    under
}

fn join<'t>(key: &str, under: Value<'t>, over: Value<'t>) -> Value<'t> {
    if REPLACED.contains(&key) {
        return over;
    }
    if PAIRS.contains(&key) {
        return pairs(under, over);
    }
    match (listed(key, under), listed(key, over)) {
        (Value::Map(a, under), Value::Map(b, over)) => Value::Map(b.or(a), maps(under, over)),
        (Value::Seq(a, under), Value::Seq(b, over)) => Value::Seq(b.or(a), lists(key, under, over)),
        (_, over) => over,
    }
}

fn listed<'t>(key: &str, value: Value<'t>) -> Value<'t> {
    match value {
        Value::Leaf(place, _) if LISTS.contains(&key) => Value::Seq(place, vec![value]),
        other => other,
    }
}

/// Items of both; one of the later list takes the place of the one that means the same.
fn lists<'t>(key: &str, mut under: Vec<Value<'t>>, over: Vec<Value<'t>>) -> Vec<Value<'t>> {
    for item in over {
        let same = identity(key, &item);
        match under.iter().position(|old| same.is_some() && identity(key, old) == same) {
            Some(at) => under[at] = item,
            None => under.push(item),
        }
    }
    under
}

/// What an item is told from others by: its target, else its text.
fn identity<'v>(key: &str, item: &'v Value<'_>) -> Option<&'v str> {
    if let Value::Map(..) = item {
        let named = ["target", "path", "source"].into_iter().find_map(|name| item.get(name));
        return named.map(Value::text).filter(|_| TARGETS.contains(&key));
    }
    let text = item.text();
    let target = if TARGETS.contains(&key) { text.split(':').nth(1).unwrap_or(text) } else { text };
    (!target.is_empty()).then_some(target)
}

/// Pairs of both, by name; where one of them is a list, the result is one.
fn pairs<'t>(under: Value<'t>, over: Value<'t>) -> Value<'t> {
    match (under, over) {
        (Value::Map(a, under), Value::Map(b, over)) => Value::Map(b.or(a), maps(under, over)),
        (under, over) => {
            let mut all = as_list(under);
            for item in as_list(over) {
                match all.iter().position(|old| name(old) == name(&item)) {
                    Some(at) => all[at] = item,
                    None => all.push(item),
                }
            }
            Value::Seq(None, all)
        }
    }
}

fn name<'v>(item: &'v Value<'_>) -> &'v str {
    item.text().split(['=', ':']).next().unwrap_or("")
}

fn as_list(value: Value<'_>) -> Vec<Value<'_>> {
    match value {
        Value::Seq(_, items) => items,
        Value::Map(_, entries) => entries.into_iter().map(|(key, value)| pair(&key, &value)).collect(),
        other => vec![other],
    }
}

fn pair<'t>(key: &Key<'t>, value: &Value<'t>) -> Value<'t> {
    let text = if value.is_null() { key.text.to_owned() } else { format!("{}={}", key.text, value.text()) };
    Value::Text(key.place, text)
}
