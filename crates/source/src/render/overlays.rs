//! Overlays of kustomize.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use plimsoll_model::{BuiltOf, Rendered, Why};
use plimsoll_render::{Built, Renderer};

use super::gather::Gathered;
use super::graph::{Graph, Overlay};
use super::said::{Held, why};
use super::{RenderOptions, Sheets, slashes, too_much};
use crate::limits::RENDERED_AT_ONCE;
use crate::names::quoted;

/// Most folders that one overlay may stand on.
const MAX_FOLDERS: usize = 1_000;

/// One overlay with all that it stands on.
struct Job<'a> {
    overlay: &'a Overlay,
    folder: &'a Path,
    /// The folder that names are relative to, and that nothing lies outside of.
    fence: PathBuf,
    gathered: Gathered,
    folders: BTreeSet<PathBuf>,
}

pub(super) fn run(options: &RenderOptions, graph: &Graph, renderer: &Renderer, sheets: &mut Sheets<'_>) {
    let mut jobs = Vec::new();
    for (folder, overlay) in graph.tops() {
        sheets.out.seen(&overlay.shown);
        if overlay.is_component {
            let why = Why::new("no overlay here uses this component of kustomize", "scan an overlay that uses it");
            sheets.blind(&overlay.shown, why);
            continue;
        }
        if jobs.len() == RENDERED_AT_ONCE {
            build(options, &std::mem::take(&mut jobs), graph, renderer, sheets);
        }
        match Job::new(graph, folder, overlay) {
            Ok(job) => jobs.push(job),
            Err(why) => {
                sheets.blind(&overlay.shown, Why::new(format!("overlay is not built: {}", why.reason), why.resolve))
            }
        }
    }
    build(options, &jobs, graph, renderer, sheets);
}

fn build(options: &RenderOptions, jobs: &[Job<'_>], graph: &Graph, renderer: &Renderer, sheets: &mut Sheets<'_>) {
    if sheets.is_full() {
        return jobs.iter().for_each(|job| sheets.blind(&job.overlay.shown, too_much("overlay")));
    }
    let asked: Vec<_> = jobs.iter().map(|job| job.question(options)).collect();
    for (job, answer) in jobs.iter().zip(renderer.overlays(&asked)) {
        match answer {
            Ok(built) => job.add(&built, graph, sheets),
            Err(error) => {
                let by_hand = format!("`kustomize build {} | plimsoll scan -`", quoted(&job.overlay.shown));
                let why = why("overlay", &error, &by_hand, &Held::of_overlay(&job.gathered), sheets.key);
                sheets.blind(&job.overlay.shown, why);
            }
        }
    }
}

/// The folder of the repository that a folder lies in, else the folder that was walked.
fn fence(graph: &Graph, folder: &Path) -> PathBuf {
    let repository = folder.ancestors().find(|above| above.join(".git").exists());
    let walked = graph.roots.iter().find(|root| folder.starts_with(root)).map(PathBuf::as_path);
    repository.or(walked).unwrap_or(folder).to_owned()
}

impl<'a> Job<'a> {
    fn new(graph: &Graph, folder: &'a Path, overlay: &'a Overlay) -> Result<Self, Why> {
        let fence = fence(graph, folder);
        let gathered = Gathered::new(&fence, &std::sync::Arc::default());
        let mut job = Self { overlay, folder, fence, gathered, folders: BTreeSet::new() };
        if Renderer::is_built_in() {
            job.visit(graph, folder)?;
        }
        Ok(job)
    }

    /// Takes in what a folder's settings name, folder by folder.
    fn visit(&mut self, graph: &Graph, folder: &Path) -> Result<(), Why> {
        if !self.folders.insert(folder.to_owned()) || self.folders.len() > MAX_FOLDERS {
            return Ok(());
        }
        let Some(settings) = settings(folder) else { return Ok(()) };
        self.take(&settings)?;
        let read;
        let overlay = match graph.get(folder) {
            Some(overlay) => overlay,
            None => {
                let name = self.name(&settings).unwrap_or_default();
                let text = self.gathered.text(&name).unwrap_or_default();
                read = Overlay::read(&slashes(&settings), folder, text);
                &read
            }
        };
        for chart in &overlay.charts {
            let below = folder.join(chart);
            if let (true, Some(name)) = (below.is_dir(), self.name(&below)) {
                self.gathered.below(&below, &name)?;
            }
        }
        overlay.names.iter().try_for_each(|name| self.named(graph, folder, name))
    }

    /// A name may be `key=file`, as generators write it.
    fn named(&mut self, graph: &Graph, folder: &Path, name: &str) -> Result<(), Why> {
        let candidates = [Some(name), name.split_once('=').map(|(_, file)| file)];
        for name in candidates.into_iter().flatten().filter(|name| !name.is_empty() && !name.contains('\n')) {
            let Ok(path) = folder.join(name).canonicalize() else { continue };
            if !path.starts_with(&self.fence) {
                continue;
            }
            if path.is_file() {
                self.take(&path)?;
            } else if settings(&path).is_some() {
                self.visit(graph, &path)?;
            }
        }
        Ok(())
    }

    fn take(&mut self, path: &Path) -> Result<(), Why> {
        let Some(name) = self.name(path) else { return Ok(()) };
        self.gathered.file(path, name)
    }

    fn name(&self, path: &Path) -> Option<String> {
        path.strip_prefix(&self.fence).ok().map(slashes)
    }

    fn question(&self, options: &RenderOptions) -> plimsoll_render::Overlay {
        plimsoll_render::Overlay {
            folder: self.name(self.folder).unwrap_or_default(),
            kube_version: options.kube_version.clone(),
            files: self.gathered.files(),
        }
    }

    /// Adds the output, and leaves what it was built of out of what is judged.
    fn add(&self, built: &Built, graph: &Graph, sheets: &mut Sheets<'_>) {
        let settings = settings(self.folder).unwrap_or_else(|| self.folder.to_owned());
        let from = self.shown(graph, &settings);
        let mut rendered = Rendered { from: from.clone(), ..Rendered::default() };
        for (name, (path, _)) in &self.gathered.files {
            let shown = self.shown(graph, path);
            if is_yaml(name)
                && let Some(text) = self.gathered.text(name)
            {
                sheets.source(&shown, text);
                rendered.files.push(shown);
            }
        }
        for resource in &built.resources {
            let path = if resource.path.is_empty() { &resource.configured_in } else { &resource.path };
            let shown = self.folder.join(path).canonicalize().map(|path| self.shown(graph, &path)).unwrap_or_default();
            let file = rendered.files.iter().position(|file| *file == shown);
            // What no file holds points beyond the list: the overlay as a whole.
            let file = file.map_or(u32::MAX, |file| file as u32);
            rendered.objects.push(BuiltOf { at: resource.start, file });
        }
        for folder in &self.folders {
            if let Some(overlay) = graph.get(folder) {
                sheets.out.seen(&overlay.shown);
            }
        }
        sheets.text(format!("{from} (built)"), built.output.clone(), rendered);
    }

    fn shown(&self, graph: &Graph, path: &Path) -> String {
        graph.shown.get(path).cloned().unwrap_or_else(|| path.to_string_lossy().into_owned())
    }
}

fn settings(folder: &Path) -> Option<PathBuf> {
    ["kustomization.yaml", "kustomization.yml", "Kustomization"]
        .iter()
        .map(|name| folder.join(name))
        .find(|p| p.is_file())
}

fn is_yaml(name: &str) -> bool {
    [".yaml", ".yml", ".json", "Kustomization"].iter().any(|end| name.ends_with(end))
}
