use std::fmt::Write;
use std::sync::Arc;

use plimsoll_iac::{Evaluated, Resource, Settings, Source, evaluate};
use plimsoll_syntax::{HOLE, Kind, Node, Tree, parse};

/// Evaluates files by path and text.
pub fn evaluated(files: &[(&str, &str)], settings: &Settings) -> Evaluated {
    let texts: Vec<Arc<str>> = files.iter().map(|(_, text)| Arc::from(*text)).collect();
    let parsed = |(path, text): (&str, &Arc<str>)| match path.ends_with(".json") || path.ends_with(".yaml") {
        true => parse(text).trees.into_iter().map(Arc::new).collect(),
        false => Vec::new(),
    };
    let trees: Vec<Vec<Arc<Tree>>> = files.iter().map(|(path, _)| *path).zip(&texts).map(parsed).collect();
    let sources: Vec<Source<'_>> =
        files.iter().zip(&texts).zip(&trees).map(|(((path, _), text), trees)| Source { path, text, trees }).collect();
    evaluate(&sources, settings)
}

/// The resources of these files: an address and its attributes on each line.
pub fn resources(files: &[(&str, &str)]) -> String {
    listed(&evaluated(files, &Settings::default()))
}

pub fn listed(evaluated: &Evaluated) -> String {
    let blind = evaluated.blind.iter().map(|spot| format!("! {} {:?} {}\n", spot.path, spot.at, spot.why));
    evaluated.resources.iter().map(|resource| format!("{} {}\n", resource.name, of(resource))).chain(blind).collect()
}

fn of(resource: &Resource) -> String {
    let mut out = String::new();
    put(&mut out, resource.tree.root());
    out
}

/// A value in one line; `?` stands for what is not known, with what it refers to or its known parts.
pub fn put(out: &mut String, node: Node<'_>) {
    if let Some(unknown) = node.unknown() {
        let partial = unknown.partial.as_deref().map(|text| format!("{:?}", text.replace(HOLE, "?")));
        let known = partial.or_else(|| unknown.refers.as_deref().map(str::to_owned));
        let _ = write!(out, "?{}", known.unwrap_or_default());
        return;
    }
    match node.kind() {
        Kind::Map => list(out, ["{", "}"], node.entries().into_iter(), |out, (key, value)| {
            out.push_str(key.text());
            out.push_str(": ");
            put(out, value);
        }),
        Kind::Seq => list(out, ["[", "]"], node.items(), put),
        Kind::Str => drop(write!(out, "{:?}", node.text())),
        Kind::Null => out.push_str("null"),
        _ => out.push_str(node.text()),
    }
}

fn list<I>(out: &mut String, [open, close]: [&str; 2], items: impl Iterator<Item = I>, put: impl Fn(&mut String, I)) {
    out.push_str(open);
    for (index, item) in items.enumerate() {
        out.push_str(if index > 0 { ", " } else { "" });
        put(out, item);
    }
    out.push_str(close);
}
