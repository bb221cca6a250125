use plimsoll_model::{State, Truth, Value, Why};
use plimsoll_syntax::{Kind, Node, Unknown};

use super::{CloudKind, TYPES};
use crate::{At, Field, Object, V, View};

/// A resource of the cloud model, whatever language says it.
#[derive(Clone, Copy, Debug)]
pub struct Cloud<'e> {
    /// Everything around it.
    pub view: View<'e>,
    /// The object behind it.
    pub object: &'e Object,
    /// Its attributes.
    pub part: Part<'e>,
}

impl<'e> Cloud<'e> {
    /// An object as a resource.
    #[must_use]
    pub fn new(view: View<'e>, object: &'e Object) -> Self {
        Self { view, object, part: Part { dialect: Dialect::of(object), node: object.node() } }
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Option<CloudKind> {
        TYPES.iter().map(|(kind, _)| *kind).find(|kind| kind.is(self.object))
    }
}

impl<'e> std::ops::Deref for Cloud<'e> {
    type Target = Part<'e>;

    fn deref(&self) -> &Part<'e> {
        &self.part
    }
}

/// Which of a field's paths counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dialect {
    Terraform,
    CloudFormation,
    Api,
}

impl Dialect {
    fn of(object: &Object) -> Self {
        match &*object.key.group {
            "terraform" => Self::Terraform,
            "cloudformation" => Self::CloudFormation,
            _ => Self::Api,
        }
    }
}

/// Attributes of a resource, or of a block or an item inside it.
#[derive(Clone, Copy, Debug)]
pub struct Part<'e> {
    dialect: Dialect,
    node: Node<'e>,
}

impl<'e> Part<'e> {
    /// The node behind it.
    #[must_use]
    pub fn node(self) -> Node<'e> {
        self.node
    }

    /// The same dialect at another node.
    #[must_use]
    pub fn at_node(self, node: Node<'e>) -> Self {
        Self { node, ..self }
    }

    /// Its own place.
    #[must_use]
    pub fn at(self) -> At {
        At::exact(self.node)
    }

    fn path<T: Copy>(self, field: &Field<T>) -> &'static str {
        match self.dialect {
            Dialect::Terraform => field.terraform,
            Dialect::CloudFormation => field.cloudformation,
            Dialect::Api => field.api,
        }
    }

    /// Whether this language has such an attribute at all.
    #[must_use]
    pub fn can_say<T: Copy>(self, field: &Field<T>) -> bool {
        !self.path(field).is_empty()
    }

    /// The node of a field, or the place where it would stand.
    #[must_use]
    pub fn find<T: Copy>(self, field: &Field<T>) -> (At, Option<Node<'e>>) {
        match self.path(field) {
            "" => (self.at(), None),
            path => find(self.node, path),
        }
    }

    fn value<T: Copy, R>(
        self,
        field: &Field<T>,
        wanted: &'static str,
        read: impl FnOnce(Node<'e>) -> Option<R>,
        default: impl FnOnce(T) -> R,
    ) -> V<R> {
        let (at, node) = self.find(field);
        let Some(node) = node else {
            let behind = opaque(self.node.tree().node(at.node));
            let given = || field.default.map(default).map_or(State::Absent, State::Default);
            return Value { state: behind.map_or_else(given, |why| State::Unknown(Box::new(why))), origin: at };
        };
        match (node.unknown(), read(node)) {
            (Some(unknown), _) => Value::unknown(why(unknown), at),
            (None, Some(value)) => Value::known(value, at),
            (None, None) => Value::unknown(wrong(wanted), at),
        }
    }

    /// A boolean, which may be written as a string.
    #[must_use]
    pub fn bool(self, field: &Field<bool>) -> V<bool> {
        self.value(field, "a boolean", boolean, |default| default)
    }

    /// An integer, which may be written as a string.
    #[must_use]
    pub fn int(self, field: &Field<i64>) -> V<i64> {
        self.value(field, "an integer", |n| n.text().parse().ok(), |default| default)
    }

    /// A text; numbers and booleans in their spelling.
    #[must_use]
    pub fn text(self, field: &Field<&'static str>) -> V<Box<str>> {
        self.value(field, "a text", text, Box::from)
    }

    /// The items of a list of texts, each with its place. A single value counts as a list of one; one unknown item
    /// stands for a list that cannot be told, and the default is a list of one.
    #[must_use]
    pub fn texts(self, field: &Field<&'static str>) -> Vec<V<Box<str>>> {
        let (at, node) = self.find(field);
        let default = || field.default.map(|text| Value::default(text.into(), at)).into_iter().collect();
        let Some(node) = node else {
            let behind = opaque(self.node.tree().node(at.node));
            return behind.map_or_else(default, |why| vec![Value::unknown(why, at)]);
        };
        if node.kind() == Kind::Seq && node.items().next().is_none() {
            return default();
        }
        let one = |item: Node<'e>| match (item.unknown(), text(item)) {
            (Some(unknown), _) => Value::unknown(why(unknown), At::exact(item)),
            (None, Some(text)) => Value::known(text, At::exact(item)),
            (None, None) => Value::unknown(wrong("a text"), At::exact(item)),
        };
        if node.kind() == Kind::Seq { node.items().map(one).collect() } else { vec![one(node)] }
    }

    /// The blocks or items of a field; a single mapping counts as a list of one. An unknown item is a part below which
    /// everything reads as unknown.
    #[must_use]
    pub fn parts<T: Copy>(self, field: &Field<T>) -> Vec<Part<'e>> {
        let part = |node| self.at_node(node);
        match self.find(field) {
            (_, Some(node)) if node.kind() == Kind::Seq => node.items().map(part).collect(),
            (_, Some(node)) => vec![part(node)],
            (at, None) => {
                let behind = self.node.tree().node(at.node);
                opaque(behind).map(|_| part(behind)).into_iter().collect()
            }
        }
    }

    /// Whether something is given: a reference is, though its value is not known; an empty text or list is not.
    #[must_use]
    pub fn given<T: Copy>(self, field: &Field<T>) -> Truth {
        let (at, node) = self.find(field);
        let Some(node) = node else {
            return if opaque(self.node.tree().node(at.node)).is_some() { Truth::Unknown } else { Truth::False };
        };
        match (node.unknown(), node.kind()) {
            (Some(unknown), _) if unknown.refers.is_some() || unknown.partial.is_some() => Truth::True,
            (Some(_), _) => Truth::Unknown,
            (None, Kind::Str) => (!node.text().is_empty()).into(),
            (None, Kind::Seq | Kind::Map) => (node.past() > node.resolve().id() + 1).into(),
            _ => Truth::True,
        }
    }

    /// What a field refers to as a whole, such as `aws_kms_key.this.arn` or a logical id.
    #[must_use]
    pub fn refers<T: Copy>(self, field: &Field<T>) -> Option<&'e str> {
        self.find(field).1?.unknown()?.refers.as_deref()
    }
}

