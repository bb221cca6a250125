//! What must not stand in a file, and what has to.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::lists::BANNED;
use super::{Problem, Tidy};
use crate::repo;

pub(super) fn look(root: &Path, files: &[PathBuf], tidy: &mut Tidy) -> Result<()> {
    for path in files {
        let (name, text) = (repo::name(root, path), repo::read(path)?);
        tidy.problems.extend(banned(&name, &text));
        if repo::has_extension(path, "rs") {
            tidy.problems.extend(ignored(&name, &text));
        }
    }
    let changes = repo::read(&root.join("CHANGELOG.md")).unwrap_or_default();
    if !changes.lines().any(|line| line == "## Unreleased") {
        tidy.problems.push(Problem::new("CHANGELOG.md", "no section `## Unreleased`; add one for what comes next"));
    }
    Ok(())
}

fn banned(name: &str, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for (word, reason) in BANNED.iter().filter(|(word, _)| stands_in(line, word)) {
            problems.push(Problem::new(format!("{name}:{}", number + 1), format!("`{word}`: {reason}")));
        }
    }
    problems
}

/// Whether a line holds a text that does not go on as a longer word.
fn stands_in(line: &str, word: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    line.match_indices(word).any(|(at, _)| {
        let (before, after) = (line[..at].chars().last(), line[at + word.len()..].chars().next());
        match word.starts_with('/') {
            true => !is_part(before) && before != Some('.') && before != Some('}'),
            false => !is_part(before) && !is_part(after),
        }
    })
}

fn ignored(name: &str, text: &str) -> Vec<Problem> {
    let bare = text.lines().enumerate().filter(|(_, line)| line.trim() == concat!("#[ign", "ore]"));
    let message = "an ignored test without a reason; write `#[ignore = \"why: how to run it\"]`";
    bare.map(|(number, _)| Problem::new(format!("{name}:{}", number + 1), message)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn banned_words_are_found_as_words() {
        let path = concat!("/wo", "rk/");
        assert!(stands_in(&format!("see {path}x"), path));
        assert!(!stands_in(&format!("https://example.com/a{path}x"), path));
        let word = concat!("TO", "DO");
        assert!(stands_in(&format!("// {word}: x"), word));
        assert!(!stands_in(&format!("{word}S"), word));
    }

    #[test]
    fn an_ignored_test_needs_a_reason() {
        assert_eq!(ignored("a.rs", concat!("    #[ign", "ore]\n")).len(), 1);
        assert_eq!(ignored("a.rs", "#[ignore = \"slow: make test-real\"]\n"), []);
    }
}
