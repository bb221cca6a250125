//! Links between documents lead to files that exist.

use std::path::{Path, PathBuf};

use anyhow::Result;
use pulldown_cmark::{Event, Parser, Tag};

use super::{Problem, Tidy};
use crate::repo;

pub(super) fn look(root: &Path, files: &[PathBuf], tidy: &mut Tidy) -> Result<()> {
    for path in files.iter().filter(|p| repo::has_extension(p, "md")) {
        let folder = path.parent().unwrap_or(root);
        let text = repo::read(path)?;
        let dead = targets(&text).into_iter().filter(|target| !folder.join(target).exists());
        let message = |target: String| format!("the link to `{target}` leads nowhere");
        tidy.problems.extend(dead.map(|target| Problem::new(repo::name(root, path), message(target))));
    }
    Ok(())
}

/// Files that a document links to, without anchors.
fn targets(text: &str) -> Vec<String> {
    let links = Parser::new(text).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    });
    let files = links.filter(|link| !link.contains(':')).map(|link| link.split('#').next().unwrap_or("").to_owned());
    files.filter(|file| !file.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_are_followed() {
        let text = "[a](docs/a.md#b) <https://example.com> [c](#here) ![d](d.svg)";
        assert_eq!(targets(text), ["docs/a.md", "d.svg"]);
    }
}
