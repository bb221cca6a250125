//! Texts of checks and sentences of reports in Chinese, beside the English that the code holds.
//!
//! They are data of `catalog/zh/`: nothing here has to exist for a check to work. What is missing stays English.

mod page;
mod sentence;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use sentence::Pattern;

/// Made by `cargo xtask codegen` from `catalog/zh/`; a test keeps it fresh.
const BUILTIN: &str = include_str!("../generated/chinese.json");

/// How deep sentences are looked for within sentences.
const DEPTH: usize = 3;

/// How sentences are joined, in English and in Chinese.
const JOINTS: [(&str, &str); 3] = [("; ", "；"), (", and ", "，并且"), (", ", "、")];

/// One text in Chinese.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Whether the English has changed since it was translated.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stale: bool,
}

/// What a check says, in Chinese; none where nobody has translated it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CheckTexts {
    /// The fault in one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// How to close it, in one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Text>,
    /// The section What, in Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<Text>,
    /// The section Why, in Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Text>,
    /// The section Fix, in Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<Text>,
}

/// All that is said in Chinese besides the catalogue's own titles and the report's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Chinese {
    /// The texts of checks, by slug.
    pub checks: BTreeMap<String, CheckTexts>,
    /// Sentences by their English; `{}` stands for what differs from one to the next.
    pub sentences: BTreeMap<String, String>,
    #[serde(skip)]
    patterns: Vec<Pattern>,
}

impl Chinese {
    /// The texts that are built in, decoded when first asked for.
    ///
    /// An undecodable copy would give none; a test proves that the embedded one decodes.
    pub fn builtin() -> &'static Self {
        static BUILT: OnceLock<Chinese> = OnceLock::new();
        BUILT.get_or_init(|| serde_json::from_str::<Self>(BUILTIN).unwrap_or_default().index())
    }

    /// Texts and sentences, ready for look-ups.
    #[must_use]
    pub fn new(checks: BTreeMap<String, CheckTexts>, sentences: BTreeMap<String, String>) -> Self {
        Self { checks, sentences, patterns: Vec::new() }.index()
    }

    /// The texts of a check.
    pub fn check(&self, slug: &str) -> Option<&CheckTexts> {
        self.checks.get(slug)
    }

    /// A sentence that equals the English, in Chinese.
    pub fn exact(&self, english: &str) -> Option<&str> {
        self.sentences.get(english).map(String::as_str)
    }

    /// A sentence in Chinese, or as it is where nobody has translated it.
    ///
    /// It has to equal the English, or to fit a pattern in exactly one way with names or known sentences in its gaps.
    /// Sentences that were joined are said only when each of them can be.
    pub fn say<'a>(&'a self, english: &'a str) -> Cow<'a, str> {
        self.sentence(english, DEPTH).unwrap_or(Cow::Borrowed(english))
    }

    fn sentence<'a>(&'a self, english: &str, depth: usize) -> Option<Cow<'a, str>> {
        if let Some(chinese) = self.sentences.get(english) {
            return Some(Cow::Borrowed(chinese));
        }
        let deeper = depth.checked_sub(1)?;
        let part = |part: &str| match self.sentence(part, deeper) {
            Some(said) => Some(said.into_owned()),
            None => sentence::is_name(part).then(|| part.to_owned()),
        };
        let fitting = self.patterns.iter().find_map(|pattern| pattern.say(english, &part));
        fitting.or_else(|| self.joined(english, deeper)).map(Cow::Owned)
    }

    fn joined(&self, english: &str, depth: usize) -> Option<String> {
        let (mark, comma) = JOINTS.iter().find(|(mark, _)| english.contains(mark))?;
        let parts: Option<Vec<_>> = english.split(mark).map(|part| self.sentence(part, depth)).collect();
        parts.map(|parts| parts.join(comma))
    }

    /// The compact copy that the binary carries, the same bytes for the same texts.
    pub fn compile(&self) -> String {
        // Plain structs of strings cannot fail to serialise.
        let mut json = serde_json::to_string(self).unwrap_or_default();
        json.push('\n');
        json
    }

    /// Fills what is derived and therefore not stored: the patterns, the ones that say most first.
    fn index(mut self) -> Self {
        let parted = self.sentences.iter().filter(|(english, _)| english.contains("{}"));
        self.patterns = parted.map(|(english, chinese)| Pattern::new(english, chinese)).collect();
        self.patterns.sort_by_key(|p| std::cmp::Reverse(p.fixed()));
        self
    }
}

impl CheckTexts {
    /// What to say of a text that is not translated, or no longer surely right.
    pub fn doubt(text: Option<&Text>) -> Option<&'static str> {
        match text {
            None => Some("尚无译文"),
            Some(text) if text.stale => Some("英文原文已改动，译文可能过时"),
            Some(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chinese() -> Chinese {
        let pairs = [
            ("scan the cluster", "扫描集群"),
            ("port {} is open", "端口 {} 已开放"),
            ("{} holds {} (rule {})", "{1} 含有 {2}（规则 {3}）"),
            ("a secret", "机密"),
            ("run `{}`", "运行 `{}`"),
            ("it wants {}", "它需要{}的证据"),
        ];
        Chinese::new(BTreeMap::new(), pairs.map(|(en, zh)| (en.to_owned(), zh.to_owned())).into())
    }

    #[test]
    fn the_embedded_copy_decodes() {
        assert!(serde_json::from_str::<Chinese>(BUILTIN).is_ok());
        assert!(!Chinese::builtin().checks.is_empty());
    }

    #[test]
    fn a_sentence_is_said_whole_or_not_at_all() {
        let chinese = chinese();
        assert_eq!(chinese.say("scan the cluster"), "扫描集群");
        assert_eq!(chinese.say("port 22 is open"), "端口 22 已开放");
        assert_eq!(chinese.say("port 22 is open; scan the cluster"), "端口 22 已开放；扫描集群");
        for english in ["scan the cluster now", "port 22 is open; or not", "port  open", ""] {
            assert_eq!(chinese.say(english), english);
        }
    }

    #[test]
    fn what_fills_a_pattern_is_kept_unless_it_is_a_sentence_itself() {
        let chinese = chinese();
        assert_eq!(chinese.say("X holds a secret (rule env)"), "X 含有 机密（规则 env）");
        assert_eq!(
            chinese.say("X holds port 1 is open; scan the cluster (rule env)"),
            "X 含有 端口 1 已开放；扫描集群（规则 env）"
        );
        assert_eq!(chinese.say("A_B, C_D holds a secret (rule env)"), "A_B, C_D 含有 机密（规则 env）");
        assert_eq!(chinese.say("{2} holds {} (rule env)"), "{2} 含有 {}（规则 env）");
    }

    #[test]
    fn a_command_in_a_gap_is_no_sentence_and_latin_letters_stand_apart() {
        let chinese = chinese();
        assert_eq!(chinese.say("run `plimsoll scan the host`"), "运行 `plimsoll scan the host`");
        assert_eq!(chinese.say("it wants AWS"), "它需要 AWS 的证据");
        assert_eq!(chinese.say("it wants a secret"), "它需要机密的证据");
    }

    #[test]
    fn a_pattern_that_fits_in_two_ways_or_around_other_words_says_nothing() {
        for english in ["a holds b holds c (rule d)", "X holds what nobody has translated (rule d)"] {
            assert_eq!(chinese().say(english), english);
        }
        let deep = "port ".repeat(10_000);
        assert_eq!(chinese().say(&deep), deep);
    }
}
