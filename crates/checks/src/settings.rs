//! What many checks of the cloud model ask: one setting that has to be on, off or there.

use plimsoll_estate::{At, Field};
use plimsoll_model::{State, Value, Why};

use crate::prelude::*;

/// A value by its newer name, else by the older one. The place of what is left out is that of the newer name.
pub(crate) fn either<T>(new: V<T>, old: V<T>) -> V<T> {
    match (&new.state, &old.state) {
        (State::Absent, State::Known(_) | State::Unknown(_)) => old,
        (State::Absent, _) => Value { origin: new.origin, ..old },
        _ => new,
    }
}

/// A gap where a setting is not what it has to be.
pub(crate) fn must_be<'e>(cx: &CloudCx<'e>, value: &V<bool>, wanted: bool, message: &str) -> Verdict<'e> {
    Verdict::fault(value.is(&wanted).not(), value, cx.object, || message.to_owned())
        .fixed_by(|| Remedy::set(cx.object, value.origin, wanted))
}

/// A gap where nothing is given, neither by the first of these fields nor by any other.
pub(crate) fn must_have<'e, T: Copy>(cx: &CloudCx<'e>, fields: &[&Field<T>], message: &str) -> Verdict<'e> {
    let at = fields.first().map_or(cx.at(), |field| cx.find(field).0);
    let given = Truth::any(fields.iter().map(|field| cx.given(field)));
    told(cx, given.not(), at, message)
}

/// The verdict of a fault that is there, not there, or not known, at a place.
pub(crate) fn told<'e>(cx: &CloudCx<'e>, fault: Truth, at: At, message: &str) -> Verdict<'e> {
    match fault {
        Truth::True => Verdict::gap(message, cx.object, at),
        Truth::False => Verdict::Pass,
        Truth::Unknown => Verdict::Unknown(unseen(cx, at), Some(Hit::new(cx.object, at))),
    }
}

fn unseen(cx: &CloudCx<'_>, at: At) -> Why {
    let unknown = cx.node().tree().node(at.node).unknown();
    unknown.map_or_else(
        || Why::new("the setting cannot be told from the files", "scan the plan, or give the variables that it uses"),
        |unknown| Why::new(unknown.reason.to_string(), unknown.resolve.to_string()),
    )
}
