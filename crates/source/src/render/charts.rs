//! Helm charts.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use plimsoll_model::{Snapshot, Why};
use plimsoll_render::{Chart, DocumentKind, Files, Manifests, Renderer, Values};

use super::gather::Gathered;
use super::origins::Sources;
use super::said::{Held, why};
use super::{ChartSettings, Edited, Found, RenderOptions, Sheets, too_much};
use crate::charts::by_hand;
use crate::collect;
use crate::limits::RENDERED_AT_ONCE;
use crate::names::{self, below};
use crate::read;

/// Largest values file.
const MAX_VALUES_BYTES: u64 = 5 * 1024 * 1024;

/// One rendering of one chart.
struct Job<'a> {
    shown: &'a str,
    gathered: Arc<Gathered>,
    /// Which set of values it is, from 0, of so many.
    set: (usize, usize),
    /// Values files that are set, as they are shown, the strongest first.
    given: Vec<(String, Arc<[u8]>)>,
    chart: Chart,
}

/// What the file of a packed chart is called among the files of a question.
const PACKED: &str = "chart.tgz";

/// Charts are read and rendered a few at a time, so that not all of them lie in memory together.
pub(super) fn run(options: &RenderOptions, found: &Found, renderer: &Renderer, sheets: &mut Sheets<'_>) {
    for some in found.charts.chunks(RENDERED_AT_ONCE) {
        let mut jobs = Vec::new();
        for (shown, folder, fence) in some {
            match jobs_of(options, found, shown, folder, fence) {
                Ok(more) => jobs.extend(more),
                Err(why) => {
                    sheets.blind(shown, Why::new(format!("Helm chart is not rendered: {}", why.reason), why.resolve))
                }
            }
        }
        for some in jobs.chunks_mut(RENDERED_AT_ONCE) {
            render(some, renderer, sheets);
        }
    }
}

fn render(jobs: &mut [Job<'_>], renderer: &Renderer, sheets: &mut Sheets<'_>) {
    if sheets.is_full() {
        return jobs.iter().for_each(|job| sheets.blind(job.shown, too_much("Helm chart")));
    }
    let asked: Vec<Chart> = jobs.iter_mut().map(|job| std::mem::take(&mut job.chart)).collect();
    for ((job, asked), answer) in jobs.iter().zip(&asked).zip(renderer.charts(&asked)) {
        match answer {
            Ok(manifests) => job.add(&manifests, sheets),
            Err(error) => {
                let why = why("Helm chart", &error, &by_hand(job.shown), &job.held(&asked.values), sheets.key);
                sheets.blind(job.shown, why);
            }
        }
    }
}

fn jobs_of<'a>(
    options: &RenderOptions,
    found: &Found,
    shown: &'a str,
    folder: &Path,
    fence: &Path,
) -> Result<Vec<Job<'a>>, Why> {
    let mut gathered = Gathered::new(fence, &options.edited);
    let is_packed = folder.is_file();
    if Renderer::is_built_in() {
        if is_packed { gathered.archive(folder, PACKED)? } else { gathered.below(folder, "")? }
    }
    let gathered = Arc::new(gathered);
    let named = options.charts.iter().filter(|settings| settings.names(folder, &found.cwd));
    let mut all: Vec<ChartSettings> = named.map(|settings| settings.clone().with(&options.every)).collect();
    if all.is_empty() {
        all.push(options.every.clone());
    }
    let count = all.len();
    let job = |(index, settings): (usize, ChartSettings)| {
        let chart = Chart {
            files: gathered.files(),
            archive: is_packed.then(|| PACKED.to_owned()),
            release: settings.release.clone().unwrap_or_else(|| "release-name".to_owned()),
            namespace: settings.namespace.clone().unwrap_or_else(|| "default".to_owned()),
            kube_version: options.kube_version.clone(),
            api_versions: settings.api_versions.clone(),
            values: values(&settings, &found.cwd, &options.edited)?,
            unmarked: false,
        };
        let given = settings.values.iter().zip(&chart.values.files).rev();
        let given = given.map(|(path, (_, bytes))| (names::shown(&found.cwd, path), Arc::clone(bytes))).collect();
        Ok(Job { shown, gathered: Arc::clone(&gathered), set: (index, count), given, chart })
    };
    all.into_iter().enumerate().map(job).collect()
}

