//! Resources that hold whole manifests, and releases of charts.

use std::sync::Arc;

use plimsoll_model::Why;
use plimsoll_syntax::{Builder, Kind, Node, Span, parse};

use super::{convert, known};
use crate::{Resource, Source};

/// The objects of a resource that holds manifests: `manifest` as a value, or `yaml_body` as a text.
pub(super) fn objects(resource: &Resource, source: &Source<'_>) -> Result<Vec<Resource>, Why> {
    let root = resource.tree.node(resource.node);
    match (root.get("manifest"), root.get("yaml_body").or_else(|| root.get("content"))) {
        (Some(manifest), _) if manifest.kind() == Kind::Map => {
            let mut builder = Builder::new(source.text);
            convert::copy(&mut builder, manifest, 0);
            Ok(vec![object(resource, builder).ok_or_else(nameless)?])
        }
        (_, Some(body)) if body.kind() == Kind::Str => from_yaml(resource, source, body),
        (Some(node), _) | (None, Some(node)) => Err(unknown(node)),
        (None, None) => Err(Why::new("the manifest is not given", "write it out, or scan the plan as JSON")),
    }
}

fn unknown(node: Node<'_>) -> Why {
    let reason = node.unknown().map_or("it is no mapping", |unknown| &*unknown.reason);
    Why::new(format!("the manifest cannot be told: {reason}"), "scan the plan as JSON, or the files that it comes of")
}

fn nameless() -> Why {
    Why::new("the manifest's apiVersion and kind cannot be told", "write them out, or scan the plan as JSON")
}

fn from_yaml(resource: &Resource, source: &Source<'_>, body: Node<'_>) -> Result<Vec<Resource>, Why> {
    let text: Arc<str> = body.text().into();
    let parsed = parse(&text);
    if !parsed.errors.is_empty() {
        return Err(Why::new("the manifest is no YAML", "correct it"));
    }
    let place = place_in(body, source.text);
    let mut found = Vec::new();
    for tree in &parsed.trees {
        let mut builder = Builder::new(source.text);
        placed(&mut builder, tree.root(), &place, 0);
        found.push(object(resource, builder).ok_or_else(nameless)?);
    }
    Ok(found)
}

/// Where the parts of a text stand: exactly where the file holds it verbatim, else all of them where the text does.
fn place_in(body: Node<'_>, text: &str) -> impl Fn(Span) -> Span {
    let whole = body.span();
    let offset = whole.slice(text).find(body.text()).map(|at| whole.start + at as u32);
    move |span| match offset {
        Some(offset) => Span { start: span.start + offset, end: span.end + offset },
        None => whole,
    }
}

fn placed(builder: &mut Builder, node: Node<'_>, place: &dyn Fn(Span) -> Span, depth: u32) {
    let span = place(node.span());
    if builder.is_full() || depth > crate::limits::MAX_DEPTH {
        return builder.unknown(span, super::convert::too_much());
    }
    if let Some(unknown) = node.unknown() {
        return builder.unknown(span, unknown.clone());
    }
    match node.kind() {
        Kind::Null | Kind::Alias | Kind::Unknown => builder.null(span),
        Kind::True | Kind::False => builder.bool(span, node.kind() == Kind::True),
        Kind::Int | Kind::Float => builder.number(span, node.text()),
        Kind::Str => builder.string(span, node.text()),
        Kind::Seq => {
            builder.open_seq(span);
            node.items().for_each(|item| placed(builder, item, place, depth + 1));
            builder.close();
        }
        Kind::Map => {
            builder.open_map(span);
            for (key, value) in node.entries() {
                builder.string(place(key.span()), &key.key_text());
                placed(builder, value, place, depth + 1);
            }
            builder.close();
        }
    }
}

/// The object that a tree is; none where it does not say what it is.
fn object(resource: &Resource, builder: Builder) -> Option<Resource> {
    let tree = Arc::new(builder.finish()?);
    let root = tree.root();
    let (api, kind) = (known(root.get("apiVersion"))?, known(root.get("kind"))?);
    let (group, version) = api.split_once('/').unwrap_or(("", api));
    let name = known(root.at("metadata.name")).unwrap_or_else(|| super::label(&resource.name));
    Some(Resource {
        group: group.into(),
        version: version.into(),
        kind: kind.into(),
        namespace: known(root.at("metadata.namespace")).map(Box::from),
        name: name.into(),
        root: Arc::clone(&resource.root),
        shared: resource.shared,
        file: resource.file,
        tree: Arc::clone(&tree),
        node: 0,
    })
}

/// Why what a release installs is not seen.
pub(super) fn release(root: Node<'_>) -> Why {
    let chart = known(root.get("chart")).unwrap_or("that its name does not tell");
    if chart.starts_with(['.', '/']) {
        let reason = format!("what the release makes of the chart {chart} is not rendered");
        return Why::new(reason, "scan the chart with the values of the release");
    }
    let reason = match known(root.get("repository")) {
        Some(repository) => format!("the chart {chart} of the repository {repository} is not at hand"),
        None => format!("the chart {chart} is not at hand"),
    };
    Why::new(reason, "render it with helm template and scan the output")
}
