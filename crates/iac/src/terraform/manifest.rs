//! What `terraform init` downloaded: `.terraform/modules/modules.json`.

use std::collections::HashMap;

use super::paths;
use super::world::World;

/// Folders of the modules of a root by their key, such as `eks.kms`.
pub(crate) fn read(world: &World<'_>, folder: &str) -> HashMap<String, String> {
    let path = paths::join(folder, ".terraform/modules/modules.json");
    let source = world.files.get(&path).and_then(|file| world.sources.get(*file as usize));
    let Some(tree) = source.and_then(|source| source.trees.first()) else { return HashMap::new() };
    let modules = tree.root().get("Modules").into_iter().flat_map(|modules| modules.items());
    let entry = |module: plimsoll_syntax::Node<'_>| {
        let text = |key| module.get(key).and_then(|node| node.as_str());
        Some((text("Key")?.to_owned(), paths::join(folder, text("Dir")?)))
    };
    modules.filter_map(entry).collect()
}

/// Whether a folder holds what was downloaded: it is evaluated where it is called, never by itself.
pub(crate) fn is_downloaded(folder: &str) -> bool {
    folder.split('/').any(|part| part == ".terraform")
}
