//! Sets and the order of values.

use std::cmp::Ordering;

use crate::value::{Data, Value};

/// A set of these items: without repetition, and in Terraform's order.
pub(crate) fn set(mut items: Vec<Value>) -> Value {
    items.sort_by(order);
    items.dedup_by(|a, b| crate::value::equal(a, b) == Some(true));
    Data::Set(items.into()).into()
}

/// The order in which sets are gone through: numbers and texts by value, everything else by its JSON.
pub(crate) fn order(a: &Value, b: &Value) -> Ordering {
    match (&a.data, &b.data) {
        (Data::Number(a), Data::Number(b)) => a.partial_cmp(b).unwrap_or(Ordering::Equal),
        (Data::Str(a), Data::Str(b)) => a.cmp(b),
        _ => crate::json::write(a).cmp(&crate::json::write(b)),
    }
}
