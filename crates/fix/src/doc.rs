//! A document with what its editing needs to know: who holds whom, what is shared, and how it is written.

use std::ops::Range;

use plimsoll_syntax::{Comment, Kind, Node, NodeId, Span, Tree};

/// A document and its structure.
pub(crate) struct Doc<'t> {
    pub(crate) tree: &'t Tree,
    /// The collection that holds each node; the root holds itself.
    parents: Vec<NodeId>,
    /// Subtrees that an alias stands for, in order and apart.
    shared: Vec<Range<NodeId>>,
    pub(crate) form: Form,
}

/// How a text is written, so that what is added looks like it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    /// Columns per level.
    pub(crate) step: usize,
    /// Columns between a key and the dashes of its list.
    pub(crate) dash: usize,
    /// How lines end.
    pub(crate) newline: &'static str,
    /// Whether keys and texts need quotes.
    pub(crate) json: bool,
}

impl<'t> Doc<'t> {
    pub(crate) fn of(tree: &'t Tree) -> Self {
        Self { tree, parents: parents(tree), shared: shared(tree), form: Form::of(tree) }
    }

    /// The collection around a node.
    pub(crate) fn parent(&self, node: NodeId) -> Option<Node<'t>> {
        let parent = *self.parents.get(node as usize)?;
        (parent != node).then(|| self.tree.node(parent))
    }

    /// The key of a value of a mapping.
    pub(crate) fn key(&self, value: NodeId) -> Option<Node<'t>> {
        let parent = self.parent(value)?;
        (parent.kind() == Kind::Map).then(|| self.tree.node(value - 1))
    }

    pub(crate) fn is_shared(&self, node: NodeId) -> bool {
        let after = self.shared.partition_point(|range| range.start <= node);
        after.checked_sub(1).and_then(|at| self.shared.get(at)).is_some_and(|range| node < range.end)
    }

    pub(crate) fn text(&self) -> &'t str {
        self.tree.text()
    }

    /// Bytes between the start of the line and this byte.
    pub(crate) fn column(&self, at: u32) -> usize {
        at as usize - self.line_start(at) as usize
    }

    pub(crate) fn line_start(&self, at: u32) -> u32 {
        let before = self.text().get(..at as usize).unwrap_or_default();
        before.rfind('\n').map_or(0, |newline| newline + 1) as u32
    }

    /// The end of the line without its line break.
    pub(crate) fn line_end(&self, at: u32) -> u32 {
        let rest = self.text().get(at as usize..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        at + line.strip_suffix('\r').unwrap_or(line).len() as u32
    }

    /// Whether only blanks stand before this byte on its line.
    pub(crate) fn is_first_on_line(&self, at: u32) -> bool {
        self.is_first_but_for(at, &[' '])
    }

    /// Whether only these stand before this byte on its line; asked backwards, since a line may be the whole file.
    pub(crate) fn is_first_but_for(&self, at: u32, passed: &[char]) -> bool {
        let before = self.text().get(..at as usize).unwrap_or_default().trim_end_matches(passed);
        before.is_empty() || before.ends_with('\n')
    }

    /// The comments that begin in these bytes.
    pub(crate) fn comments(&self, span: Span) -> &'t [Comment] {
        let all = self.tree.comments();
        let before = |at: u32| all.partition_point(|comment| comment.span.start < at);
        all.get(before(span.start)..before(span.end)).unwrap_or_default()
    }

    /// Whether a collection is written in braces or brackets.
    pub(crate) fn is_flow(&self, node: Node<'_>) -> bool {
        is_flow(self.text(), node)
    }

    /// The dash before an item; none where something else stands between.
    pub(crate) fn dash(&self, item: Node<'_>) -> Option<u32> {
        dash(self.text(), item)
    }
}

/// A block list without indentation is said to begin with its first item, which may be one in braces.
fn is_flow(text: &str, node: Node<'_>) -> bool {
    let start = node.span().start;
    let opens = text.as_bytes().get(start as usize).is_some_and(|byte| matches!(byte, b'{' | b'['));
    let first = match node.kind() {
        Kind::Map => node.own_entries().next().map(|(key, _)| key),
        _ => node.items_unresolved().next(),
    };
    opens && first.is_none_or(|first| first.span().start > start)
}

