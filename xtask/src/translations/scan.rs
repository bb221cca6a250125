//! The sentences that checks and collectors make, as their sources state them: what a report may have to say.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, anyhow};
use proc_macro2::{Literal, TokenStream, TokenTree};

use crate::repo;

/// The crates whose sentences reach a report.
const SOURCES: &[&str] = &["checks", "engine", "estate", "graph", "source", "syntax", "waive"];

/// What is stated elsewhere (a check's title and fix), or shown to programmers only.
const SKIPPED: &[&str] = &["Check", "check", "expect", "assert", "debug_assert", "unreachable", "write"];

/// What the sources say, with `{}` for what differs.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Every text.
    pub(super) texts: BTreeSet<String>,
    /// Those that are sentences for a reader.
    pub(super) sentences: BTreeSet<String>,
}

/// A source file that holds more than tests.
fn is_shipped(path: &Path) -> bool {
    repo::has_extension(path, "rs") && path.file_name().is_some_and(|name| name != "tests.rs")
}

/// Everything that the sources say.
pub(super) fn said(root: &Path) -> Result<Said> {
    let mut texts = BTreeSet::new();
    for name in SOURCES {
        for path in repo::files(&root.join("crates").join(name).join("src"), &is_shipped)? {
            let text = repo::read(&path)?;
            let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
            let tokens = shipped.parse().map_err(|e| anyhow!("{}: {e}", repo::name(root, &path)))?;
            collect(tokens, &mut texts);
        }
    }
    let sentences = texts.iter().filter(|text| is_sentence(text)).cloned().collect();
    Ok(Said { texts, sentences })
}

fn collect(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let mut skip = false;
    for token in tokens {
        match &token {
            TokenTree::Group(group) if !skip => collect(group.stream(), found),
            TokenTree::Literal(literal) => found.extend(text(literal)),
            _ => {}
        }
        skip = match &token {
            TokenTree::Ident(name) => SKIPPED.contains(&name.to_string().as_str()),
            // An attribute, or the mark between a macro's name and what it is given.
            TokenTree::Punct(mark) => mark.as_char() == '#' || skip && mark.as_char() == '!',
            _ => false,
        };
    }
}

fn text(literal: &Literal) -> Option<String> {
    syn::parse_str::<syn::LitStr>(&literal.to_string()).ok().map(|text| opened(&text.value()))
}

/// Three words or more, or a word beside something that differs; neither code nor a command.
fn is_sentence(text: &str) -> bool {
    let is_word = |word: &&str| word.bytes().filter(u8::is_ascii_alphabetic).count() >= 3;
    let words = text.split_whitespace().filter(is_word).count();
    let is_code = text.replace("{}", "").contains(['{', '\\', '\n', '^']) || text.contains("=\"");
    let starts = text.starts_with(|c: char| c.is_ascii_alphabetic() || "`({".contains(c)) && !text.starts_with("(?");
    let is_command = text.starts_with("plimsoll ") || text.starts_with("`helm ") || text.starts_with("`kustomize ");
    let parted = text.contains("{}") && text.contains(' ') && words >= 1;
    starts && !is_code && !is_command && (words >= 3 || parted || words == 2 && text.split(' ').count() > 2)
}

/// A format string with what it names left out: `{count} pods` is `{} pods`.
fn opened(text: &str) -> String {
    let mut pieces = text.split('{');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once('}') {
            Some((name, behind)) if !name.contains(' ') => out += &format!("{{}}{behind}"),
            _ => out += &format!("{{{piece}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_found_and_other_texts_are_not() {
        let code = r#"#[doc = "not this one here"] static CHECK: Check = Check { title: "nor this one" };
            fn f() { Verdict::gap("the pod is open"); format!("port {port} is {0}"); assert!(x, "not for a report"); g("a-b", "two words"); }"#;
        let mut found = BTreeSet::new();
        collect(code.parse().unwrap(), &mut found);
        found.retain(|text| is_sentence(text));
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["port {} is {}", "the pod is open"]);
        assert!(
            !["plimsoll scan the cluster", "spec: {containers: [C], more: [D]}", "(?m)^ a b c d"]
                .iter()
                .any(|t| is_sentence(t))
        );
    }
}
