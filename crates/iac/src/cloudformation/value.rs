//! What a part of a template evaluates to.

use plimsoll_syntax::{HOLE, Span, Unknown};

/// A value and the expression that says it.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    pub(crate) span: Span,
    pub(crate) data: Data,
}

/// Equal values may stand in different places.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Data {
    Null,
    Bool(bool),
    /// In its spelling.
    Number(Box<str>),
    Text(Box<str>),
    Seq(Vec<Value>),
    Map(Vec<Entry>),
    Unknown(Box<Unknown>),
    /// What `AWS::NoValue` leaves: the property is not there.
    Gone,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: Box<str>,
    pub(crate) at: Span,
    pub(crate) value: Value,
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.data == other.data
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.value == other.value
    }
}

impl Value {
    pub(crate) fn new(span: Span, data: Data) -> Self {
        Self { span, data }
    }

    pub(crate) fn text(span: Span, text: impl Into<Box<str>>) -> Self {
        Self::new(span, Data::Text(text.into()))
    }

    pub(crate) fn unknown(span: Span, unknown: Unknown) -> Self {
        Self::new(span, Data::Unknown(Box::new(unknown)))
    }

    /// The spelling of a scalar, as functions that take strings see it.
    pub(crate) fn spelling(&self) -> Option<&str> {
        match &self.data {
            Data::Bool(true) => Some("true"),
            Data::Bool(false) => Some("false"),
            Data::Number(text) | Data::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn as_unknown(&self) -> Option<&Unknown> {
        match &self.data {
            Data::Unknown(unknown) => Some(unknown),
            _ => None,
        }
    }

    pub(crate) fn items(&self) -> Option<&[Value]> {
        match &self.data {
            Data::Seq(items) => Some(items),
            _ => None,
        }
    }

    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.data {
            Data::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The value of a key; what is gone is not there.
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        let found = self.entries().iter().find(|entry| &*entry.key == key);
        found.map(|entry| &entry.value).filter(|value| value.data != Data::Gone)
    }

    /// The same as if it stood at another place: it came from there by a reference.
    pub(crate) fn moved(mut self, span: Span) -> Self {
        self.place(span);
        self
    }

    fn place(&mut self, span: Span) {
        self.span = span;
        match &mut self.data {
            Data::Seq(items) => items.iter_mut().for_each(|item| item.place(span)),
            Data::Map(entries) => entries.iter_mut().for_each(|entry| {
                entry.at = span;
                entry.value.place(span);
            }),
            _ => {}
        }
    }

    /// How many values it holds, itself included.
    pub(crate) fn size(&self) -> usize {
        match &self.data {
            Data::Seq(items) => 1 + items.iter().map(Self::size).sum::<usize>(),
            Data::Map(entries) => 1 + entries.iter().map(|entry| entry.value.size()).sum::<usize>(),
            _ => 1,
        }
    }
}

/// What is known of the text of an unknown value: a hole where it is nothing.
pub(crate) fn known_part(unknown: &Unknown) -> String {
    unknown.partial.as_deref().map_or_else(|| HOLE.to_string(), str::to_owned)
}