fn values(settings: &ChartSettings, cwd: &Path, edited: &Edited) -> Result<Values, Why> {
    let file_of = |pair: &String| pair.split_once('=').map(|(_, file)| file.to_owned());
    let named =
        settings.set_file.iter().filter_map(file_of).map(|file| one(cwd, Path::new(&file), file.clone(), edited));
    let files = settings.values.iter().map(|path| one(cwd, path, format!("/{}", path.display()), edited));
    Ok(Values {
        files: files.collect::<Result<Files, Why>>()?,
        json: settings.set_json.clone(),
        set: settings.set.clone(),
        set_string: settings.set_string.clone(),
        set_file: settings.set_file.clone(),
        named: named.collect::<Result<Files, Why>>()?,
    })
}

fn one(cwd: &Path, path: &Path, name: String, edited: &Edited) -> Result<(String, Arc<[u8]>), Why> {
    let said = |why: Why| Why::new(format!("{}: {}", path.display(), why.reason), why.resolve);
    let (mut file, size) = read::open(&cwd.join(path)).map_err(said)?;
    if size > MAX_VALUES_BYTES {
        return Err(said(read::too_large(MAX_VALUES_BYTES)));
    }
    let bytes = read::whole(&mut file, size, read::changed).map_err(said)?;
    let real = cwd.join(path).canonicalize().unwrap_or_default();
    Ok((name, super::edited(edited, &real, bytes).into()))
}

impl Job<'_> {
    /// Adds what was rendered: one text for each template, its manifests in the order of Helm.
    fn add(&self, manifests: &Manifests, sheets: &mut Sheets<'_>) {
        if manifests.documents.is_empty() && !manifests.library {
            let resolve = "give values that turn its templates on, with --helm-values or `[[helm]]` in plimsoll.toml";
            return sheets.blind(self.shown, Why::new("Helm chart renders nothing with these values", resolve));
        }
        let mut sources = Sources::new(manifests);
        let mut order: Vec<&str> = Vec::new();
        for document in manifests.documents.iter().filter(|d| self.is_new(d.kind, &d.file)) {
            if !order.contains(&document.template.as_str()) {
                order.push(&document.template);
            }
        }
        let mut named = BTreeSet::new();
        for template in order {
            let documents = manifests.documents.iter().filter(|d| d.template == template);
            let (text, rendered) = sources.sheet(documents, &self.given, |file| self.shown(file));
            // The same chart under two names has two texts of one template.
            let from = if named.insert(rendered.from.clone()) { rendered.from.clone() } else { self.shown(template) };
            let path = format!("{from}{}", self.suffix());
            sheets.text(path, text, rendered);
        }
        for file in sources.used() {
            let text = sources.archived(&file).or_else(|| self.gathered.text(&file));
            if let Some(text) = text {
                sheets.source(&self.shown(&file), text);
            }
        }
        for (path, bytes) in &self.given {
            if let Ok(text) = std::str::from_utf8(bytes) {
                sheets.source(path, text);
            }
        }
    }

    /// What it was given, which no message may repeat.
    fn held(&self, values: &Values) -> Held {
        let given = self.given.iter().filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok());
        let json = values.json.iter().filter_map(|pair| pair.split_once('=')).map(|(_, json)| json);
        let named = values.named.iter().filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok());
        let mut held = Held::of_chart(&self.gathered, given.chain(json).chain(named));
        values.set.iter().chain(&values.set_string).flat_map(|set| set.split(',')).for_each(|pair| held.pair(pair));
        held
    }

    /// Files below `crds/` are no templates: they are read as they stand, unless they lie in an archive.
    fn is_new(&self, kind: DocumentKind, file: &str) -> bool {
        kind != DocumentKind::Crd || !self.gathered.files.contains_key(file)
    }

    fn shown(&self, file: &str) -> String {
        // What lies in a packed chart stands behind its name.
        if file.starts_with('!') { format!("{}{file}", self.shown) } else { below(self.shown, Path::new(file)) }
    }

    fn suffix(&self) -> String {
        match self.set {
            (_, 1) => " (rendered)".to_owned(),
            (index, _) => format!(" (rendered with values {})", index + 1),
        }
    }
}

/// What a chart's answer becomes, whatever a renderer answers: for fuzzing.
pub(crate) fn snapshot_of(head: &[u8], blob: Vec<u8>) -> Option<Snapshot> {
    let manifests = plimsoll_render::answer_of_chart(head, blob).ok()?;
    let mut out = collect::empty(None, Vec::new());
    let mut sheets = Sheets::over(&mut out, None, BTreeSet::new());
    let gathered = Arc::new(Gathered::new(Path::new("app"), &Arc::default()));
    let given = vec![("given.yaml".to_owned(), Arc::from(&b"a: {b: 1}\n"[..]))];
    Job { shown: "app", gathered, set: (0, 1), given, chart: Chart::default() }.add(&manifests, &mut sheets);
    sheets.finish();
    Some(out.finished(None).snapshot)
}
