use std::sync::Arc;

use granit_parser::{Event, Marker, Parser, ScalarStyle, ScanError};

use crate::limits;
use crate::tree::{Comment, Raw, Store};
use crate::{Kind, Span, Tree, scalar};

/// Why a text or one of its documents could not be read. The text itself is never part of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct SyntaxError {
    /// Byte where reading stopped.
    pub offset: u32,
    /// What is wrong and what to do.
    pub reason: String,
}

/// What a text held: the documents that could be read and the errors of those that could not.
#[derive(Debug, Default)]
pub struct Parsed {
    /// Documents in order; empty ones are left out.
    pub trees: Vec<Tree>,
    /// One error per document that could not be read.
    pub errors: Vec<SyntaxError>,
}

/// Reads all YAML or JSON documents of a text. A broken document costs itself only.
#[must_use]
pub fn parse(text: &Arc<str>) -> Parsed {
    let mut out = Parsed::default();
    if text.len() > limits::MAX_TEXT_BYTES {
        out.errors.push(too_large(text.len()));
        return out;
    }
    let mut parser = Parser::new_from_str_with_options(text, options());
    loop {
        match read_document(&mut parser, text) {
            Ok(Some(tree)) => out.trees.extend((!tree.is_blank()).then_some(tree)),
            Ok(None) => break,
            Err(error) => {
                out.errors.push(error);
                if !matches!(parser.proceed_next_document(), Ok(true)) {
                    break;
                }
            }
        }
        if out.trees.len() + out.errors.len() > limits::MAX_DOCUMENTS {
            out.errors.push(error_at(
                text.len(),
                format!("more than {} documents in one text; split it", limits::MAX_DOCUMENTS),
            ));
            break;
        }
    }
    out
}

fn options() -> granit_parser::Options {
    granit_parser::options! {
        simple_key_max_lookahead: limits::MAX_KEY_CHARS,
        flow_nesting_limit: limits::MAX_DEPTH,
        block_nesting_limit: limits::MAX_DEPTH,
    }
}

fn too_large(bytes: usize) -> SyntaxError {
    let limit = limits::MAX_TEXT_BYTES / (1024 * 1024);
    error_at(0, format!("the text has {bytes} bytes, more than the limit of {limit} MiB; split it"))
}

fn error_at(offset: usize, reason: String) -> SyntaxError {
    SyntaxError { offset: offset as u32, reason }
}

fn offset(marker: Marker) -> usize {
    marker.byte_offset().unwrap_or(0)
}

fn scan_error(error: &ScanError) -> SyntaxError {
    // The reader's own texts may quote what stands in the file, which may be a secret.
    error_at(offset(*error.marker()), quoteless(&error.info()))
}

/// Drops quoted passages of three characters and more from a message.
fn quoteless(message: &str) -> String {
    let mut out = String::with_capacity(message.len());
    for (index, part) in message.split(['\'', '"', '`']).enumerate() {
        let quoted = index % 2 == 1;
        out.push_str(if quoted && part.chars().count() > 2 { "(text)" } else { part });
    }
    out
}

fn read_document<'i>(
    parser: &mut Parser<'i, granit_parser::StrInput<'i>>,
    text: &Arc<str>,
) -> Result<Option<Tree>, SyntaxError> {
    let mut builder = Builder::new(text);
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|e| scan_error(&e))?;
        let span = Span::new(offset(span.start), offset(span.end));
        if builder.accept(&event, span)? {
            return Ok(Some(builder.finish()));
        }
    }
    Ok(None)
}

fn bounded(expanded: u64, span: Span) -> Result<(), SyntaxError> {
    if expanded <= limits::MAX_EXPANDED {
        return Ok(());
    }
    let reason = format!("aliases expand to more than {} values; write them out or drop them", limits::MAX_EXPANDED);
    Err(error_at(span.start as usize, reason))
}

struct Builder<'s> {
    text: &'s Arc<str>,
    nodes: Vec<Raw>,
    owned: Vec<Box<str>>,
    comments: Vec<Comment>,
    open: Vec<u32>,
    anchors: std::collections::HashMap<usize, u32>,
    /// Nodes that each open collection stands for, aliases followed; see [`limits::MAX_EXPANDED`].
    expanded: Vec<u64>,
    /// The same for closed collections that hold aliases, by their first node.
    expansions: std::collections::HashMap<u32, u64>,
}

