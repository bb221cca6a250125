//! Everything that evaluation may look at: modules, the text of files and what the user gives.

use std::collections::{BTreeMap, HashMap};

use plimsoll_model::{BlindSpot, Why};
use plimsoll_syntax::LineIndex;

use super::module::Module;
use super::paths;
use super::syntax::{Body, Fault, body_of_json, recover_body};
use crate::{Settings, Source};

pub(crate) struct World<'s> {
    pub(crate) sources: &'s [Source<'s>],
    pub(crate) settings: &'s Settings,
    /// Modules by folder.
    pub(crate) modules: BTreeMap<String, Module>,
    /// Files by normalised path.
    pub(crate) files: HashMap<String, u32>,
    /// Files of values of variables: folder, name and index.
    pub(crate) values: Vec<(String, String, u32)>,
}

/// Reads every file of configuration.
pub(crate) fn read<'s>(sources: &'s [Source<'s>], settings: &'s Settings, blind: &mut Vec<BlindSpot>) -> World<'s> {
    let files = sources.iter().enumerate().map(|(at, source)| (paths::normalise(source.path), at as u32)).collect();
    let mut world = World { sources, settings, modules: BTreeMap::new(), files, values: values(sources) };
    // An override is laid over all other files of its folder, whatever the order of their names.
    for over in [false, true] {
        for (file, source) in sources.iter().enumerate() {
            if is_configuration(source.path) && is_override(source.path) == over && !world.is_shadowed(source.path) {
                world.add(file as u32, over, blind);
            }
        }
    }
    world.modules.values_mut().for_each(Module::index);
    world
}

fn values(sources: &[Source<'_>]) -> Vec<(String, String, u32)> {
    let is_values = |path: &str| path.ends_with(".tfvars") || path.ends_with(".tfvars.json");
    let own = sources.iter().enumerate().filter(|(_, source)| is_values(source.path));
    let entry = |(file, source): (usize, &Source<'_>)| {
        (paths::folder_of(source.path), paths::name_of(source.path).to_owned(), file as u32)
    };
    own.map(entry).collect()
}

const ENDINGS: [&str; 4] = [".tofu", ".tf", ".tofu.json", ".tf.json"];

pub(crate) fn is_configuration(path: &str) -> bool {
    ENDINGS.iter().any(|ending| path.ends_with(ending))
}

fn stem(path: &str) -> &str {
    let name = paths::name_of(path);
    ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

fn is_override(path: &str) -> bool {
    let stem = stem(path);
    stem == "override" || stem.ends_with("_override")
}

impl<'s> World<'s> {
    /// A world without files, for expressions that stand alone.
    pub(crate) fn nothing(settings: &'s Settings) -> Self {
        Self { sources: &[], settings, modules: BTreeMap::new(), files: HashMap::new(), values: Vec::new() }
    }

    /// OpenTofu reads `main.tofu` instead of a `main.tf` beside it.
    fn is_shadowed(&self, path: &str) -> bool {
        let twin = |old: &str, new: &str| {
            let twin = path.strip_suffix(old).map(|stem| format!("{}{new}", paths::normalise(stem)));
            twin.is_some_and(|twin| self.files.contains_key(&twin))
        };
        twin(".tf", ".tofu") || twin(".tf.json", ".tofu.json")
    }

    fn add(&mut self, file: u32, over: bool, blind: &mut Vec<BlindSpot>) {
        let source = &self.sources[file as usize];
        let folder = paths::folder_of(source.path);
        let module = self.modules.entry(folder).or_insert_with_key(|folder| Module::new(folder.clone()));
        let (body, faults) = body(source, file);
        module.broken |= !faults.is_empty();
        blind.extend(faults.iter().map(|fault| spot(source, fault)));
        match body {
            Some(body) if over => module.lay_over(body, file),
            Some(body) => module.add(body, file),
            None => {}
        }
    }
}

fn body(source: &Source<'_>, file: u32) -> (Option<Body>, Vec<Fault>) {
    if !source.path.ends_with(".json") {
        return recover_body(source.text, file);
    }
    // A file of JSON that cannot be read is a blind spot already where it was parsed.
    (Some(source.trees.first().map(|tree| body_of_json(tree.root(), file)).unwrap_or_default()), Vec::new())
}

pub(crate) fn spot(source: &Source<'_>, fault: &Fault) -> BlindSpot {
    let at = LineIndex::new(source.text).position(source.text, fault.offset as u32);
    let why = Why::new(format!("not valid HCL: {}", fault.reason), "correct the file");
    BlindSpot { path: source.path.to_owned(), at: Some((at.line, at.column)), why }
}
