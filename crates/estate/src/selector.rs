use plimsoll_model::Truth;
use plimsoll_syntax::Node;

/// A label selector. <https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/>
#[derive(Clone, Copy, Debug)]
pub struct Selector<'t> {
    node: Option<Node<'t>>,
}

impl<'t> Selector<'t> {
    /// A selector; none at all selects nothing, an empty one everything.
    #[must_use]
    pub fn new(node: Option<Node<'t>>) -> Self {
        Self { node: node.filter(|n| !n.is_null()) }
    }

    /// Whether it selects everything.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        let empty = |n: Node<'_>, key| {
            n.get(key).is_none_or(|v| v.own_entries().next().is_none() && v.items().next().is_none())
        };
        self.node.is_some_and(|n| empty(n, "matchLabels") && empty(n, "matchExpressions"))
    }

    /// Whether it selects something with these labels.
    #[must_use]
    pub fn matches(&self, labels: &[(&str, &str)]) -> Truth {
        let Some(node) = self.node else { return Truth::False };
        let pairs = node.get("matchLabels").map(Node::entries).unwrap_or_default();
        let wanted = pairs.iter().map(|(k, v)| Truth::from(labels.contains(&(k.text(), v.text()))));
        let expressions = node.get("matchExpressions").into_iter().flat_map(|e| e.items());
        Truth::all(wanted).and(Truth::all(expressions.map(|e| expression(e, labels))))
    }
}

fn expression(node: Node<'_>, labels: &[(&str, &str)]) -> Truth {
    let key = node.get("key").map_or("", |n| n.text());
    let has = labels.iter().find(|(k, _)| *k == key).map(|(_, v)| *v);
    let listed = |value: &str| node.get("values").is_some_and(|v| v.items().any(|i| i.text() == value));
    match node.get("operator").map_or("", |n| n.text()) {
        "In" => has.is_some_and(listed).into(),
        "NotIn" => (!has.is_some_and(listed)).into(),
        "Exists" => has.is_some().into(),
        "DoesNotExist" => has.is_none().into(),
        _ => Truth::Unknown,
    }
}