impl<'s> Builder<'s> {
    fn new(text: &'s Arc<str>) -> Self {
        let (nodes, owned, comments) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            text,
            nodes,
            owned,
            comments,
            open: Vec::new(),
            anchors: Default::default(),
            expanded: vec![0],
            expansions: Default::default(),
        }
    }

    /// Takes one event; true at the end of the document.
    fn accept(&mut self, event: &Event<'_>, span: Span) -> Result<bool, SyntaxError> {
        match event {
            Event::Comment(..) => self.comments.push(Comment { span }),
            Event::Scalar(value, style, anchor, tag) => {
                let tagged = tag.as_ref().and_then(|t| t.core_suffix());
                self.scalar(value, *style, tagged, span);
                self.anchor(*anchor);
            }
            Event::SequenceStart(_, anchor, _) => self.start(Kind::Seq, *anchor, span),
            Event::MappingStart(_, anchor, _) => self.start(Kind::Map, *anchor, span),
            Event::SequenceEnd | Event::MappingEnd => self.end(span)?,
            Event::Alias(anchor) => self.alias(*anchor, span)?,
            Event::DocumentEnd => return Ok(true),
            _ => {}
        }
        if self.nodes.len() > limits::MAX_NODES {
            return Err(error_at(
                span.start as usize,
                format!("more than {} values in one document; split it", limits::MAX_NODES),
            ));
        }
        Ok(false)
    }

    fn count(&mut self, nodes: u64) {
        if let Some(top) = self.expanded.last_mut() {
            *top = top.saturating_add(nodes);
        }
    }

    fn push(&mut self, span: Span, kind: Kind, store: Store, link: u32) {
        self.count(1);
        self.nodes.push(Raw { span, kind, store, link });
    }

    fn anchor(&mut self, anchor: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, self.nodes.len() as u32 - 1);
        }
    }

    fn start(&mut self, kind: Kind, anchor: usize, span: Span) {
        self.open.push(self.nodes.len() as u32);
        self.push(span, kind, Store::Verbatim, 0);
        self.expanded.push(0);
        self.anchor(anchor);
    }

    fn end(&mut self, span: Span) -> Result<(), SyntaxError> {
        let past = self.nodes.len() as u32;
        let Some(id) = self.open.pop() else {
            return Ok(());
        };
        let last_end = self.nodes.last().map_or(0, |n| trimmed_end(self.text, n.span));
        let Some(node) = self.nodes.get_mut(id as usize) else {
            return Ok(());
        };
        node.link = past;
        let flow = span.end > span.start;
        node.span.end = if flow { span.end } else { last_end.max(node.span.start) };
        let inner = self.expanded.pop().unwrap_or(0);
        self.count(inner);
        if inner > past as u64 - u64::from(id) {
            self.expansions.insert(id, inner);
        }
        bounded(inner, span)
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), SyntaxError> {
        let Some(&target) = self.anchors.get(&anchor) else {
            return Err(error_at(
                span.start as usize,
                "alias of an anchor that does not exist; define it first".to_owned(),
            ));
        };
        if self.open.contains(&target) {
            return Err(error_at(span.start as usize, "alias of a value that contains it; break the cycle".to_owned()));
        }
        let weight = self.weight(target);
        self.push(span, Kind::Alias, Store::Verbatim, target);
        self.count(weight);
        bounded(weight, span)
    }

    /// How many nodes a closed subtree stands for.
    fn weight(&self, target: u32) -> u64 {
        let written = match self.nodes.get(target as usize) {
            Some(raw) if matches!(raw.kind, Kind::Seq | Kind::Map) => u64::from(raw.link - target),
            _ => 1,
        };
        self.expansions.get(&target).copied().unwrap_or(written)
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, tag: Option<&str>, span: Span) {
        let kind = match (tag, style) {
            (Some("str"), _) => Kind::Str,
            (None, ScalarStyle::Plain) if span.start == span.end => Kind::Null,
            (None | Some(_), ScalarStyle::Plain) => scalar::plain_kind(value),
            (Some(_), _) => scalar::plain_kind(value),
            (None, _) => Kind::Str,
        };
        let span = if span.start == span.end { self.after_last(span) } else { span };
        let store = self.store(value, style, span);
        let link = if store == Store::Owned { self.keep(value) } else { 0 };
        self.push(span, kind, store, link);
    }

    /// An empty value is said to stand at the next token, lines below: it belongs after its key.
    fn after_last(&self, span: Span) -> Span {
        let end = self.nodes.last().map_or(span.start, |n| trimmed_end(self.text, n.span));
        Span { start: end, end }
    }

    fn keep(&mut self, value: &str) -> u32 {
        self.owned.push(value.into());
        self.owned.len() as u32 - 1
    }

    fn store(&self, value: &str, style: ScalarStyle, span: Span) -> Store {
        let text = span.slice(self.text);
        let inner = text.get(1..text.len().saturating_sub(1));
        match style {
            ScalarStyle::Plain if text == value || text.is_empty() => Store::Verbatim,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted if inner == Some(value) => Store::Quoted,
            _ => Store::Owned,
        }
    }

    fn finish(self) -> Tree {
        let Self { text, mut nodes, owned, mut comments, .. } = self;
        nodes.shrink_to_fit();
        comments.shrink_to_fit();
        Tree { text: Arc::clone(text), nodes, owned, comments }
    }
}

impl Tree {
    /// Whether the document holds nothing: an empty text between two markers.
    fn is_blank(&self) -> bool {
        self.nodes.first().is_none_or(|n| n.kind == Kind::Null)
    }
}

/// Where a value's last character stands: a block scalar's span runs to the next token.
fn trimmed_end(text: &str, span: Span) -> u32 {
    span.start + span.slice(text).trim_end().len() as u32
}
