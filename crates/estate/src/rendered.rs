//! From places in rendered texts back to the files that people edit.

mod built;
mod table;
mod values;
mod written;

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use plimsoll_model::{BlindSpot, Part, Rendered, Renderings};
use plimsoll_syntax::{Span, Tree, parse};

use crate::{At, Estate, Object, Place};
pub use written::Written;

/// Where a place of a rendered text came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Index of the file in the estate.
    pub file: u32,
    /// What stands there; none where only the file is known.
    pub span: Option<Span>,
    /// Where the values that it was made of are set: file and key.
    pub values: Vec<(u32, Span)>,
}

/// The rendered texts of an estate, and what they were rendered from.
#[derive(Debug, Default)]
pub(crate) struct Sheets {
    texts: HashMap<u32, Rendered>,
    sources: HashSet<u32>,
    files: HashMap<String, u32>,
    trees: HashMap<u32, OnceLock<Vec<Tree>>>,
    /// What rendered.
    pub(crate) engines: Vec<String>,
}

impl Sheets {
    /// Finds the files of what was rendered among those of a snapshot.
    pub(crate) fn new<'f>(renderings: Renderings, paths: impl Iterator<Item = &'f str>) -> Self {
        let mut out = Self { engines: renderings.engines, ..Self::default() };
        if renderings.texts.is_empty() && renderings.sources.is_empty() {
            return out;
        }
        let mut texts = renderings.texts;
        let sources: HashSet<String> = renderings.sources.into_iter().collect();
        for (index, path) in (0..).zip(paths) {
            out.files.insert(path.to_owned(), index);
            out.texts.extend(texts.remove(path).map(|text| (index, text)));
            if sources.contains(path) {
                out.sources.insert(index);
            }
            out.trees.insert(index, OnceLock::new());
        }
        out
    }

    /// Whether a file is judged only as what was rendered from it.
    pub(crate) fn is_source(&self, file: u32) -> bool {
        self.sources.contains(&file)
    }
}

impl Estate {
    /// Whether a file is a text that was rendered from others and stands nowhere itself.
    #[must_use]
    pub fn is_rendered(&self, file: u32) -> bool {
        self.sheets.texts.contains_key(&file)
    }

    /// Whether what says an object is written by people: not a plan or a state that Terraform wrote.
    #[must_use]
    pub fn is_editable(&self, object: &Object) -> bool {
        let path = self.files.get(object.file as usize).map_or("", |file| &file.path);
        let source = [".tf", ".tofu", ".tf.json", ".tofu.json"].iter().any(|ending| path.ends_with(ending));
        &*object.key.group != "terraform" || source
    }

    /// What rendered, such as `helm v3.22.0`.
    #[must_use]
    pub fn engines(&self) -> &[String] {
        &self.sheets.engines
    }

    /// Where a place came from, if its text was rendered.
    #[must_use]
    pub fn origin(&self, object: &Object, at: At, place: &Place) -> Option<Origin> {
        let rendered = self.sheets.texts.get(&place.file)?;
        let found = if rendered.objects.is_empty() {
            self.of_template(rendered, place)
        } else {
            self.of_build(rendered, object, at)
        };
        found.or_else(|| self.as_a_whole(rendered))
    }

    /// Whether the chart that an object was rendered from asks the cluster which API versions it has. An engine without
    /// a cluster answers with every version that it was built with, the removed ones included.
    #[must_use]
    pub fn asks_for_versions(&self, object: &Object) -> bool {
        let Some(rendered) = self.sheets.texts.get(&object.file) else { return false };
        let asks = |path: &String| {
            let file = self.sheets.files.get(path).and_then(|file| self.files.get(*file as usize));
            file.is_some_and(|file| file.text.contains("Capabilities.APIVersions"))
        };
        let span = object.node().get("apiVersion").map(|node| node.span().start);
        let made = span.and_then(|start| part_at(rendered, start)).filter(|part| part.action.is_some());
        let helper = made.and_then(|part| rendered.files.get(part.file as usize));
        asks(&rendered.from) || helper.is_some_and(asks)
    }

