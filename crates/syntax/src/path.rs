//! Paths from one node to another, through aliases and merge keys where it takes them.

use std::collections::HashSet;

use crate::limits::MAX_ROUTE_NODES;
use crate::{Kind, NodeId, Segment, Tree};

/// How a node is reached from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The keys and indexes on the way, as a reader sees them that expands aliases and merge keys.
    pub segments: Vec<Segment>,
    /// Where the way ends in the text: the node itself, or the alias that stands for it.
    pub end: NodeId,
}

/// A subtree that can be reached, with the subtree and the alias in it that lead there.
struct Reached {
    root: NodeId,
    from: Option<(usize, NodeId)>,
}

impl Tree {
    /// The path from `from` to `to`; empty where none leads there.
    #[must_use]
    pub fn path(&self, from: NodeId, to: NodeId) -> Vec<Segment> {
        self.route(from, to).map(|route| route.segments).unwrap_or_default()
    }

    /// How `to` is reached from `from`: straight where it lies inside, else by the fewest aliases. There is none
    /// where no alias leads there, or where it takes too long to find out.
    #[must_use]
    pub fn route(&self, from: NodeId, to: NodeId) -> Option<Route> {
        let mut reached = vec![Reached { root: self.node(from).resolve().id(), from: None }];
        let mut seen = HashSet::new();
        let (mut next, mut left) = (0, MAX_ROUTE_NODES);
        while let Some(&Reached { root, .. }) = reached.get(next) {
            let inside = root..self.node(root).past();
            if inside.contains(&to) {
                return Some(self.way_back(&reached, next, to));
            }
            left = left.checked_sub(inside.len())?;
            let aliases = inside.filter(|id| self.nodes[*id as usize].kind == Kind::Alias);
            let links = aliases.map(|alias| (alias, self.node(alias).resolve().id()));
            let new = links.filter(|(_, target)| seen.insert(*target));
            reached.extend(new.map(|(alias, root)| Reached { root, from: Some((next, alias)) }));
            next += 1;
        }
        None
    }

    fn way_back(&self, reached: &[Reached], mut at: usize, to: NodeId) -> Route {
        let mut parts = vec![self.straight(reached[at].root, to)];
        let mut end = to;
        while let Some((from, alias)) = reached[at].from {
            if end == reached[at].root {
                end = alias;
            }
            parts.push(self.straight(reached[from].root, alias));
            at = from;
        }
        Route { segments: parts.into_iter().rev().flatten().collect(), end }
    }

    /// The path to a node that lies inside. A merge key gives its entries to the mapping around it, so it is no step.
    fn straight(&self, from: NodeId, to: NodeId) -> Vec<Segment> {
        let mut path = Vec::new();
        let (mut at, mut merging) = (from, false);
        while at < to {
            let Some((segment, next)) = self.step(at, to) else { break };
            let is_merge = matches!(segment, Segment::Key(_)) && self.node(next - 1).is_merge();
            if !is_merge && !merging {
                path.push(segment);
            }
            // The mappings of `<<: [a, b]` stand one step deeper.
            merging = is_merge && self.node(next).kind() == Kind::Seq;
            at = next;
        }
        path
    }

    fn step(&self, parent: NodeId, to: NodeId) -> Option<(Segment, NodeId)> {
        let node = self.node(parent);
        match node.kind() {
            Kind::Map => node
                .own_entries()
                .find(|(k, v)| k.id() <= to && to < v.past())
                .map(|(k, v)| (Segment::Key(k.text().to_owned()), v.id())),
            Kind::Seq => {
                let (index, item) = node.items_unresolved().enumerate().find(|(_, v)| to < v.past())?;
                Some((Segment::Index(index), item.id()))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Node;

    fn route(text: &str, from: &str, to: impl Fn(Node<'_>) -> NodeId) -> Option<(String, String)> {
        let parsed = crate::parse(&text.into());
        let tree = &parsed.trees[0];
        let from = tree.root().at(from).expect("the start").id();
        let route = tree.route(from, to(tree.root()))?;
        let words = route.segments.iter().map(|s| match s {
            Segment::Key(key) => key.clone(),
            Segment::Index(index) => index.to_string(),
        });
        let end = tree.node(route.end).span().slice(text).to_owned();
        Some((words.collect::<Vec<_>>().join("."), end))
    }

    fn found(text: &str, from: &str, to: impl Fn(Node<'_>) -> NodeId) -> (String, String) {
        route(text, from, to).expect("a route")
    }

    fn at(path: &'static str) -> impl Fn(Node<'_>) -> NodeId {
        move |root| root.at(path).expect("the end").id()
    }

    fn pair(path: &str, end: &str) -> (String, String) {
        (path.into(), end.into())
    }

    const SHARED: &str = "a: {spec: &s {x: {w: 1}, z: 2}}\nb: {spec: *s}\nc: 3\n";

    #[test]
    fn a_node_inside_has_a_straight_path() {
        assert_eq!(found(SHARED, "a", at("a.spec.x.w")), pair("spec.x.w", "1"));
    }

    #[test]
    fn an_alias_is_a_step_like_any_other() {
        assert_eq!(found(SHARED, "b", at("a.spec.x.w")), pair("spec.x.w", "1"));
        assert_eq!(found(SHARED, "b", at("a.spec")), pair("spec", "*s"));
    }

    #[test]
    fn aliases_lead_to_aliases() {
        let text = "a: &a {x: 1}\nb: &b {deep: [*a]}\nc: {in: *b}\n";
        assert_eq!(found(text, "c", at("a.x")), pair("in.deep.0.x", "1"));
        assert_eq!(found(text, "c", at("a")), pair("in.deep.0", "*a"));
    }

    #[test]
    fn a_merge_key_is_no_step() {
        let text = "a: &a {x: 1}\nb: &b {w: 2}\nc: {in: {<<: [*a, *b]}}\nd: {in: {<<: {z: 3}}}\ne: {<<: *a}\n";
        assert_eq!(found(text, "c", at("b.w")), pair("in.w", "2"));
        assert_eq!(found(text, "d", at("d.in.z")), pair("in.z", "3"));
        assert_eq!(found(text, "e", at("a.x")), pair("x", "1"));
    }

    #[test]
    fn what_no_alias_leads_to_has_no_route() {
        assert_eq!(route(SHARED, "b", at("c")), None);
        let parsed = crate::parse(&SHARED.into());
        assert!(parsed.trees[0].path(4, 0).is_empty());
    }

    #[test]
    fn a_search_ends() {
        let text = |items: usize| format!("x: &x [{}]\nw: &w {{z: 1}}\nend: {{in: [*x, *w]}}\n", "1, ".repeat(items));
        assert_eq!(route(&text(10), "end", at("w.z")), Some(pair("in.1.z", "1")));
        assert_eq!(route(&text(MAX_ROUTE_NODES), "end", at("w.z")), None);
    }
}
