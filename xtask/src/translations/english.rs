//! The English that translations are made from.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, bail};
use sha2::{Digest, Sha256};
use syn::{Expr, Item};

use crate::checks::{self, Check};
use crate::repo;

/// Where the faults of waivers are stated: checks that no family holds.
const WAIVERS: &str = "crates/waive/src/meta.rs";
/// What `explain` shows of them.
const WAIVERS_PAGE: &str = "crates/plimsoll/src/commands/waivers_page.md";

/// The names of a check's texts, in the order in which their marks are written.
pub(super) const PARTS: [&str; 5] = ["title", "fix", "what", "why", "how"];

/// The texts of one check, in the order of [`PARTS`].
pub(super) type Texts = [String; 5];

/// The texts of every check, by slug.
pub(super) fn texts(root: &Path, all: &[&Check]) -> Result<BTreeMap<String, Texts>> {
    let of_check = |check: &&Check| (check.slug.clone(), parts(&check.title, &check.fix, &check.sections));
    let mut texts: BTreeMap<_, _> = all.iter().map(of_check).collect();
    let page = checks::sections(&repo::read(&root.join(WAIVERS_PAGE))?);
    for [slug, title, fix] in waivers(&repo::read(&root.join(WAIVERS))?)? {
        texts.insert(slug, parts(&title, &fix, &page));
    }
    Ok(texts)
}

fn parts(title: &str, fix: &str, sections: &[(String, String)]) -> Texts {
    let section = |name: &str| sections.iter().find(|(heading, _)| heading == name).map_or("", |(_, text)| text);
    [title, fix, section("What"), section("Why"), section("Fix")].map(str::to_owned)
}

/// Slug, title and fix of each `static NAME: Check = check(…)`.
fn waivers(text: &str) -> Result<Vec<[String; 3]>> {
    let found: Vec<_> = syn::parse_file(text)?.items.iter().filter_map(waiver).collect();
    if found.is_empty() {
        bail!(
            "{WAIVERS} states no check as `check(\"slug\", …)`; tell xtask/src/translations/english.rs where they are"
        );
    }
    Ok(found)
}

fn waiver(item: &Item) -> Option<[String; 3]> {
    let Item::Static(item) = item else { return None };
    let Expr::Call(call) = &*item.expr else { return None };
    let texts: Vec<String> = call.args.iter().filter_map(checks::str_literal).collect();
    texts.try_into().ok()
}

/// A short mark of an English text; line breaks and indentation do not count.
pub(super) fn mark(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    Sha256::digest(words.join(" ")).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_changes_with_the_words_alone() {
        assert_eq!(mark("a container\nruns"), mark("a  container runs "));
        assert_ne!(mark("a container runs"), mark("a container ran"));
        assert_eq!(mark("x").len(), 8);
    }

    #[test]
    fn the_faults_of_waivers_are_found() {
        let text = "static A: Check = check(\"a\", \"t\", Severity::Low, \"f\");\nstatic B: u8 = 1;";
        assert_eq!(waivers(text).unwrap(), [["a", "t", "f"].map(str::to_owned)]);
        assert!(waivers("").is_err());
    }
}
