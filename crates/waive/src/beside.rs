//! Comments beside embedded secrets, in files of every kind: ours, and those of other scanners.

use std::collections::BTreeSet;

use plimsoll_engine::WaivedBy;
use plimsoll_estate::Estate;
use plimsoll_model::SecretFile;
use plimsoll_syntax::{LineIndex, Span};

use crate::file::Rules;
use crate::inline::{Inline, Page, statement};
use crate::scope::Scope;
use crate::{Fault, Names, Waiver};

/// Our own mark, behind the sign of a comment in any language.
const OWN: &str = "plimsoll:";
/// Signs that begin a comment somewhere.
const SIGNS: [&str; 8] = ["#", "//", "--", ";", "/*", "<!--", "%", "'"];
/// Signs that end one.
const ENDS: [&str; 2] = ["*/", "-->"];
/// What other scanners take as a word that the secrets of a line are known.
const PEERS: [&str; 4] =
    ["gitleaks:allow", "trufflehog:ignore", "pragma: allowlist secret", "pragma: whitelist secret"];
/// The checks that such a word speaks of.
const CHECKS: &[&str] = &[
    "cloud-credential-in-file",
    "encrypted-private-key-in-file",
    "generic-secret-in-file",
    "password-in-url",
    "private-key-in-file",
    "secret-in-test-file",
    "service-identifier-in-file",
    "token-in-file",
];

/// Reads the lines with a secret and those before them. In a manifest our own comments are read as everywhere.
pub(crate) fn read(estate: &Estate, file: &SecretFile, rules: Rules, names: &Names, out: &mut Inline) {
    let lines = LineIndex::new(&file.text);
    let page = Page { path: &file.path, text: &file.text, lines: &lines };
    let own = !estate.files().iter().any(|known| known.path == file.path);
    let hits: BTreeSet<u32> = file.hits.iter().map(|hit| page.line_of(hit.start)).collect();
    for line in hits {
        if let Some(words) = page.line(line).and_then(|text| PEERS.into_iter().find(|peer| text.contains(peer))) {
            out.add(peer(&page, line, words));
        }
        for (at, same) in [(line, true), (line.saturating_sub(1), false)].into_iter().filter(|(at, _)| own && *at > 0) {
            own_comment(&page, at, line, same, (rules, names), out);
        }
    }
}

fn peer(page: &Page<'_>, line: u32, words: &str) -> Waiver {
    let scope = Scope::Line(page.path.to_owned(), line);
    Waiver {
        checks: CHECKS.to_vec(),
        reason: format!("a comment `{words}` stands beside it"),
        owner: None,
        until: None,
        by: WaivedBy::Inline,
        file: page.path.to_owned(),
        line,
        span: span(page, line),
        scope,
    }
}

/// A comment on the line of a secret, or alone on the line before it.
fn own_comment(page: &Page<'_>, at: u32, line: u32, same: bool, with: (Rules, &Names), out: &mut Inline) {
    let Some(text) = page.line(at) else { return };
    let Some(mark) = text.find(OWN) else { return };
    let before = text.get(..mark).unwrap_or_default().trim_end();
    let Some(sign) = SIGNS.iter().find(|sign| before.ends_with(**sign)) else { return };
    let alone = before.strip_suffix(sign).is_some_and(|rest| rest.trim().is_empty());
    if !same && !alone {
        return;
    }
    let words = text.get(mark + OWN.len()..).unwrap_or_default().trim_end();
    let words = ENDS.iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words);
    match statement(words, with.0, with.1) {
        Ok(stated) => out.add(stated.waiver(page, at, span(page, at), Scope::Line(page.path.to_owned(), line))),
        Err(message) => out.fault(Fault { file: page.path.to_owned(), line: at, span: span(page, at), message }),
    }
}

fn span(page: &Page<'_>, line: u32) -> Span {
    page.lines.line_span(page.text, line).unwrap_or(Span { start: 0, end: 0 })
}
