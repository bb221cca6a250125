//! Which files go together: a file, the override beside it, and others that only add to it.

use std::sync::Arc;

use plimsoll_model::BlindSpot;
use plimsoll_syntax::{Kind, Node};

use super::extend::{self, Service};
use super::{Document, build, merge};
use crate::native::resource;
use crate::{Dialect, Evaluated, Resource};

/// What `docker compose` reads where it is told no file, the first that is there.
const BASES: &[&str] = &["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

pub(super) fn evaluate(all: &[Document<'_>]) -> Evaluated {
    let mut out = Evaluated::default();
    for document in all {
        for (key, node) in document.services() {
            let service = Service { document, name: key.text(), node: node.resolve() };
            if node.kind() == Kind::Map && !is_absorbed(all, service) {
                out.resources.extend(one(all, service, key, &mut out.blind));
            }
        }
    }
    out
}

/// A service with everything that other files say of it.
fn one(all: &[Document<'_>], service: Service<'_, '_>, key: Node<'_>, blind: &mut Vec<BlindSpot>) -> Option<Resource> {
    let Service { document, name, node } = service;
    let over: Vec<_> = over(all, document).into_iter().filter_map(|other| part(other, name)).collect();
    let under = overlaid(all, document).and_then(|other| part(other, name));
    if over.is_empty() && under.is_none() && node.get("extends").is_none() {
        return Some(resource(Dialect::Compose, "Service", name, document.file, node, &document.tree));
    }
    let mut entries = Vec::new();
    for layer in under.into_iter().chain([service]).chain(over) {
        entries = merge::maps(entries, extend::entries(all, layer, document.file, blind));
    }
    let (tree, id) = build::tree(document, key.span(), &entries)?;
    let tree = Arc::new(tree);
    let node = tree.node(id);
    Some(resource(Dialect::Compose, "Service", name, document.file, node, &tree))
}

fn part<'d, 's>(document: &'d Document<'s>, name: &'d str) -> Option<Service<'d, 's>> {
    let node = document.service(name).filter(|node| node.kind() == Kind::Map)?;
    Some(Service { document, name, node })
}

/// The file that is read where none is named, in a folder.
fn base<'d, 's>(all: &'d [Document<'s>], folder: &str) -> Option<&'d Document<'s>> {
    let found = BASES.iter().filter_map(|name| all.iter().find(|d| d.folder() == folder && d.name() == *name));
    found.into_iter().next()
}

fn is_base(all: &[Document<'_>], document: &Document<'_>) -> bool {
    base(all, document.folder()).is_some_and(|base| std::ptr::eq(base, document))
}

fn is_override(document: &Document<'_>) -> bool {
    let name = document.name();
    let stem = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml"));
    matches!(stem, Some("compose.override" | "docker-compose.override"))
}

/// Files that are laid over one: its override, those that `include` names with it, and the overrides of the files that
/// include it.
fn over<'d, 's>(all: &'d [Document<'s>], document: &Document<'_>) -> Vec<&'d Document<'s>> {
    let beside = all.iter().filter(|other| other.over == Some(document.file));
    let above = including(all, document).into_iter().filter_map(|above| override_of(all, above));
    override_of(all, document).into_iter().chain(beside).chain(above).collect()
}

/// The files that include one, themselves included or not.
fn including<'d, 's>(all: &'d [Document<'s>], document: &Document<'_>) -> Vec<&'d Document<'s>> {
    let mut found: Vec<&Document<'_>> = Vec::new();
    let mut below = vec![document.file];
    while let Some(file) = below.pop() {
        for above in all.iter().filter(|above| above.includes.contains(&file)) {
            if !found.iter().any(|known| known.file == above.file) {
                found.push(above);
                below.push(above.file);
            }
        }
    }
    found
}

/// The override file that is always read with a file.
fn override_of<'d, 's>(all: &'d [Document<'s>], document: &Document<'_>) -> Option<&'d Document<'s>> {
    let beside = || all.iter().find(|other| other.folder() == document.folder() && is_override(other));
    if is_base(all, document) { beside() } else { None }
}

/// The file that another one only adds to: some service of it does not say what it runs, and the other does.
fn overlaid<'d, 's>(all: &'d [Document<'s>], document: &Document<'_>) -> Option<&'d Document<'s>> {
    if document.over.is_some() {
        return None;
    }
    let base = base(all, document.folder()).filter(|base| !std::ptr::eq(*base, document))?;
    let adds = document.services().iter().any(|(key, node)| {
        let runs = ["image", "build", "extends"].iter().any(|run| node.get(run).is_some());
        !runs && base.service(key.text()).is_some()
    });
    adds.then_some(base)
}

/// Whether a service is judged where the file stands that it is laid over.
fn is_absorbed(all: &[Document<'_>], service: Service<'_, '_>) -> bool {
    let Service { document, name, .. } = service;
    let under = all.iter().find(|under| Some(under.file) == document.over);
    if under.is_some_and(|under| under.service(name).is_some()) {
        return true;
    }
    let Some(base) = base(all, document.folder()).filter(|_| is_override(document)) else { return false };
    let included = |other: &&Document<'_>| including(all, other).iter().any(|above| above.file == base.file);
    base.service(name).is_some() || all.iter().filter(|o| o.service(name).is_some()).any(|other| included(&other))
}
