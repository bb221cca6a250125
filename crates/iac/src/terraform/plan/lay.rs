//! Laying together what is planned, what is not known yet, what is sensitive and what the configuration says.

use plimsoll_syntax::{HOLE, Kind, Node, Unknown};

use super::blocks::Blocks;
use super::read;
use super::refer::{self, Module};
use crate::limits;
use crate::value::{Entry, Map, Place, Value};

/// How the attributes of one resource are read.
pub(super) struct Laid<'m, 't> {
    pub(super) file: u32,
    /// The module that it stands in.
    pub(super) module: Option<&'m Module<'m, 't>>,
    /// The resource in the configuration.
    pub(super) configured: Option<Node<'t>>,
    /// Its type.
    pub(super) kind: &'t str,
    /// What is known of the blocks of resources.
    pub(super) blocks: &'m Blocks<'t>,
}

/// The same place in what is planned, unknown, sensitive and configured.
#[derive(Clone, Copy, Default)]
struct Layers<'t> {
    value: Option<Node<'t>>,
    unknown: Option<Node<'t>>,
    sensitive: Option<Node<'t>>,
    says: Says<'t>,
}

/// What the configuration says of a place.
#[derive(Clone, Copy, Default)]
enum Says<'t> {
    /// It is not at hand, or this place comes of something that it does not show, such as a dynamic block.
    #[default]
    Nothing,
    /// The expressions of a block: what is not among them is left to the provider.
    Block(Option<Node<'t>>),
    /// Several blocks of one name, which may stand in another order.
    Blocks(Node<'t>),
    /// The expression of this place, or of what is around it.
    Expression(Node<'t>),
}

impl<'t> Laid<'_, 't> {
    /// The attributes of the resource.
    pub(super) fn resource(
        &self,
        value: Option<Node<'t>>,
        unknown: Option<Node<'t>>,
        sensitive: Option<Node<'t>>,
    ) -> Map {
        let says = self.configured.map_or(Says::Nothing, |node| Says::Block(node.get("expressions")));
        self.map(Layers { value, unknown, sensitive, says }, 0)
    }

    fn map(&self, layers: Layers<'t>, depth: u32) -> Map {
        let mut map = Map::new();
        let entries = |node: Option<Node<'t>>| node.into_iter().flat_map(Node::own_entries);
        for (key, _) in entries(layers.value).chain(entries(layers.unknown)) {
            if map.contains_key(key.text()) {
                continue;
            }
            let below = layers.below(key.text());
            let below = if depth == 0 { self.dynamic(key.text(), below) } else { below };
            if let Some(value) = self.one(below, depth + 1) {
                map.insert(key.text().into(), Entry { at: Place::new(self.file, key.span()), value });
            }
        }
        map
    }

    /// A block that the configuration does not show and nobody else writes comes of a dynamic one.
    fn dynamic(&self, name: &str, layers: Layers<'t>) -> Layers<'t> {
        let hidden = matches!(layers.says, Says::Block(None)) && is_true(layers.unknown);
        if hidden && self.blocks.is_written(self.kind, name) {
            Layers { says: Says::Nothing, ..layers }
        } else {
            layers
        }
    }

    /// The value of a place; none where it is left to the provider.
    fn one(&self, layers: Layers<'t>, depth: u32) -> Option<Value> {
        let node = layers.value.or(layers.unknown)?;
        let at = Place::new(self.file, node.span());
        if is_true(layers.sensitive) && (!node.is_null() || is_true(layers.unknown)) {
            return Some(Value::unknown(sensitive()).at(at));
        }
        if is_true(layers.unknown) {
            return match layers.says {
                Says::Block(None) => None,
                says if self.means_nothing(says) => None,
                says => Some(Value::unknown(self.later(says)).at(at)),
            };
        }
        let layers = layers.of_a_hidden_block();
        let plain = !marks(layers.unknown) && !marks(layers.sensitive);
        if plain || depth > limits::MAX_DEPTH {
            return layers.value.map(|node| read::value(node, self.file, depth));
        }
        Some(match node.kind() {
            Kind::Map => {
                let map = self.map(layers, depth);
                if layers.value.is_none() && map.is_empty() {
                    return None;
                }
                Value::map(map).at(at)
            }
            Kind::Seq => Value::list(self.list(layers, depth)).at(at),
            _ => read::value(layers.value?, self.file, depth),
        })
    }

    fn list(&self, layers: Layers<'t>, depth: u32) -> Vec<Value> {
        let count = [layers.value, layers.unknown].into_iter().flatten().map(|node| node.items().count()).max();
        (0..count.unwrap_or(0)).filter_map(|index| self.one(layers.item(index), depth + 1)).collect()
    }

    fn later(&self, says: Says<'t>) -> Unknown {
        let unknown = Unknown::new("it is known after the plan is applied", "scan the state once it is applied");
        let Says::Expression(node) = says else { return unknown };
        match self.address(node) {
            Some(address) => unknown.refers_to(address),
            None => unknown,
        }
    }

    /// The one thing of the plan that an expression refers to.
    fn address(&self, expression: Node<'t>) -> Option<String> {
        let reference = expression.get("references").and_then(refer::single)?;
        self.module?.address(reference, 0)
    }

    /// Whether an expression refers to nothing but a resource that there will be none of, as `try(aws_x.y[0].arn, null)`
    /// may: then it is null, and what is unknown is left to the provider.
    fn means_nothing(&self, says: Says<'t>) -> bool {
        let Says::Expression(node) = says else { return false };
        self.address(node).is_some_and(|address| self.blocks.lacks(&address))
    }
}

impl<'t> Layers<'t> {
    fn below(self, key: &str) -> Self {
        let step =
            |node: Option<Node<'t>>| node.and_then(|node| node.get(key).or_else(|| node.as_bool().map(|_| node)));
        Self {
            value: self.value.and_then(|node| node.get(key)),
            unknown: step(self.unknown),
            sensitive: step(self.sensitive),
            says: match self.says {
                Says::Block(expressions) => match expressions.and_then(|node| node.get(key)) {
                    Some(node) => of_expression(node),
                    None => Says::Block(None),
                },
                Says::Blocks(all) if all.items().all(|block| block.get(key).is_none()) => Says::Block(None),
                Says::Blocks(_) => Says::Nothing,
                says => says,
            },
        }
    }

    /// What is planned and not configured comes of a `dynamic` block, whose expressions nobody shows: what is unknown in
    /// it may be given.
    fn of_a_hidden_block(self) -> Self {
        let holds = |node: Node<'t>| node.items().next().is_some() || node.own_entries().next().is_some();
        let hidden = matches!(self.says, Says::Block(None)) && self.value.is_some_and(holds);
        if hidden { Self { says: Says::Nothing, ..self } } else { self }
    }

    fn item(self, index: usize) -> Self {
        let nth = |node: Node<'t>| node.items().nth(index);
        let step = |node: Option<Node<'t>>| node.and_then(|node| nth(node).or_else(|| node.as_bool().map(|_| node)));
        Self {
            value: self.value.and_then(nth),
            unknown: step(self.unknown),
            sensitive: step(self.sensitive),
            says: match self.says {
                Says::Expression(node) if node.kind() == Kind::Seq => of_blocks(node),
                says => says,
            },
        }
    }
}

/// An attribute has references or a constant; a block is a mapping of its own, or a list of them.
fn of_expression(node: Node<'_>) -> Says<'_> {
    let is_attribute = node.get("references").is_some() || node.get("constant_value").is_some();
    match node.kind() {
        Kind::Map if !is_attribute && node.own_entries().next().is_some() => Says::Block(Some(node)),
        _ => Says::Expression(node),
    }
}

fn of_blocks(node: Node<'_>) -> Says<'_> {
    let mut blocks = node.items().filter(|block| block.kind() == Kind::Map);
    match (blocks.next(), blocks.next()) {
        (Some(only), None) => Says::Block(Some(only)),
        (Some(_), Some(_)) => Says::Blocks(node),
        (None, _) => Says::Nothing,
    }
}

fn is_true(node: Option<Node<'_>>) -> bool {
    node.and_then(Node::as_bool) == Some(true)
}

/// Whether anything below is marked.
fn marks(node: Option<Node<'_>>) -> bool {
    let Some(node) = node else { return false };
    match node.kind() {
        Kind::True => true,
        Kind::Seq => node.items().any(|item| marks(Some(item))),
        Kind::Map => node.own_entries().any(|(_, value)| marks(Some(value))),
        _ => false,
    }
}

/// Something is given, and what it is stays out of everything.
pub(super) fn sensitive() -> Unknown {
    Unknown::new("it is marked as sensitive", "look at where its value comes from").with_partial(HOLE.to_string())
}
