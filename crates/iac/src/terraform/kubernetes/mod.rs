//! Resources of the Kubernetes provider as the objects that they make, so that every check of Kubernetes judges them at
//! the line of the configuration.

mod convert;
mod kinds;
mod manifest;
mod names;

use std::sync::Arc;

use plimsoll_model::{BlindSpot, Why};
use plimsoll_syntax::{Builder, Kind, LineIndex, Node, Span};

use crate::{Evaluated, Resource, Source};
use convert::Conversion;

/// How the Kubernetes provider names a field of the API, a list of objects by the blocks of its items; none where it
/// lacks the field.
#[must_use]
pub fn provider_name(api: &str, is_list_of_objects: bool) -> Option<String> {
    let item = is_list_of_objects.then(|| names::item(api)).flatten();
    names::is_there(api).then(|| item.map_or_else(|| names::snake(api), str::to_owned))
}

/// Whether an attribute of the Kubernetes provider is a map of the user's own keys.
#[must_use]
pub fn is_map(provider_name: &str) -> bool {
    convert::is_raw(provider_name)
}

/// Exchanges the resources that make Kubernetes objects for those objects. What cannot be told is a blind spot.
pub(crate) fn exchange(sources: &[Source<'_>], evaluated: &mut Evaluated) {
    let resources = std::mem::take(&mut evaluated.resources);
    for resource in resources {
        let Some(source) = sources.get(resource.file as usize) else { continue };
        match &*resource.kind {
            "kubernetes_manifest" | "kubectl_manifest" | "k8s_manifest" => match manifest::objects(&resource, source) {
                Ok(objects) => evaluated.resources.extend(objects),
                Err(why) => evaluated.blind.push(spot(source, &resource, why)),
            },
            "helm_release" => {
                let why = manifest::release(resource.tree.node(resource.node));
                evaluated.blind.push(spot(source, &resource, why));
                evaluated.resources.push(resource);
            }
            _ => match typed(&resource, source) {
                Some(object) => evaluated.resources.push(object),
                None => evaluated.resources.push(resource),
            },
        }
    }
}

/// The object that a resource of a type of its own makes.
fn typed(resource: &Resource, source: &Source<'_>) -> Option<Resource> {
    let made = kinds::made(&resource.kind)?;
    let root = resource.tree.node(resource.node);
    let mut builder = Builder::new(source.text);
    Conversion { builder: &mut builder, made }.object(root, head(resource));
    let tree = Arc::new(builder.finish()?);
    let label = label(&resource.name);
    let metadata = tree.root().get("metadata");
    let text = |key: &str| {
        let node = metadata?.get(key)?;
        (node.kind() == Kind::Str).then(|| node.text())
    };
    let generated = || text("generateName").map(|start| format!("{start}*"));
    let name = text("name").map(str::to_owned).or_else(generated).unwrap_or_else(|| label.to_owned());
    // The provider puts what names no namespace into this one.
    let unnamed = metadata.is_none_or(|metadata| metadata.get("namespace").is_none());
    let namespace = text("namespace").or_else(|| unnamed.then_some("default")).filter(|_| made.namespaced);
    Some(Resource {
        group: made.group.into(),
        version: made.version.into(),
        kind: made.kind.into(),
        namespace: namespace.map(Box::from),
        name: name.into(),
        root: Arc::clone(&resource.root),
        shared: resource.shared,
        file: resource.file,
        tree,
        node: 0,
    })
}

/// The name that the configuration gives a resource: the last part of its address.
fn label(address: &str) -> &str {
    let end = address.rsplit_once('.').map_or(address, |(_, label)| label);
    if end.is_empty() { address } else { end }
}

/// Where a resource is named: its first line, or its address in a plan.
fn head(resource: &Resource) -> Span {
    let root = resource.tree.node(resource.node);
    let named = root.get("@address").map_or(root, |node| node);
    let line = named.span().slice(root.tree().text()).lines().next().unwrap_or("").len() as u32;
    Span { start: named.span().start, end: named.span().start + line }
}

fn spot(source: &Source<'_>, resource: &Resource, why: Why) -> BlindSpot {
    let start = head(resource).start;
    let at = LineIndex::new(source.text).position(source.text, start);
    BlindSpot { path: source.path.to_owned(), at: Some((at.line, at.column)), why }
}

/// The text of a node that is known.
fn known(node: Option<Node<'_>>) -> Option<&str> {
    node.filter(|node| node.unknown().is_none()).map(Node::text).filter(|text| !text.is_empty())
}
