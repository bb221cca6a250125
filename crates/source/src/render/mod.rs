//! Charts and overlays of the folders that were walked, rendered.

mod charts;
mod gather;
mod graph;
mod origins;
mod overlays;
mod said;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use plimsoll_model::{Rendered, Why};
use plimsoll_render::Renderer;
use plimsoll_syntax::Span;

use crate::collect::Collecting;
use crate::limits::MAX_RENDERED_BYTES;
use crate::mask::{Fingerprinter, redact};
use crate::outcome::{Outcome, Reading};

/// How charts and overlays are rendered.
#[derive(Clone, Debug, Default)]
pub struct RenderOptions {
    /// What is set for single charts: one that several name is rendered once for each.
    pub charts: Vec<ChartSettings>,
    /// What is set for every chart, over that.
    pub every: ChartSettings,
    /// Files that are read as if these bytes of them were others: what is told of a change before it is made. By the
    /// file's real path; the edits are in order and apart.
    pub edited: Arc<Edited>,
    /// The Kubernetes version that charts are told, such as `1.34.0`.
    pub kube_version: Option<String>,
}

/// Edits by the real path of a file.
pub type Edited = BTreeMap<PathBuf, Vec<(Span, String)>>;

/// The bytes of a file after its edits.
fn edited(edits: &Edited, real: &Path, bytes: Vec<u8>) -> Vec<u8> {
    let Some(edits) = edits.get(real) else { return bytes };
    let (mut out, mut from) = (Vec::with_capacity(bytes.len()), 0);
    for (span, text) in edits {
        out.extend_from_slice(bytes.get(from..span.start as usize).unwrap_or_default());
        out.extend_from_slice(text.as_bytes());
        from = span.end as usize;
    }
    out.extend_from_slice(bytes.get(from..).unwrap_or_default());
    out
}

/// What is set for one chart, or for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartSettings {
    /// The chart's folder; every chart where there is none.
    pub chart: Option<PathBuf>,
    /// Values files, relative to the folder that paths start from.
    pub values: Vec<PathBuf>,
    /// As Helm's `--set` takes them.
    pub set: Vec<String>,
    /// As Helm's `--set-string` takes them.
    pub set_string: Vec<String>,
    /// As Helm's `--set-json` takes them.
    pub set_json: Vec<String>,
    /// As Helm's `--set-file` takes them, the files relative to the folder that paths start from.
    pub set_file: Vec<String>,
    /// The release's name.
    pub release: Option<String>,
    /// The release's namespace.
    pub namespace: Option<String>,
    /// API versions that the chart is told beside those of Kubernetes.
    pub api_versions: Vec<String>,
}

impl ChartSettings {
    /// Whether it is about the chart of this folder.
    fn names(&self, folder: &Path, cwd: &Path) -> bool {
        self.chart.as_ref().is_none_or(|chart| cwd.join(chart).canonicalize().is_ok_and(|named| named == *folder))
    }

    /// These, and others over them.
    fn with(mut self, over: &Self) -> Self {
        self.values.extend_from_slice(&over.values);
        for (own, more) in [
            (&mut self.set, &over.set),
            (&mut self.set_string, &over.set_string),
            (&mut self.set_json, &over.set_json),
            (&mut self.set_file, &over.set_file),
            (&mut self.api_versions, &over.api_versions),
        ] {
            own.extend_from_slice(more);
        }
        self.release = over.release.clone().or(self.release);
        self.namespace = over.namespace.clone().or(self.namespace);
        self
    }
}

/// What is there to render.
pub(crate) struct Found {
    /// The folder that relative paths start from.
    pub(crate) cwd: PathBuf,
    /// Charts: what is shown, the folder, and the folder that none of its links may leave.
    pub(crate) charts: Vec<(String, PathBuf, PathBuf)>,
    /// The files that were collected: what is shown, and the file.
    pub(crate) files: BTreeMap<String, PathBuf>,
    /// The folders that were walked.
    pub(crate) roots: Vec<PathBuf>,
}

