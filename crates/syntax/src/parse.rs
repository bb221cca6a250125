use std::sync::{Arc, OnceLock};

use granit_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Tag};

use crate::node::MERGE_KEY;
use crate::patch::{Origins, Patches};
use crate::tag::{self, Tagged};
use crate::tree::{Comment, Rare, Raw, Store};
use crate::{Kind, Refusal, Span, Tree, deep, limits, quick, scalar};

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
    /// What of the documents lies too deep and was left out; each has an error too.
    pub unread: Vec<Span>,
}

/// Reads all YAML or JSON documents of a text. A broken document costs itself only.
#[must_use]
pub fn parse(text: &Arc<str>) -> Parsed {
    if let Some(error) = unreadable(text) {
        return Parsed { trees: Vec::new(), errors: vec![error], unread: Vec::new() };
    }
    quick::read(text).unwrap_or_else(|| match deep::cut(text) {
        Some((source, spans)) => parse_cut(text, &source, spans),
        None => parse_anything(text),
    })
}

/// Reads a copy in which what lies too deep was left out.
fn parse_cut(text: &Arc<str>, source: &str, spans: Vec<Span>) -> Parsed {
    let mut patches = Patches::default();
    let reader = Reader { text, origins: patches.origins() };
    let (mut read, _) = reader.documents(source, &mut patches);
    read.trees = read.trees.into_iter().map(|tree| deep::marked(tree, &spans)).collect();
    read.errors.extend(spans.iter().map(|span| error_at(span.start as usize, deep::reason())));
    read.unread = spans;
    read
}

/// The same by the library alone, for every text that can be read.
pub(crate) fn parse_anything(text: &Arc<str>) -> Parsed {
    let mut patches = Patches::default();
    loop {
        let source = patches.apply(text);
        let reader = Reader { text, origins: patches.origins() };
        let (read, repairable) = reader.documents(&source, &mut patches);
        if !repairable {
            return read;
        }
    }
}

/// Why a text is not read at all.
pub(crate) fn unreadable(text: &str) -> Option<SyntaxError> {
    if text.len() > limits::MAX_TEXT_BYTES {
        return Some(too_large(text.len()));
    }
    foreign_break(text).map(|at| error_at(at, FOREIGN_BREAK.to_owned()))
}

const FOREIGN_BREAK: &str = "a character that ends a line for Kubernetes only (U+0085, U+2028 or U+2029), \
                             so what stands there reads as two different things; write it as an escape";

/// The first character that ends a line in YAML 1.1 only. JSON has no such thing.
fn foreign_break(text: &str) -> Option<usize> {
    if text.is_ascii() {
        return None;
    }
    let bytes = text.as_bytes();
    let foreign = |at: &usize| matches!(&bytes[*at..], [0xC2, 0x85, ..] | [0xE2, 0x80, 0xA8 | 0xA9, ..]);
    let at = memchr::memchr2_iter(0xC2, 0xE2, bytes).find(foreign)?;
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_err().then_some(at)
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

/// Drops quoted passages of three characters and more from a message.
fn quoteless(message: &str) -> String {
    let mut out = String::with_capacity(message.len());
    for (index, part) in message.split(['\'', '"', '`']).enumerate() {
        let quoted = index % 2 == 1;
        out.push_str(if quoted && part.chars().count() > 2 { "(text)" } else { part });
    }
    out
}

/// Why a document ended early.
enum Stop {
    Scan(ScanError),
    Refused(SyntaxError),
}

struct Reader<'s> {
    text: &'s Arc<str>,
    origins: Origins,
}

type Source<'i> = Parser<'i, granit_parser::StrInput<'i>>;

impl Reader<'_> {
    /// All documents of a source; true where reading it again with these patches may help.
    fn documents(&self, source: &str, patches: &mut Patches) -> (Parsed, bool) {
        let mut parser = Parser::new_from_str_with_options(source, options());
        let mut out = Parsed::default();
        let mut again = false;
        while out.trees.len() + out.errors.len() <= limits::MAX_DOCUMENTS {
            match self.document(&mut parser) {
                Ok(Some(tree)) => out.trees.extend((!tree.is_blank()).then_some(tree)),
                Ok(None) => return (out, again),
                Err(stop) => {
                    again |= matches!(&stop, Stop::Scan(e) if patches.plan(self.text, e, self.place(*e.marker())));
                    out.errors.push(self.error(stop));
                    if !matches!(parser.proceed_next_document(), Ok(true)) {
                        return (out, again);
                    }
                }
            }
        }
        let reason = format!("more than {} documents in one text; split it", limits::MAX_DOCUMENTS);
        out.errors.push(error_at(self.text.len(), reason));
        (out, false)
    }

    fn document(&self, parser: &mut Source<'_>) -> Result<Option<Tree>, Stop> {
        let mut builder = Builder::new(self.text);
        while let Some(event) = parser.next_event() {
            let (event, span) = event.map_err(Stop::Scan)?;
            let span = Span::new(self.place(span.start), self.place(span.end));
            if builder.accept(&event, span).map_err(Stop::Refused)? {
                return Ok(Some(builder.finish()));
            }
        }
        Ok(None)
    }

    /// Where a place of the source stands in the text.
    fn place(&self, marker: Marker) -> usize {
        self.origins.of(marker.byte_offset().unwrap_or(0))
    }

    // The parser's own texts may quote what stands in the file, which may be a secret.
    fn error(&self, stop: Stop) -> SyntaxError {
        match stop {
            Stop::Scan(error) => error_at(self.place(*error.marker()), quoteless(&error.info())),
            Stop::Refused(error) => error,
        }
    }
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
    mistagged: Vec<Refusal>,
    tags: Vec<(u32, Box<str>)>,
    /// Where the last node that is complete ends.
    last_end: u32,
    open: Vec<u32>,
    anchors: std::collections::HashMap<usize, u32>,
    /// Nodes that each open collection stands for, aliases followed; see [`limits::MAX_EXPANDED`].
    expanded: Vec<u64>,
    /// The same for closed collections that hold aliases, by their first node.
    expansions: std::collections::HashMap<u32, u64>,
    /// The longest chain of aliases in each collection that holds one; see [`limits::MAX_ALIAS_CHAIN`].
    chains: std::collections::HashMap<u32, u16>,
}

