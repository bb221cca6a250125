//! Values of infrastructure code: what an expression gives, where it stands, and what cannot be told of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use plimsoll_syntax::{HOLE, Span, Unknown};

use crate::number::Number;

/// Where something stands: a file of the list of sources and a span in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) file: u32,
    pub(crate) span: Span,
}

impl Place {
    /// Nowhere: what was computed, not written.
    pub(crate) const NOWHERE: Self = Self { file: u32::MAX, span: Span { start: 0, end: 0 } };

    pub(crate) fn new(file: u32, span: Span) -> Self {
        Self { file, span }
    }
}

/// A value with its place.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    pub(crate) data: Data,
    pub(crate) at: Place,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(crate) enum Data {
    Null,
    Bool(bool),
    Number(Number),
    Str(Arc<str>),
    /// A string that is the JSON of this value, which may hold unknown parts.
    Json(Arc<Value>),
    /// A list or a tuple.
    Seq(Arc<Vec<Value>>),
    /// A set: without order or repetition; kept sorted.
    Set(Arc<Vec<Value>>),
    /// A map or an object.
    Map(Arc<Map>),
    /// What cannot be told.
    Unknown(Arc<Unknown>),
    /// What cannot be: the expression is wrong for these values. `try` and `can` ask for it; it is unknown otherwise.
    Failed(Arc<Unknown>),
}

/// Keys with what they hold, in the order of their names.
pub(crate) type Map = BTreeMap<Arc<str>, Entry>;

/// A value under its key.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// Where the key stands.
    pub(crate) at: Place,
    pub(crate) value: Value,
}

impl Value {
    pub(crate) fn new(data: Data, at: Place) -> Self {
        Self { data, at }
    }

    pub(crate) fn null() -> Self {
        Data::Null.into()
    }

    pub(crate) fn at(self, at: Place) -> Self {
        Self { at, ..self }
    }

    /// The same where it has a place already, else at this one.
    pub(crate) fn or_at(self, at: Place) -> Self {
        if self.at == Place::NOWHERE { self.at(at) } else { self }
    }

    pub(crate) fn string(text: impl Into<Arc<str>>) -> Self {
        Data::Str(text.into()).into()
    }

    pub(crate) fn int(number: impl Into<i128>) -> Self {
        Data::Number(Number::Int(number.into())).into()
    }

    pub(crate) fn list(items: Vec<Self>) -> Self {
        Data::Seq(items.into()).into()
    }

    pub(crate) fn map(map: Map) -> Self {
        Data::Map(map.into()).into()
    }

    pub(crate) fn unknown(unknown: Unknown) -> Self {
        Data::Unknown(unknown.into()).into()
    }

    /// What cannot be, for this reason.
    pub(crate) fn failed(reason: impl Into<Box<str>>) -> Self {
        Data::Failed(Unknown::new(reason, "correct the expression").into()).into()
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(self.data, Data::Null)
    }

    pub(crate) fn is_failed(&self) -> bool {
        matches!(self.data, Data::Failed(_))
    }

    /// Why it cannot be told, where it cannot.
    pub(crate) fn why(&self) -> Option<&Arc<Unknown>> {
        match &self.data {
            Data::Unknown(unknown) | Data::Failed(unknown) => Some(unknown),
            _ => None,
        }
    }

    /// The first unknown in it, itself included.
    pub(crate) fn hole(&self) -> Option<&Self> {
        match &self.data {
            Data::Unknown(_) | Data::Failed(_) => Some(self),
            Data::Json(inner) => inner.hole(),
            Data::Seq(items) | Data::Set(items) => items.iter().find_map(Self::hole),
            Data::Map(map) => map.values().find_map(|entry| entry.value.hole()),
            _ => None,
        }
    }

    /// Whether it, or something in it, cannot be.
    pub(crate) fn fails(&self) -> bool {
        match &self.data {
            Data::Failed(_) => true,
            Data::Json(inner) => inner.fails(),
            Data::Seq(items) | Data::Set(items) => items.iter().any(Self::fails),
            Data::Map(map) => map.values().any(|entry| entry.value.fails()),
            _ => false,
        }
    }

    /// The text of a string that is known.
    pub(crate) fn as_str(&self) -> Option<Arc<str>> {
        match &self.data {
            Data::Str(text) => Some(Arc::clone(text)),
            Data::Json(inner) if inner.hole().is_none() => Some(crate::json::write(inner).into()),
            _ => None,
        }
    }

    /// The items of a list, tuple or set.
    pub(crate) fn items(&self) -> Option<&[Self]> {
        match &self.data {
            Data::Seq(items) | Data::Set(items) => Some(items),
            _ => None,
        }
    }

    pub(crate) fn as_map(&self) -> Option<&Map> {
        if let Data::Map(map) = &self.data { Some(map) } else { None }
    }

    /// An unknown that comes of this one: the reason stays, what it refers to does not.
    pub(crate) fn derived(&self) -> Self {
        match &self.data {
            Data::Failed(_) => self.clone(),
            Data::Unknown(unknown) if unknown.refers.is_none() && unknown.partial.is_none() => self.clone(),
            Data::Unknown(unknown) => Self::unknown(Unknown::new(&*unknown.reason, &*unknown.resolve)),
            _ => self.clone(),
        }
    }

    /// What is known of it as a part of a string: its text, or its known parts with holes; none where it is no scalar.
    pub(crate) fn partial_text(&self) -> Option<String> {
        Some(match &self.data {
            Data::Str(text) => text.to_string(),
            Data::Number(number) => number.to_string(),
            Data::Bool(value) => value.to_string(),
            Data::Json(inner) => crate::json::write(inner),
            Data::Unknown(unknown) => unknown.partial.as_deref().map_or_else(|| HOLE.to_string(), str::to_owned),
            _ => return None,
        })
    }
}

impl From<Data> for Value {
    fn from(data: Data) -> Self {
        Self::new(data, Place::NOWHERE)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Data::Bool(value).into()
    }
}

impl Entry {
    /// An entry whose key stands where its value does.
    pub(crate) fn of(value: Value) -> Self {
        Self { at: value.at, value }
    }
}

/// Whether two values are the same: none where an unknown part decides. Numbers and texts differ, as in Terraform.
pub(crate) fn equal(a: &Value, b: &Value) -> Option<bool> {
    match (&a.data, &b.data) {
        (Data::Unknown(_) | Data::Failed(_), _) | (_, Data::Unknown(_) | Data::Failed(_)) => None,
        (Data::Null, Data::Null) => Some(true),
        (Data::Bool(a), Data::Bool(b)) => Some(a == b),
        (Data::Number(a), Data::Number(b)) => Some(a == b),
        (Data::Seq(a), Data::Seq(b)) | (Data::Set(a), Data::Set(b)) => {
            if a.len() == b.len() {
                all(a.iter().zip(b.iter()).map(|(a, b)| equal(a, b)))
            } else {
                Some(false)
            }
        }
        (Data::Map(a), Data::Map(b)) => {
            if !a.keys().eq(b.keys()) {
                return Some(false);
            }
            all(a.values().zip(b.values()).map(|(a, b)| equal(&a.value, &b.value)))
        }
        (Data::Json(a), Data::Json(b)) => equal(a, b),
        (Data::Str(_) | Data::Json(_), Data::Str(_) | Data::Json(_)) => Some(a.as_str()? == b.as_str()?),
        _ => Some(false),
    }
}

/// False if any is, else unknown if any is.
fn all(pairs: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut known = Some(true);
    for pair in pairs {
        match pair {
            Some(false) => return Some(false),
            None => known = None,
            Some(true) => {}
        }
    }
    known
}
