//! From the marks of a rendered chart to places in the files of the tree.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use plimsoll_model::{Part, Rendered, ValuesFile};
use plimsoll_render::{Document, Level, Manifests, Mark};

/// The files that the texts of one chart came from.
pub(super) struct Sources<'m> {
    manifests: &'m Manifests,
    used: BTreeSet<String>,
}

/// One text in the making.
struct Sheet<'s> {
    rendered: Rendered,
    files: BTreeMap<String, u32>,
    values: BTreeMap<Vec<String>, u32>,
    shown: &'s dyn Fn(&str) -> String,
}

impl<'m> Sources<'m> {
    pub(super) fn new(manifests: &'m Manifests) -> Self {
        Self { manifests, used: BTreeSet::new() }
    }

    /// The names of the chart's files that anything came from.
    pub(super) fn used(&self) -> Vec<String> {
        self.used.iter().filter(|name| !name.is_empty()).cloned().collect()
    }

    /// The text of a file that lies in an archive.
    pub(super) fn archived(&self, file: &str) -> Option<&str> {
        self.manifests.sources.iter().find(|source| source.file == file).and_then(|source| source.text.as_deref())
    }

    /// The manifests of one template as one text, and where each part came from.
    pub(super) fn sheet<'d>(
        &mut self,
        documents: impl Iterator<Item = &'d Document>,
        given: &[(String, Arc<[u8]>)],
        shown: impl Fn(&str) -> String,
    ) -> (String, Rendered) {
        let mut sheet =
            Sheet { rendered: Rendered::default(), files: BTreeMap::new(), values: BTreeMap::new(), shown: &shown };
        let mut text = String::new();
        for document in documents {
            text.push_str("---\n");
            let levels = self.manifests.scopes.get(&document.scope).map(Vec::as_slice).unwrap_or_default();
            if sheet.rendered.from.is_empty() {
                let name = if document.file.is_empty() { &document.template } else { &document.file };
                sheet.rendered.from = shown(name);
                self.used.insert(document.file.clone());
                self.layers(&mut sheet, levels, given);
            }
            self.parts(&mut sheet, document, levels, text.len() as u32);
            text.push_str(&document.text);
            text.push('\n');
        }
        (text, sheet.rendered)
    }

    fn layers(&mut self, sheet: &mut Sheet<'_>, levels: &[Level], given: &[(String, Arc<[u8]>)]) {
        for (path, _) in given {
            let file = sheet.file_shown(path.clone());
            sheet.rendered.layers.push(ValuesFile { file, below: Vec::new() });
        }
        for (depth, level) in levels.iter().enumerate().filter(|(_, level)| !level.values.is_empty()) {
            self.used.insert(level.values.clone());
            let file = sheet.file(&level.values);
            sheet.rendered.layers.push(ValuesFile { file, below: prefix(levels, depth) });
        }
    }

    fn parts(&mut self, sheet: &mut Sheet<'_>, document: &Document, levels: &[Level], start: u32) {
        for (at, number) in &document.marks {
            let Some(mark) = self.manifests.marks.get(*number as usize) else { continue };
            let Some(source) = self.manifests.sources.get(mark.source as usize) else { continue };
            self.used.insert(source.file.clone());
            let file = sheet.file(&source.file);
            let action = mark.refs.is_some().then(|| self.values(sheet, mark, levels));
            sheet.rendered.parts.push(Part { at: start + at, file, start: mark.start, end: mark.end, action });
        }
    }

    fn values(&self, sheet: &mut Sheet<'_>, mark: &Mark, levels: &[Level]) -> Vec<u32> {
        let prefix = prefix(levels, levels.len().saturating_sub(1));
        let paths = mark.refs.iter().flatten().filter_map(|at| self.manifests.refs.get(*at as usize));
        paths.map(|path| sheet.value([prefix.as_slice(), path.as_slice()].concat())).collect()
    }
}

impl Sheet<'_> {
    fn file(&mut self, name: &str) -> u32 {
        self.file_shown((self.shown)(name))
    }

    fn file_shown(&mut self, path: String) -> u32 {
        let files = &mut self.rendered.files;
        *self.files.entry(path).or_insert_with_key(|path| {
            files.push(path.clone());
            files.len() as u32 - 1
        })
    }

    fn value(&mut self, path: Vec<String>) -> u32 {
        let values = &mut self.rendered.values;
        *self.values.entry(path).or_insert_with_key(|path| {
            values.push(path.clone());
            values.len() as u32 - 1
        })
    }
}

/// What stands before the values of a chart in a path from the top.
fn prefix(levels: &[Level], depth: usize) -> Vec<String> {
    levels.iter().skip(1).take(depth).map(|level| level.name.clone()).collect()
}
