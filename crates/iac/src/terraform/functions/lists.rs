//! Functions of lists.

use super::Out;
use super::arguments::{flag, int, items, map, number, size, texts, wrong};
use super::strings;
use crate::limits;
use crate::number::Number;
use crate::terraform::eval;
use crate::value::{Data, Value, equal};

pub(super) fn call(name: &str, values: &[Value]) -> Option<Out> {
    Some(match (name, values) {
        ("concat", lists) => concat(lists),
        ("flatten", [of]) => flatten(of),
        ("element", [of, at]) => element(of, at),
        ("slice", [of, from, to]) => slice(of, from, to),
        ("chunklist", [of, by]) => chunks(of, by),
        ("reverse", [of]) => items(of).map(|items| Value::list(items.iter().rev().cloned().collect())),
        ("distinct", [of]) => distinct(of),
        ("compact", [of]) => compact(of),
        ("sort", [of]) => strings::sorted(of),
        ("range", bounds) => range(bounds),
        ("index", [of, what]) => index(of, what),
        ("contains", [of, what]) => contains(of, what),
        ("coalescelist", lists) => coalesce_lists(lists),
        ("alltrue", [of]) => every(of, false),
        ("anytrue", [of]) => every(of, true),
        ("sum", [of]) => sum(of),
        ("one", [of]) => one(of),
        ("matchkeys", [of, keys, wanted]) => match_keys(of, keys, wanted),
        ("zipmap", [keys, values]) => zip(keys, values),
        _ => return None,
    })
}

fn concat(lists: &[Value]) -> Out {
    if lists.iter().any(|list| matches!(list.data, Data::Set(_))) {
        return Err(wrong("concat takes lists, not sets"));
    }
    Ok(Value::list(lists.iter().map(items).collect::<Result<Vec<_>, _>>()?.concat()))
}

fn flatten(of: &Value) -> Out {
    let mut out = Vec::new();
    spill(items(of)?, &mut out, 0)?;
    Ok(Value::list(out))
}

fn spill(items: &[Value], out: &mut Vec<Value>, depth: u32) -> Result<(), Value> {
    for item in items {
        match &item.data {
            _ if depth > limits::MAX_DEPTH || out.len() > limits::MAX_ITEMS => {
                return Err(wrong("it is nested too deeply"));
            }
            Data::Seq(inner) | Data::Set(inner) => spill(inner, out, depth + 1)?,
            // What may be a list of any length leaves the length of the whole open.
            Data::Unknown(_) if !is_one_text(item) => return Err(item.derived()),
            _ => out.push(item.clone()),
        }
    }
    Ok(())
}

/// Whether an unknown is one text: it was put together as one, or refers to an attribute that is one everywhere.
fn is_one_text(item: &Value) -> bool {
    let Some(why) = item.why() else { return false };
    let refers = why.refers.as_deref().unwrap_or("");
    why.partial.is_some()
        || (!refers.contains("[*]") && [".id", ".arn", ".name"].iter().any(|name| refers.ends_with(name)))
}

fn element(of: &Value, at: &Value) -> Out {
    if of.why().is_some() {
        return Ok(eval::index(of, at));
    }
    let (items, at) = (items(of)?, int(at)?);
    if items.is_empty() {
        return Err(wrong("there is no such element"));
    }
    Ok(items[at.rem_euclid(items.len() as i128) as usize].clone())
}

fn slice(of: &Value, from: &Value, to: &Value) -> Out {
    let part = items(of)?.get(size(from)?..size(to)?);
    part.map(|part| Value::list(part.to_vec())).ok_or_else(|| wrong("the list is shorter than the slice"))
}

fn chunks(of: &Value, by: &Value) -> Out {
    let (items, by) = (items(of)?, size(by)?);
    let by = if by == 0 { items.len().max(1) } else { by };
    Ok(Value::list(items.chunks(by).map(|chunk| Value::list(chunk.to_vec())).collect()))
}

fn distinct(of: &Value) -> Out {
    let mut out: Vec<Value> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for item in items(of)? {
        if let Some(hole) = item.hole().filter(|_| !is_one_text(item)) {
            return Err(hole.derived());
        }
        let kind = std::mem::discriminant(&item.data);
        let refers = item.why().and_then(|why| why.refers.clone());
        if seen.insert((kind, refers, crate::json::write(item))) {
            out.push(item.clone());
        }
    }
    Ok(Value::list(out))
}

