//! What an engine says, without what its chart or overlay holds.

use std::collections::BTreeSet;

use plimsoll_model::Why;
use plimsoll_render::Error;
use plimsoll_syntax::{Kind, Node, parse};

use super::gather::Gathered;
use crate::mask::{Fingerprinter, redact};

/// Most characters of a message.
const MAX_SAID: usize = 300;
/// Most texts that are looked for in a message.
const MAX_HELD: usize = 10_000;
/// Shorter texts stand in every message.
const MIN_HELD: usize = 4;

/// Texts that no message may repeat.
#[derive(Default)]
pub(super) struct Held(BTreeSet<String>);

impl Held {
    /// The values of a chart, but for those that its templates write themselves.
    pub(super) fn of_chart<'t>(gathered: &Gathered, given: impl Iterator<Item = &'t str>) -> Self {
        let mut held = Self::default();
        let is_template = |name: &str| name.contains("templates/");
        for (name, text) in gathered.texts().filter(|(name, _)| !is_template(name)) {
            if matches!(name.rsplit('.').next(), Some("yaml" | "yml" | "json")) {
                held.document(text);
            }
        }
        given.for_each(|text| held.document(text));
        let written: Vec<&str> = gathered.texts().filter(|(name, _)| is_template(name)).map(|(_, text)| text).collect();
        held.0.retain(|word| !written.iter().any(|text| text.contains(word.as_str())));
        held
    }

    /// What an overlay's generators and Secrets hold.
    pub(super) fn of_overlay(gathered: &Gathered) -> Self {
        let mut held = Self::default();
        for (name, text) in gathered.texts() {
            if matches!(name.rsplit('.').next(), Some("yaml" | "yml" | "json")) || name.ends_with("Kustomization") {
                parse(&text.into()).trees.iter().for_each(|tree| held.generators(tree.root()));
            } else {
                text.lines().for_each(|line| held.pair(line));
            }
        }
        held
    }

    fn document(&mut self, text: &str) {
        parse(&text.into()).trees.iter().for_each(|tree| self.scalars(tree.root()));
    }

    /// What `--set` and its like give.
    pub(super) fn pair(&mut self, line: &str) {
        let value = line.split_once('=').map_or("", |(_, value)| value);
        self.add(value.trim().trim_matches(['"', '\'']));
        self.add(line.trim());
    }

    fn scalars(&mut self, node: Node<'_>) {
        match node.kind() {
            Kind::Map => node.own_entries().for_each(|(_, value)| self.scalars(value)),
            Kind::Seq => node.items().for_each(|item| self.scalars(item)),
            _ => node.text().lines().for_each(|line| self.add(line.trim())),
        }
    }

    fn generators(&mut self, node: Node<'_>) {
        let is_secret = node.get("kind").is_some_and(|kind| kind.text() == "Secret");
        for (key, value) in node.own_entries() {
            match key.text() {
                "literals" => value.items().for_each(|item| self.pair(item.text())),
                "data" | "stringData" if is_secret => self.scalars(value),
                _ => self.generators(value),
            }
        }
        node.items().filter(|_| node.kind() == Kind::Seq).for_each(|item| self.generators(item));
    }

    fn add(&mut self, text: &str) {
        if text.len() >= MIN_HELD && self.0.len() < MAX_HELD {
            self.0.insert(text.to_owned());
        }
    }

    fn hidden(&self, text: &str) -> String {
        let mut held: Vec<&String> = self.0.iter().filter(|word| text.contains(word.as_str())).collect();
        held.sort_by_key(|word| std::cmp::Reverse(word.len()));
        held.into_iter().fold(text.to_owned(), |text, word| text.replace(word.as_str(), &"x".repeat(word.len())))
    }
}

/// What Helm writes before the words of a chart that refuses its values.
const OWN_WORDS: &str = "error calling fail:";

/// The two ends of a long text: engines say first where they were, and last what was wrong.
fn shortened(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= MAX_SAID {
        return text.to_owned();
    }
    let (head, tail) = (&chars[..MAX_SAID / 2], &chars[chars.len() - MAX_SAID / 2..]);
    format!("{} … {}", head.iter().collect::<String>(), tail.iter().collect::<String>())
}

/// Why something was not rendered, its own words without secrets and in one line.
pub(super) fn why(what: &str, error: &Error, resolve: &str, held: &Held, key: Option<&Fingerprinter>) -> Why {
    let said = |text: &str| {
        let line = held.hidden(text.lines().next().unwrap_or_default());
        // What a chart says itself may repeat its values.
        let line = line.split_once(OWN_WORDS).map_or(line.clone(), |(before, _)| format!("{before}{OWN_WORDS} …"));
        let line = shortened(&line);
        redact(&std::sync::Arc::from(line.as_str()), key, &plimsoll_secrets::find(&line).hits)
            .map_or_else(|_| "the engine refuses it".to_owned(), |masked| masked.text.to_string())
    };
    let (reason, resolve) = match error {
        Error::NotBuiltIn => (format!("{what} is not rendered: this build has no renderer"), resolve.to_owned()),
        Error::Unsafe { reason } => (format!("{what} is not rendered: {reason}"), resolve.to_owned()),
        Error::Stopped { reason } => (format!("{what} is not rendered: {reason}"), "simplify it".to_owned()),
        Error::Dependencies { names } => (
            format!("{what} is not rendered: it lacks {}", said(names)),
            "run `helm dependency build` in its folder".to_owned(),
        ),
        Error::Remote { names } => {
            (format!("{what} is not built: {} lies elsewhere", said(names)), "bring it into the tree".to_owned())
        }
        Error::Schema { message } | Error::Engine { message } | Error::Protocol { reason: message } => (
            format!("{what} is not rendered: {}", said(message)),
            "give the values that it needs, or correct it".to_owned(),
        ),
    };
    Why::new(reason, resolve)
}
