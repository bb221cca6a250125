//! Functions of sets.

use super::Out;
use super::arguments::{items, wrong};
use crate::limits;
use crate::terraform::sets::set;
use crate::value::{Data, Value, equal};

pub(super) fn call(name: &str, values: &[Value]) -> Option<Out> {
    Some(match (name, values) {
        ("toset", [of]) => to_set(of),
        ("setunion", [_, ..]) => union(values),
        ("setintersection", [first, rest @ ..]) => common(first, rest),
        ("setsubtract", [of, what]) => keep(of, what, false),
        ("setproduct", [_, _, ..]) => product(values),
        _ => return None,
    })
}

fn to_set(of: &Value) -> Out {
    if of.why().is_some() || of.is_null() || matches!(of.data, Data::Set(_)) {
        return Ok(of.clone());
    }
    let items = items(of)?;
    // Items of several types become texts.
    let texts = items.iter().any(|item| matches!(item.data, Data::Str(_)));
    let mixed = items.iter().any(|item| matches!(item.data, Data::Number(_) | Data::Bool(_)));
    let unify = |item: &Value| if texts && mixed { crate::terraform::eval::to_text(item) } else { item.clone() };
    Ok(set(items.iter().map(unify).collect()))
}

fn known(of: &Value) -> Result<&[Value], Value> {
    let items = items(of)?;
    items.iter().find_map(Value::hole).map_or(Ok(items), |hole| Err(hole.derived()))
}

fn union(values: &[Value]) -> Out {
    to_set(&Value::list(values.iter().map(items).collect::<Result<Vec<_>, _>>()?.concat()))
}

fn common(first: &Value, rest: &[Value]) -> Out {
    let start = set(known(first)?.to_vec());
    rest.iter().try_fold(start, |so_far, next| keep(&so_far, next, true))
}

/// The items of a set that are, or are not, in another.
fn keep(of: &Value, other: &Value, wanted: bool) -> Out {
    let (of, other) = (known(of)?, set(known(other)?.to_vec()));
    let others = items(&other)?;
    let is_in = |item: &&Value| others.iter().any(|other| equal(item, other) == Some(true)) == wanted;
    Ok(set(of.iter().filter(is_in).cloned().collect()))
}

fn product(values: &[Value]) -> Out {
    let lists = values.iter().map(items).collect::<Result<Vec<_>, _>>()?;
    let count = lists.iter().try_fold(1_usize, |count, list| count.checked_mul(list.len()));
    if count.is_none_or(|count| count > limits::MAX_ITEMS) {
        return Err(wrong("the product has more items than are allowed"));
    }
    let mut rows: Vec<Vec<Value>> = vec![Vec::new()];
    for list in lists {
        let longer = |row: &Vec<Value>| {
            let row = row.clone();
            list.iter().map(move |item| row.iter().cloned().chain([item.clone()]).collect())
        };
        rows = rows.iter().flat_map(longer).collect();
    }
    let rows: Vec<Value> = rows.into_iter().map(Value::list).collect();
    let all_sets = values.iter().all(|value| matches!(value.data, Data::Set(_)));
    Ok(if all_sets { set(rows) } else { Value::list(rows) })
}
