//! What is asked of the Helm engine, and what it answers.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::frame::{Ask, Blob, FileHead, Numbers, Span, broken};
use crate::limits::MAX_INPUT_BYTES;
use crate::{Error, Failure};

/// Files by name, with `/` between folders.
pub type Files = Vec<(String, Arc<[u8]>)>;

/// How a chart is rendered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    /// Its files, by names below its folder.
    pub files: Files,
    /// The one of its files that is an archive of all of it; none where the files are the chart.
    pub archive: Option<String>,
    /// The release's name.
    pub release: String,
    /// The release's namespace.
    pub namespace: String,
    /// The Kubernetes version that it is told, such as `1.34.0`; the engine's own where there is none.
    pub kube_version: Option<String>,
    /// API versions that it is told beside those of Kubernetes.
    pub api_versions: Vec<String>,
    /// What is set over its own values.
    pub values: Values,
    /// Leave out where each byte came from.
    pub unmarked: bool,
}

/// What is set over a chart's own values, in the order in which Helm applies the kinds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    /// Values files, as `-f` takes them: name and text.
    pub files: Files,
    /// As `--set-json` takes them.
    pub json: Vec<String>,
    /// As `--set` takes them.
    pub set: Vec<String>,
    /// As `--set-string` takes them.
    pub set_string: Vec<String>,
    /// As `--set-file` takes them, the files beside.
    pub set_file: Vec<String>,
    /// The files that `set_file` names.
    pub named: Files,
}

#[derive(Serialize)]
struct Wanted<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    archive: Option<&'a str>,
    release: &'a str,
    namespace: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kube_version: Option<&'a str>,
    api_versions: &'a [String],
    unmarked: bool,
    values: WantedValues<'a>,
}

#[derive(Serialize)]
struct WantedValues<'a> {
    files: Vec<&'a str>,
    json: &'a [String],
    set: &'a [String],
    set_string: &'a [String],
    set_file: &'a [String],
}

#[derive(Serialize)]
struct Head<'a> {
    helm: Wanted<'a>,
    files: Vec<FileHead<'a>>,
}

impl Ask for Chart {
    type Answer = Manifests;

    fn head(&self) -> Result<Vec<u8>, serde_json::Error> {
        let values = &self.values;
        let helm = Wanted {
            archive: self.archive.as_deref(),
            release: &self.release,
            namespace: &self.namespace,
            kube_version: self.kube_version.as_deref(),
            api_versions: &self.api_versions,
            unmarked: self.unmarked,
            values: WantedValues {
                files: values.files.iter().map(|(name, _)| name.as_str()).collect(),
                json: &values.json,
                set: &values.set,
                set_string: &values.set_string,
                set_file: &values.set_file,
            },
        };
        let own = self.files.iter().map(|(name, bytes)| FileHead::new(format!("chart/{name}"), bytes));
        let beside = values.files.iter().chain(&values.named).map(|(name, bytes)| FileHead::new(name.as_str(), bytes));
        serde_json::to_vec(&Head { helm, files: own.chain(beside).collect() })
    }

    fn bytes(&self) -> Vec<&Arc<[u8]>> {
        let beside = self.values.files.iter().chain(&self.values.named);
        self.files.iter().chain(beside).map(|(_, bytes)| bytes).collect()
    }

    fn answer(head: &[u8], blob: Blob) -> Result<Manifests, Error> {
        let told: Told = crate::frame::read(head)?;
        match told.error {
            Some(failure) => Err(failure.into()),
            None => Manifests::of(told, &blob),
        }
    }
}

#[derive(Deserialize)]
struct Told {
    error: Option<Failure>,
    #[serde(default)]
    chart: String,
    #[serde(default)]
    version: String,
    #[serde(default)]
    library: bool,
    documents: Option<Vec<ToldDocument>>,
    sources: Option<Vec<ToldSource>>,
    refs: Option<Vec<String>>,
    #[serde(default)]
    marks: Span,
    #[serde(default)]
    ref_lists: Span,
    scopes: Option<BTreeMap<String, Vec<Level>>>,
}

#[derive(Deserialize)]
struct ToldDocument {
    template: String,
    file: String,
    scope: String,
    kind: DocumentKind,
    #[serde(default)]
    events: Vec<String>,
    content: Span,
    marks: Span,
}

#[derive(Deserialize)]
struct ToldSource {
    file: String,
    text: Option<Span>,
}