/// Renders all of it into a collection.
pub(crate) fn run(options: &RenderOptions, found: &Found, out: &mut Collecting, key: Option<&Fingerprinter>) {
    let graph = graph::Graph::of(found, out);
    if found.charts.is_empty() && graph.is_empty() {
        return;
    }
    let known = found.files.keys().filter(|path| out.text(path).is_some()).cloned().collect();
    let mut sheets = Sheets::over(out, key, known);
    let renderer = Renderer::default();
    if let (true, Ok(hello)) = (Renderer::is_built_in(), renderer.hello()) {
        sheets.engines.insert(format!("helm {}", hello.helm));
        sheets.engines.insert(format!("kustomize {}", hello.kustomize));
    }
    charts::run(options, found, &renderer, &mut sheets);
    overlays::run(options, &graph, &renderer, &mut sheets);
    sheets.finish();
}

/// What a renderer's answer for a chart becomes, whatever it answers: for fuzzing.
#[doc(hidden)]
#[must_use]
pub fn snapshot_of(head: &[u8], blob: Vec<u8>) -> Option<plimsoll_model::Snapshot> {
    charts::snapshot_of(head, blob)
}

/// Where what was rendered goes.
struct Sheets<'a> {
    out: &'a mut Collecting,
    key: Option<&'a Fingerprinter>,
    engines: BTreeSet<String>,
    /// The files that were collected.
    known: BTreeSet<String>,
    /// The files that something was rendered from.
    sources: BTreeSet<String>,
    /// Bytes of rendered text so far.
    bytes: usize,
}

impl<'a> Sheets<'a> {
    fn over(out: &'a mut Collecting, key: Option<&'a Fingerprinter>, known: BTreeSet<String>) -> Self {
        Self { out, key, engines: BTreeSet::new(), known, sources: BTreeSet::new(), bytes: 0 }
    }

    fn finish(self) {
        self.out.snapshot.renderings.engines = self.engines.into_iter().collect();
        self.out.snapshot.renderings.sources = self.sources.into_iter().collect();
    }
}

impl Sheets<'_> {
    /// Adds a rendered text, its secrets masked like those of a file.
    fn text(&mut self, path: String, text: String, rendered: Rendered) {
        // Embedded secrets are masked here too; they are told of where they stand.
        self.bytes += text.len();
        let mut outcome = Outcome::of_text(&path, Arc::from(text), Reading { key: self.key, secrets: true });
        outcome.secrets = None;
        if outcome.file.is_some() {
            self.out.snapshot.renderings.texts.insert(path, rendered);
        }
        self.out.add(outcome);
    }

    /// Adds the text of a file that something was rendered from, unless it is there already. It is not judged.
    fn source(&mut self, path: &str, text: &str) {
        if !self.sources.insert(path.to_owned()) || self.known.contains(path) {
            return;
        }
        let text: Arc<str> = Arc::from(text);
        let masked =
            redact(&text, self.key, &plimsoll_secrets::find(&text).hits).map(|masked| (masked.text, masked.masks));
        // Where masking cannot keep its shape, nothing of it is shown; its lines stay.
        let (text, masks) = masked.unwrap_or_else(|_| (blank(&text), Vec::new()));
        self.out.add(Outcome::shown(path, text, masks));
    }

    /// Whether as much was rendered as one run keeps.
    fn is_full(&self) -> bool {
        self.bytes > MAX_RENDERED_BYTES
    }

    fn blind(&mut self, path: &str, why: Why) {
        self.out.add(Outcome::blind(path, why));
    }
}

fn too_much(what: &str) -> Why {
    let reason = format!("{what} is not rendered: those before it gave more than {MAX_RENDERED_BYTES} bytes");
    Why::new(reason, "scan the folders one by one")
}

fn blank(text: &str) -> Arc<str> {
    text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect::<String>().into()
}

/// A path as names of requests write it.
fn slashes(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