fn dash(text: &str, item: Node<'_>) -> Option<u32> {
    let before = text.get(..item.span().start as usize)?.trim_end();
    before.strip_suffix('-').map(|rest| rest.len() as u32)
}

fn parents(tree: &Tree) -> Vec<NodeId> {
    let mut parents = vec![0; tree.len()];
    let mut open: Vec<(NodeId, NodeId)> = Vec::new();
    for (id, parent) in (0..).zip(parents.iter_mut()) {
        open.retain(|(_, past)| id < *past);
        *parent = open.last().map_or(id, |(holder, _)| *holder);
        let node = tree.node(id);
        if node.past() > id + 1 {
            open.push((id, node.past()));
        }
    }
    parents
}

fn shared(tree: &Tree) -> Vec<Range<NodeId>> {
    let nodes = (0..tree.len() as NodeId).map(|id| tree.node(id));
    let targets = nodes.filter(|node| node.is_alias()).map(|alias| alias.resolve());
    let mut ranges: Vec<Range<NodeId>> = targets.map(|target| target.id()..target.past()).collect();
    ranges.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    // Subtrees lie in one another or apart: those inside another one say nothing more.
    ranges.dedup_by(|inner, outer| inner.end <= outer.end);
    ranges
}

impl Form {
    fn of(tree: &Tree) -> Self {
        let text = tree.text();
        let own = tree.root().span().slice(text);
        // Where both are used, what most lines have.
        let (long, all) = (own.matches("\r\n").count(), own.matches('\n').count());
        let newline = if long * 2 > all { "\r\n" } else { "\n" };
        let json = is_json(tree);
        let seen = Layout::of(tree);
        Self { step: seen.step.unwrap_or(2), dash: seen.dash.unwrap_or(2), newline, json }
    }
}

/// Whether it is in braces or brackets from its root on, and its first key in quotes.
fn is_json(tree: &Tree) -> bool {
    let starts_with = |node: Node<'_>, open: &[u8]| {
        tree.text().as_bytes().get(node.span().start as usize).is_some_and(|byte| open.contains(byte))
    };
    let maps = (0..tree.len() as NodeId).map(|id| tree.node(id)).filter(|n| !n.is_alias() && n.kind() == Kind::Map);
    let first = maps.into_iter().find_map(|map| map.own_entries().next());
    is_flow(tree.text(), tree.root()) && first.is_none_or(|(key, _)| starts_with(key, b"\""))
}

/// What the first nested mapping and the first list under a key show.
#[derive(Default)]
struct Layout {
    step: Option<usize>,
    dash: Option<usize>,
}

impl Layout {
    fn of(tree: &Tree) -> Self {
        let text = tree.text();
        let column = |at: u32| {
            let before = text.get(..at as usize).unwrap_or_default();
            before.len() - before.rfind('\n').map_or(0, |newline| newline + 1)
        };
        let mut seen = Self::default();
        let maps = (0..tree.len() as NodeId).map(|id| tree.node(id)).filter(|n| !n.is_alias() && n.kind() == Kind::Map);
        for (key, value) in maps.flat_map(Node::own_entries) {
            if seen.step.is_some() && seen.dash.is_some() {
                break;
            }
            let between = text.get(key.span().end as usize..value.span().start as usize).unwrap_or_default();
            if value.is_alias() || !between.contains('\n') {
                continue;
            }
            let from_key = |at: u32| column(at).checked_sub(column(key.span().start));
            match value.kind() {
                _ if is_flow(text, value) => {}
                Kind::Map => seen.step = seen.step.or(from_key(value.span().start).filter(|d| *d > 0)),
                Kind::Seq => {
                    let dash = value.items_unresolved().next().and_then(|item| dash(text, item));
                    seen.dash = seen.dash.or(dash.and_then(from_key));
                }
                _ => {}
            }
        }
        seen
    }
}
