//! Trees of services that stand in several places.

use plimsoll_syntax::{Builder, Kind, Node, NodeId, Span, Tree};

use super::value::{Key, Value};
use super::{Document, merge};

/// A tree with one service and the file's own volumes, and the service's node. What comes from another file stands at
/// the nearest thing around it that this file says.
pub(super) fn tree(document: &Document<'_>, name: Span, entries: &[(Key<'_>, Value<'_>)]) -> Option<(Tree, NodeId)> {
    let mut out = Build { builder: Builder::new(document.tree.text()) };
    out.builder.open_map(name);
    out.builder.string(name, "services");
    out.builder.open_map(name);
    out.builder.string(name, name.slice(document.tree.text()));
    let node = out.builder.len() as NodeId;
    out.map(entries, name, name);
    out.builder.close();
    if let Some(volumes) = document.tree.root().get("volumes") {
        out.builder.string(volumes.span(), "volumes");
        out.value(&Value::of(volumes, true), volumes.span());
    }
    let tree = out.builder.finish()?;
    Some((tree, node))
}

struct Build {
    builder: Builder,
}

impl Build {
    fn map(&mut self, entries: &[(Key<'_>, Value<'_>)], span: Span, around: Span) {
        self.builder.open_map(span);
        for (key, value) in entries {
            if self.builder.is_full() {
                break;
            }
            let place = key.place.unwrap_or(around);
            self.builder.string(place, key.text);
            self.value(value, place);
        }
        self.builder.close();
    }

    fn value(&mut self, value: &Value<'_>, around: Span) {
        match value {
            Value::Map(place, entries) => self.map(entries, place.unwrap_or(around), around),
            Value::Seq(place, items) => {
                self.builder.open_seq(place.unwrap_or(around));
                for item in items {
                    if self.builder.is_full() {
                        break;
                    }
                    self.value(item, around);
                }
                self.builder.close();
            }
            Value::Text(place, text) => self.builder.string(place.unwrap_or(around), text),
            Value::Leaf(place, node) => self.leaf(place.unwrap_or(around), *node),
        }
    }

    fn leaf(&mut self, span: Span, node: Node<'_>) {
        match (node.unknown(), node.kind()) {
            (Some(unknown), _) => self.builder.unknown(span, unknown.clone()),
            (None, Kind::True) => self.builder.bool(span, true),
            (None, Kind::False) => self.builder.bool(span, false),
            (None, Kind::Null) => self.builder.null(span),
            (None, Kind::Int | Kind::Float) => self.builder.number(span, node.text()),
            (None, _) => self.builder.string(span, node.text()),
        }
    }
}

/// A mapping with another one of the same document laid over it, and its node.
pub(in crate::native) fn overlaid(under: Node<'_>, over: Node<'_>) -> Option<(Tree, NodeId)> {
    let (Value::Map(place, own), Value::Map(_, changes)) = (Value::of(under, true), Value::of(over, true)) else {
        return None;
    };
    let span = place.unwrap_or(under.span());
    let mut out = Build { builder: Builder::new(under.tree().text()) };
    out.map(&merge::maps(own, changes), span, span);
    Some((out.builder.finish()?, 0))
}