/// The node at a dotted path, or the place where it would stand; a step into a list takes its first item.
fn find<'t>(mut node: Node<'t>, path: &'static str) -> (At, Option<Node<'t>>) {
    let mut rest = path;
    while !rest.is_empty() {
        let (key, after) = rest.split_once('.').unwrap_or((rest, ""));
        node = first(node);
        match node.get(key) {
            Some(next) if !next.is_null() => node = next,
            Some(empty) => return (At { node: empty.id(), missing: after }, None),
            None => return (At { node: node.id(), missing: rest }, None),
        }
        rest = after;
    }
    (At::exact(node), Some(node))
}

fn first(node: Node<'_>) -> Node<'_> {
    let item = (node.kind() == Kind::Seq).then(|| node.items().next()).flatten();
    item.unwrap_or(node)
}

pub(super) fn why(unknown: &Unknown) -> Why {
    Why::new(unknown.reason.to_string(), unknown.resolve.to_string())
}

/// Why nothing below a node can be told, if so: it is unknown, or no block.
fn opaque(node: Node<'_>) -> Option<Why> {
    let scalar = matches!(node.kind(), Kind::Str | Kind::Int | Kind::Float | Kind::True | Kind::False);
    node.unknown().map(why).or_else(|| scalar.then(|| wrong("a block")))
}

fn wrong(wanted: &str) -> Why {
    Why::new(format!("expected {wanted}"), "correct the type")
}

fn boolean(node: Node<'_>) -> Option<bool> {
    node.as_bool().or_else(|| match node.text() {
        text if text.eq_ignore_ascii_case("true") => Some(true),
        text if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    })
}

fn text(node: Node<'_>) -> Option<Box<str>> {
    let scalar = matches!(node.kind(), Kind::Str | Kind::Int | Kind::Float | Kind::True | Kind::False);
    scalar.then(|| node.text().into())
}
