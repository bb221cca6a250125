//! The form of the table.

use serde_json::Value;

use super::rules::Rule;
use crate::KubeVersion;

/// A type of the Kubernetes API with the defaults of its fields.
#[derive(Debug)]
pub struct Shape {
    /// Its name in the API's reference.
    pub name: &'static str,
    /// What it gets where nothing is given; earlier rows count for later ones.
    pub rows: &'static [Row],
    /// Places below it that hold other shapes; filled after the rows.
    pub parts: &'static [Part],
}

/// A place below a shape that holds another one.
#[derive(Debug)]
pub struct Part {
    /// Dotted path; `[]` stands for each item of a list.
    pub path: &'static str,
    /// What stands there.
    pub shape: &'static Shape,
}

/// A default.
#[derive(Debug)]
pub struct Row {
    /// Dotted path below the shape. Mappings on the way are made.
    pub path: &'static str,
    /// What is filled in.
    pub fill: Fill,
    /// What must hold beside it; all of them.
    pub when: &'static [When],
    /// First minor version whose server does this by default.
    pub since: u16,
    /// Last minor version whose server does this by default.
    pub until: u16,
}

/// What a row fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// A text; an empty one counts as absent.
    Text(&'static str),
    /// A number.
    Int(i64),
    /// A number where zero counts as absent.
    NonZero(i64),
    /// A boolean.
    Bool(bool),
    /// A list of texts; an empty one counts as absent.
    Texts(&'static [&'static str]),
    /// An empty mapping.
    Empty,
    /// A value written as JSON; an empty list counts as absent.
    Json(&'static str),
    /// The value at another path of the shape; an empty one or zero counts as absent on both sides.
    CopyOf(&'static str),
    /// The entries of the mapping at another path that this one lacks.
    MissingFrom(&'static str),
    /// What a rule computes.
    Rule(Rule),
}

/// A condition on other fields of the same shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The text at a path is one of these.
    Is(&'static str, &'static [&'static str]),
    /// Something stands at a path, and it is not an empty list.
    Given(&'static str),
    /// Nothing stands at a path, or an empty text.
    Absent(&'static str),
}

impl Row {
    /// Adds conditions.
    pub(super) const fn when(mut self, when: &'static [When]) -> Self {
        self.when = when;
        self
    }

    /// Sets the first minor version.
    pub(super) const fn since(mut self, minor: u16) -> Self {
        self.since = minor;
        self
    }

    /// Sets the last minor version.
    pub(super) const fn until(mut self, minor: u16) -> Self {
        self.until = minor;
        self
    }

    /// Whether a server of this version does this by default.
    #[must_use]
    pub fn is_in(&self, version: KubeVersion) -> bool {
        (self.since..=self.until).contains(&version.minor)
    }
}

impl When {
    pub(super) fn holds(self, node: &Value) -> bool {
        match self {
            Self::Is(path, texts) => at(node, path).and_then(Value::as_str).is_some_and(|t| texts.contains(&t)),
            Self::Given(path) => at(node, path).is_some_and(|v| v.as_array().is_none_or(|list| !list.is_empty())),
            Self::Absent(path) => at(node, path).is_none_or(|v| v.as_str() == Some("")),
        }
    }
}

/// The value at a dotted path; `null` is none.
pub(super) fn at<'v>(node: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(node, |node, key| node.get(key)).filter(|v| !v.is_null())
}

pub(super) const fn row(path: &'static str, fill: Fill) -> Row {
    Row { path, fill, when: &[], since: 0, until: u16::MAX }
}

pub(super) const fn text(path: &'static str, value: &'static str) -> Row {
    row(path, Fill::Text(value))
}

pub(super) const fn int(path: &'static str, value: i64) -> Row {
    row(path, Fill::Int(value))
}

pub(super) const fn non_zero(path: &'static str, value: i64) -> Row {
    row(path, Fill::NonZero(value))
}

pub(super) const fn boolean(path: &'static str, value: bool) -> Row {
    row(path, Fill::Bool(value))
}

pub(super) const fn empty(path: &'static str) -> Row {
    row(path, Fill::Empty)
}

pub(super) const fn copy(path: &'static str, from: &'static str) -> Row {
    row(path, Fill::CopyOf(from))
}

pub(super) const fn rule(path: &'static str, rule: Rule) -> Row {
    row(path, Fill::Rule(rule))
}

pub(super) const fn part(path: &'static str, shape: &'static Shape) -> Part {
    Part { path, shape }
}