impl<'s> Builder<'s> {
    fn new(text: &'s Arc<str>) -> Self {
        let (nodes, owned, comments) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            text,
            nodes,
            owned,
            comments,
            mistagged: Vec::new(),
            tags: Vec::new(),
            last_end: 0,
            open: Vec::new(),
            anchors: Default::default(),
            expanded: vec![0],
            expansions: Default::default(),
            chains: Default::default(),
        }
    }

    /// Takes one event; true at the end of the document.
    fn accept(&mut self, event: &Event<'_>, span: Span) -> Result<bool, SyntaxError> {
        self.tags.extend(tag::own(event).map(|name| (self.nodes.len() as u32, name)));
        match event {
            Event::Comment(..) => self.comments.push(Comment { span }),
            Event::Scalar(value, style, anchor, tag) => {
                self.scalar(value, *style, tag.as_deref(), span);
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
        self.last_end = span.end;
        self.nodes.push(Raw { span, kind, store, link });
    }

    fn anchor(&mut self, anchor: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, self.nodes.len() as u32 - 1);
        }
    }

    fn start(&mut self, kind: Kind, anchor: usize, span: Span) {
        self.open.push(self.nodes.len() as u32);
        self.push(Span { end: span.start, ..span }, kind, Store::Verbatim, 0);
        self.expanded.push(0);
        self.anchor(anchor);
    }

    fn end(&mut self, span: Span) -> Result<(), SyntaxError> {
        let past = self.nodes.len() as u32;
        let Some(id) = self.open.pop() else {
            return Ok(());
        };
        let Some(node) = self.nodes.get_mut(id as usize) else {
            return Ok(());
        };
        node.link = past;
        let flow = span.end > span.start;
        node.span.end = if flow { span.end } else { self.last_end.max(node.span.start) };
        self.last_end = node.span.end;
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
        let chain = 1 + self.chains.get(&target).copied().unwrap_or(0);
        if chain > limits::MAX_ALIAS_CHAIN {
            let reason = format!("more than {} aliases lead to one another; write them out", limits::MAX_ALIAS_CHAIN);
            return Err(error_at(span.start as usize, reason));
        }
        for open in &self.open {
            let longest = self.chains.entry(*open).or_default();
            *longest = chain.max(*longest);
        }
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

    fn scalar(&mut self, value: &str, style: ScalarStyle, tag: Option<&Tag>, span: Span) {
        let meant = match tag {
            Some(tag) => tag::tagged(tag, value),
            None => untagged(value, style),
        };
        let span = self.exact(span, style);
        let text = meant.text.as_deref().unwrap_or(value);
        let store = match self.store(text, style, span) {
            _ if meant.merges => Store::Merge,
            store => store,
        };
        let link = if store == Store::Owned { self.keep(text) } else { 0 };
        let node = self.nodes.len() as u32;
        self.mistagged.extend(meant.fault.map(|why| Refusal { node, why }));
        self.push(span, meant.kind, store, link);
    }

    /// Where a scalar really stands: an empty value is said to stand at the next token, lines below, and
    /// belongs after its key; a block scalar is said to run to the next token.
    fn exact(&self, span: Span, style: ScalarStyle) -> Span {
        match style {
            _ if span.start == span.end => Span { start: self.last_end, end: self.last_end },
            ScalarStyle::Literal | ScalarStyle::Folded => Span { end: trimmed_end(self.text, span), ..span },
            _ => span,
        }
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
        let Self { text, mut nodes, owned, mut comments, mistagged, tags, .. } = self;
        nodes.shrink_to_fit();
        comments.shrink_to_fit();
        let (text, duplicates) = (Arc::clone(text), OnceLock::new());
        let rare = Rare { tags, mistagged, ..Rare::default() }.kept();
        Tree { text, nodes, owned, comments, duplicates, built: false, rare }
    }
}

fn untagged(value: &str, style: ScalarStyle) -> Tagged<'_> {
    let plain = style == ScalarStyle::Plain;
    let kind = if plain { scalar::plain_kind(value) } else { Kind::Str };
    Tagged { kind, text: None, merges: plain && value == MERGE_KEY, fault: None }
}

impl Tree {
    /// Whether the document holds nothing: an empty text between two markers.
    pub(crate) fn is_blank(&self) -> bool {
        self.nodes.first().is_none_or(|n| n.kind == Kind::Null)
            && self.rare.as_ref().is_none_or(|rare| rare.mistagged.is_empty())
    }
}

/// Where a value's last character stands.
pub(crate) fn trimmed_end(text: &str, span: Span) -> u32 {
    span.start + span.slice(text).trim_end_matches([' ', '\t', '\n', '\r']).len() as u32
}