    /// What could not be read of rendered texts, told of the files that they came from.
    pub(crate) fn place_blind(&mut self) {
        let mut blind = std::mem::take(&mut self.blind);
        for spot in &mut blind {
            if let Some((path, at)) = self.blind_origin(spot) {
                (spot.path, spot.at) = (path, at);
            }
        }
        self.blind = blind;
    }

    fn blind_origin(&self, spot: &BlindSpot) -> Option<(String, Option<(u32, u32)>)> {
        let file = *self.sheets.files.get(&spot.path)?;
        let rendered = self.sheets.texts.get(&file)?;
        let whole = (rendered.from.clone(), None);
        let Some((line, column)) = spot.at else { return Some(whole) };
        let text = &self.files.get(file as usize)?.text;
        let start = self.lines(file)?.line_span(text, line)?.start;
        let Some(part) = part_at(rendered, start + column.saturating_sub(1)) else { return Some(whole) };
        let there = self.file_of(rendered, part.file)?;
        let found = self.files.get(there as usize)?;
        let at = self.lines(there)?.position(&found.text, part.start);
        Some((found.path.clone(), Some((at.line, at.column))))
    }

    fn as_a_whole(&self, rendered: &Rendered) -> Option<Origin> {
        let file = *self.sheets.files.get(&rendered.from)?;
        Some(Origin { file, span: None, values: Vec::new() })
    }

    fn of_template(&self, rendered: &Rendered, place: &Place) -> Option<Origin> {
        let first = part_at(rendered, place.span.start)?;
        let file = self.file_of(rendered, first.file)?;
        let text = &self.files.get(file as usize)?.text;
        let last = part_at(rendered, place.span.end.saturating_sub(1)).unwrap_or(first);
        let start = begin(text, first, place.span.start);
        let mut end = finish(text, first, place.span.end);
        if last.file == first.file && last.start > first.start {
            let candidate = finish(text, last, place.span.end);
            let between = text.get(start as usize..candidate as usize);
            end = if between.is_some_and(|t| !t.contains('\n')) { candidate } else { end };
        }
        let span = Span { start, end: end.max(start) };
        Some(Origin { file, span: Some(span), values: self.values_of(rendered, place) })
    }

    pub(crate) fn file_of(&self, rendered: &Rendered, index: u32) -> Option<u32> {
        self.sheets.files.get(rendered.files.get(index as usize)?).copied()
    }

    /// The documents of a file that nothing is judged of by itself, read once.
    pub(crate) fn trees_of(&self, file: u32) -> &[Tree] {
        let Some(slot) = self.sheets.trees.get(&file) else { return &[] };
        slot.get_or_init(|| self.files.get(file as usize).map(|f| parse(&f.text).trees).unwrap_or_default())
    }
}

fn part_at(rendered: &Rendered, at: u32) -> Option<&Part> {
    let after = rendered.parts.partition_point(|part| part.at <= at);
    rendered.parts.get(after.checked_sub(1)?)
}

/// The first byte in the file of what stands at a byte of the rendered text.
fn begin(text: &str, part: &Part, at: u32) -> u32 {
    if part.action.is_none() {
        return (part.start + (at - part.at)).min(part.end);
    }
    // The engine tells of an action by the first word in it.
    let before = text.get(..part.start as usize).unwrap_or_default();
    before.rfind("{{").map_or(part.start, |found| found as u32)
}

fn finish(text: &str, part: &Part, at: u32) -> u32 {
    if part.action.is_none() {
        return (part.start + (at.saturating_sub(part.at))).min(part.end);
    }
    let line = text.get(part.start as usize..part.end as usize).unwrap_or_default().find('\n');
    line.map_or((part.end + 2).min(text.len() as u32), |line| part.start + line as u32)
}
