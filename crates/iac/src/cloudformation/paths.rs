//! From the place that a template names to a file of the tree.

use plimsoll_syntax::{HOLE, Node};

use super::stack::Stack;
use super::value::Value;

/// The file of a template or a fragment. A path counts from the folder of the template that names it; of an address in
/// a bucket, the end of it is looked for in that folder and in those above.
pub(crate) fn template(stack: &Stack<'_>, location: &Value) -> Option<usize> {
    let text = location.spelling().or_else(|| location.as_unknown()?.partial.as_deref())?;
    let base = stack.world.sources.get(stack.file)?.path;
    let remote = text.contains("://") || text.contains(HOLE);
    if !remote {
        return stack.world.file(&joined(folder(base), text)?);
    }
    // What follows the last part that is not known: a prefix of keys in the bucket may be part of it.
    let tail = text.rsplit(HOLE).next()?;
    let tail = tail.split(['?', '#']).next()?.rsplit_once("://").map_or(tail, |(_, rest)| rest);
    let parts: Vec<&str> = tail.split('/').filter(|part| !part.is_empty()).collect();
    let ends = (0..parts.len()).map(|from| parts[from..].join("/"));
    let folders: Vec<&str> = above(folder(base)).collect();
    ends.into_iter().find_map(|end| {
        let bare = !end.contains('/');
        let places = folders.iter().take(if bare { 1 } else { usize::MAX });
        places.into_iter().find_map(|place| stack.world.file(&joined(place, &end)?))
    })
}

/// The template of a nested stack that the CDK has written beside this one.
pub(crate) fn asset(stack: &Stack<'_>, resource: Node<'_>) -> Option<usize> {
    let metadata = resource.get("Metadata")?;
    let property = metadata.get("aws:asset:property")?.text();
    let path = metadata.get("aws:asset:path")?.text();
    let base = stack.world.sources.get(stack.file)?.path;
    let named = matches!(property, "TemplateURL" | "Location");
    named.then(|| stack.world.file(&joined(folder(base), path)?)).flatten()
}

/// The template whose content has the hash in this address, as the manifest of assets beside it says.
pub(crate) fn hashed(stack: &Stack<'_>, location: &Value) -> Option<usize> {
    let text = location.spelling().or_else(|| location.as_unknown()?.partial.as_deref())?;
    let hash = text.split(|c: char| !c.is_ascii_hexdigit()).find(|part| part.len() == 64)?;
    let here = folder(stack.world.sources.get(stack.file)?.path);
    let manifests = stack.world.sources.iter().filter(|source| folder(source.path) == here);
    manifests.filter(|source| source.path.ends_with(".assets.json")).find_map(|source| {
        let asset = source.trees.first()?.root().get("files")?.get(hash)?;
        stack.world.file(&joined(here, asset.at("source.path")?.text())?)
    })
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A folder and those above it.
fn above(start: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(start), |at| (!at.is_empty()).then(|| folder(at)))
}

/// A path below a folder; none where it leads out of what the folder's own path names.
fn joined(folder: &str, path: &str) -> Option<String> {
    let absolute = path.starts_with('/');
    if absolute || path.is_empty() {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    let root = if folder.starts_with('/') { "/" } else { "" };
    Some(format!("{root}{}", parts.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_in_the_tree() {
        assert_eq!(joined("a/b", "../c.yaml").as_deref(), Some("a/c.yaml"));
        assert_eq!(joined("", "./c.yaml").as_deref(), Some("c.yaml"));
        assert_eq!(joined("/a", "c.yaml").as_deref(), Some("/a/c.yaml"));
        assert_eq!(joined("a", "../../c.yaml"), None);
        assert_eq!(joined("a", "/etc/passwd"), None);
        assert_eq!(above("a/b").collect::<Vec<_>>(), ["a/b", "a", ""]);
    }
}
