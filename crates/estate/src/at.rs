use plimsoll_model::Value;
use plimsoll_syntax::{Node, NodeId};

/// Where a value of an object stands, or the nearest existing parent and what is missing below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// The value itself, or its nearest existing parent.
    pub node: NodeId,
    /// Dotted path below [`At::node`] that does not exist; empty where the value exists.
    pub missing: &'static str,
}

/// A value with its place inside its object.
pub type V<T> = Value<T, At>;

impl At {
    /// The place of an existing node.
    #[must_use]
    pub fn exact(node: Node<'_>) -> Self {
        Self { node: node.id(), missing: "" }
    }

    /// A place below an existing node that does not exist.
    #[must_use]
    pub fn below(node: Node<'_>, missing: &'static str) -> Self {
        Self { node: node.id(), missing }
    }

    /// Whether the value itself exists.
    #[must_use]
    pub fn exists(self) -> bool {
        self.missing.is_empty()
    }
}
