//! Values of charts that end up in what is masked: they stand in clear where they are set, under any name.

use std::collections::{BTreeMap, BTreeSet};

use plimsoll_model::{Mask, MaskKind, Rendered, Renderings, SourceFile};
use plimsoll_syntax::{Kind, Node, Parsed, parse};

use super::fingerprint::Fingerprinter;
use super::hits::Hits;
use super::{add, whole};

/// Any step of a path.
const ANY: &str = "*";

/// A value by its path, and whether all of a table is meant.
type Wanted = BTreeSet<(Vec<String>, bool)>;

/// Masks them.
pub(crate) fn values_of(
    files: &mut [(SourceFile, Option<Parsed>)],
    renderings: &Renderings,
    key: Option<&Fingerprinter>,
) {
    let mut wanted: BTreeMap<String, Wanted> = BTreeMap::new();
    for (file, _) in files.iter() {
        if let Some(rendered) = renderings.texts.get(&file.path) {
            file.masks.iter().for_each(|mask| used(rendered, mask, &mut wanted));
        }
    }
    for (file, parsed) in files.iter_mut() {
        let Some(paths) = wanted.get(&file.path) else { continue };
        let mut hits = Hits::new(key);
        for tree in &parse(&file.text).trees {
            paths.iter().for_each(|(path, all)| set(&file.text, tree.root(), path, *all, &mut hits));
        }
        if add::add(file, hits.merged()) {
            *parsed = None;
        }
    }
}

/// The values that the actions behind a mask use, wherever they may be set.
fn used(rendered: &Rendered, mask: &Mask, wanted: &mut BTreeMap<String, Wanted>) {
    let from = rendered.parts.partition_point(|part| part.at <= mask.start).saturating_sub(1);
    let parts = rendered.parts.get(from..).unwrap_or_default().iter().take_while(|part| part.at < mask.end);
    // A table that a Secret holds is one of secrets; of another, names tell which are.
    let all = mask.kind == MaskKind::SecretObject;
    for path in parts.flat_map(|part| part.action.iter().flatten()).filter_map(|at| rendered.values.get(*at as usize)) {
        let global = path.iter().position(|step| step == "global").filter(|at| *at > 0);
        for way in [Some(&path[..]), global.map(|at| &path[at..])].into_iter().flatten() {
            for layer in &rendered.layers {
                let file = rendered.files.get(layer.file as usize);
                if let Some((file, path)) = file.zip(way.strip_prefix(layer.below.as_slice())) {
                    wanted.entry(file.clone()).or_default().insert((path.to_vec(), all));
                }
            }
        }
    }
}

fn set(text: &str, node: Node<'_>, path: &[String], all: bool, hits: &mut Hits<'_>) {
    match path.split_first() {
        Some((step, rest)) if step == ANY => {
            node.items()
                .chain(node.own_entries().map(|(_, value)| value))
                .for_each(|inner| set(text, inner, rest, all, hits));
        }
        Some((step, rest)) => node.get(step).into_iter().for_each(|inner| set(text, inner, rest, all, hits)),
        // The values as a whole are no value.
        None if node.id() == 0 => {}
        None if all || !matches!(node.kind(), Kind::Map | Kind::Seq) => {
            whole::mask(text, node, false, "rendered-secret", hits);
        }
        None => {}
    }
}