/// A rendered chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifests {
    /// The chart's name.
    pub chart: String,
    /// The chart's version.
    pub version: String,
    /// Whether it is a library: such a chart renders nothing by itself.
    pub library: bool,
    /// Its manifests, in the order in which `helm template --include-crds` prints them.
    pub documents: Vec<Document>,
    /// Files that marks point into.
    pub sources: Vec<Source>,
    /// Values that templates use, as paths below `.Values` of the chart that uses them; `*` is a step into a list or
    /// over the keys of a table.
    pub refs: Vec<Vec<String>>,
    /// Places in templates.
    pub marks: Vec<Mark>,
    /// Per chart, by its path from the root, the charts that values pass through on their way to it.
    pub scopes: BTreeMap<String, Vec<Level>>,
}

/// One manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What the engine calls its template, such as `app/templates/deployment.yaml`.
    pub template: String,
    /// The template's file below the chart's folder; empty where that cannot be told. What lies in an archive stands
    /// below the archive's name and `!`.
    pub file: String,
    /// The chart that the template belongs to, a key of [`Manifests::scopes`].
    pub scope: String,
    /// What it is to Helm.
    pub kind: DocumentKind,
    /// The events that a hook waits for.
    pub events: Vec<String>,
    /// Its text.
    pub text: String,
    /// Bytes of the text, and the mark that begins at each.
    pub marks: Vec<(u32, u32)>,
}

/// What a manifest is to Helm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DocumentKind {
    /// A file below `crds/`, which is no template.
    Crd,
    /// Part of the release.
    Manifest,
    /// A hook.
    Hook,
    /// A hook that only tests run.
    Test,
}

/// A file of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name below the chart's folder.
    pub file: String,
    /// Its text, where it lies in an archive.
    pub text: Option<String>,
}

/// A place in a template: a line of its text, or an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Index of the file.
    pub source: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The values that an action uses; none for a line of text, which stands in the file as it was rendered.
    pub refs: Option<Vec<u32>>,
}

/// A chart on the way of values.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Level {
    /// What its parent calls it.
    pub name: String,
    /// Its own values file; empty where it has none.
    pub values: String,
}

impl Manifests {
    fn of(told: Told, blob: &Blob) -> Result<Self, Error> {
        let lists = blob.numbers(told.ref_lists)?;
        let numbers = blob.numbers(told.marks)?;
        let marks = numbers.chunks_exact(5).map(|five| mark(five, &lists)).collect::<Result<_, Error>>()?;
        let documents = told.documents.unwrap_or_default().into_iter().map(|d| document(d, blob));
        let sources = told.sources.unwrap_or_default().into_iter().map(|source| {
            let text = source.text.map(|span| blob.text(span)).transpose()?;
            Ok(Source { file: source.file, text })
        });
        let refs = told.refs.unwrap_or_default();
        Ok(Self {
            chart: told.chart,
            version: told.version,
            library: told.library,
            documents: documents.collect::<Result<_, Error>>()?,
            sources: sources.collect::<Result<_, Error>>()?,
            refs: refs.iter().map(|path| path.split('\0').map(str::to_owned).collect()).collect(),
            marks,
            scopes: told.scopes.unwrap_or_default(),
        })
    }

    /// What `helm template --include-crds` prints.
    #[must_use]
    pub fn printed(&self) -> String {
        let is_hook = |d: &&Document| matches!(d.kind, DocumentKind::Hook | DocumentKind::Test);
        let show = |d: &Document| format!("---\n# Source: {}\n{}\n", d.template, d.text);
        let (hooks, release): (Vec<_>, Vec<_>) = self.documents.iter().partition(is_hook);
        let release: String = release.into_iter().map(show).collect();
        let hooks: String = hooks.into_iter().map(show).collect();
        format!("{}\n{hooks}", release.trim())
    }
}

/// Places are taken for true only where they can be.
fn mark(five: &[u32], lists: &Numbers) -> Result<Mark, Error> {
    let (start, end) = (five[1], five[2]);
    if start > end || end as usize > MAX_INPUT_BYTES {
        return Err(broken("a place that no file has"));
    }
    let refs =
        (five[3] != u32::MAX).then(|| lists.get(five[3] as usize..five[4] as usize).unwrap_or_default().to_vec());
    Ok(Mark { source: five[0], start, end, refs })
}

fn document(told: ToldDocument, blob: &Blob) -> Result<Document, Error> {
    let ToldDocument { template, file, scope, kind, events, content, marks } = told;
    let text = blob.text(content)?;
    let marks: Vec<(u32, u32)> = blob.numbers(marks)?.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    let fits = marks.last().is_none_or(|(at, _)| *at as usize <= text.len());
    if !fits || !marks.is_sorted_by_key(|(at, _)| *at) {
        return Err(broken("marks that do not fit their text"));
    }
    Ok(Document { template, file, scope, kind, events, text, marks })
}