fn compact(of: &Value) -> Out {
    let full = |item: &&Value| !item.is_null() && !matches!(&item.data, Data::Str(text) if text.is_empty());
    let unknown = items(of)?.iter().find(|item| item.why().is_some() && !is_one_text(item));
    match unknown {
        Some(unknown) => Err(unknown.derived()),
        None => Ok(Value::list(items(of)?.iter().filter(full).cloned().collect())),
    }
}

fn range(bounds: &[Value]) -> Out {
    let (from, to, step) = match bounds {
        [to] => (0.0, number(to)?.as_f64(), None),
        [from, to] => (number(from)?.as_f64(), number(to)?.as_f64(), None),
        [from, to, step] => (number(from)?.as_f64(), number(to)?.as_f64(), Some(number(step)?.as_f64())),
        _ => return Err(wrong("range takes one to three numbers")),
    };
    let step = step.unwrap_or(if to < from { -1.0 } else { 1.0 });
    if step == 0.0 || (to - from) * step < 0.0 || ((to - from) / step) > 1024.0 {
        return Err(wrong("the range has no end or too many items"));
    }
    let within = |at: &f64| if step > 0.0 { *at < to } else { *at > to };
    let steps = std::iter::successors(Some(from), |at| Some(at + step)).take_while(within);
    Ok(Value::list(steps.map(|at| Data::Number(Number::from_f64(at)).into()).collect()))
}

fn index(of: &Value, what: &Value) -> Out {
    for (at, item) in items(of)?.iter().enumerate() {
        match equal(item, what) {
            Some(true) => return Ok(Value::int(at as u64)),
            Some(false) => {}
            None => return Err(item.hole().or_else(|| what.hole()).unwrap_or(item).derived()),
        }
    }
    Err(wrong("the list does not contain it"))
}

fn contains(of: &Value, what: &Value) -> Out {
    let mut open = None;
    for item in items(of)? {
        match equal(item, what) {
            Some(true) => return Ok(true.into()),
            Some(false) => {}
            None => open = item.hole().or_else(|| what.hole()).or(open),
        }
    }
    open.map_or_else(|| Ok(false.into()), |open| Err(open.derived()))
}

fn coalesce_lists(lists: &[Value]) -> Out {
    for list in lists {
        if !list.is_null() && !items(list)?.is_empty() {
            return Ok(list.clone());
        }
    }
    Err(wrong("all of the lists are empty"))
}

/// `alltrue` and `anytrue`: one item that decides is enough.
fn every(of: &Value, decides: bool) -> Out {
    let mut open = None;
    for item in items(of)? {
        match flag(item) {
            Ok(flag) if flag == decides => return Ok(decides.into()),
            Ok(_) => {}
            Err(_) if item.is_null() && !decides => return Ok(false.into()),
            Err(_) if item.is_null() => {}
            Err(other) if other.is_failed() => return Err(other),
            Err(other) => open = Some(other),
        }
    }
    open.map_or_else(|| Ok((!decides).into()), Err)
}

fn sum(of: &Value) -> Out {
    let items = items(of)?;
    if items.is_empty() {
        return Err(wrong("there is nothing to add"));
    }
    let mut sum = Number::Int(0);
    for item in items {
        let next = sum.combine(number(item)?, i128::checked_add, |a, b| a + b);
        sum = next.ok_or_else(|| wrong("the sum is too large"))?;
    }
    Ok(Data::Number(sum).into())
}

fn one(of: &Value) -> Out {
    if of.why().is_some() {
        return Ok(of.clone());
    }
    match items(of)? {
        [] => Ok(Value::null()),
        [only] => Ok(only.clone()),
        _ => Err(wrong("the list has more than one item")),
    }
}

fn match_keys(of: &Value, keys: &Value, wanted: &Value) -> Out {
    let (of, keys, wanted) = (items(of)?, items(keys)?, items(wanted)?);
    if of.len() != keys.len() {
        return Err(wrong("the lists have different lengths"));
    }
    let mut out = Vec::new();
    for (item, key) in of.iter().zip(keys) {
        let found = contains(&Value::list(wanted.to_vec()), key)?;
        if flag(&found)? {
            out.push(item.clone());
        }
    }
    Ok(Value::list(out))
}

fn zip(keys: &Value, values: &Value) -> Out {
    let (keys, values) = (texts(keys)?, items(values)?);
    if keys.len() != values.len() {
        return Err(wrong("the lists have different lengths"));
    }
    Ok(Value::map(keys.into_iter().zip(values.iter().cloned().map(crate::value::Entry::of)).collect()))
}

/// Keys of a map as a list of texts.
pub(super) fn keys(of: &Value) -> Out {
    Ok(strings::list(map(of)?.keys().cloned()))
}
