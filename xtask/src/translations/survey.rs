//! What is translated, missing, stale or wrong, by kind of text.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use plimsoll_catalog::{Catalog, Chinese};

use super::english::{PARTS, Texts};
use super::scan::Said;
use super::source::{Entry, Source};

/// A kind of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The faults of checks in one line.
    CheckTitle,
    /// How to close them in one line.
    CheckFix,
    /// The sections What, Why and Fix of checks.
    CheckText,
    /// The titles of controls, areas and modes.
    CatalogTitle,
    /// The report's own words.
    ReportWord,
    /// The sentences of findings, of unknown verdicts and of what was not read.
    Sentence,
    /// How to close controls.
    Remediation,
    /// The titles of frameworks' requirements.
    Requirement,
}

/// The counts of one kind, and what they leave out.
#[derive(Clone, Debug, Default)]
pub struct Count {
    /// How many texts there are in English.
    pub all: usize,
    /// Which of them have no translation.
    pub missing: Vec<String>,
    /// Which of them have changed since.
    pub stale: Vec<String>,
}

/// The translations as a whole.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// The counts by kind.
    pub counts: BTreeMap<Kind, Count>,
    /// What is translated and should not be, or not so.
    pub wrong: Vec<String>,
    /// Sentences that are translated and said no more; they do no harm.
    pub unused: Vec<String>,
}

impl Survey {
    /// Whether nothing is missing, stale or wrong.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.wrong.is_empty() && self.counts.values().all(|c| c.missing.is_empty() && c.stale.is_empty())
    }

    fn count(&mut self, kind: Kind) -> &mut Count {
        self.counts.entry(kind).or_default()
    }

    pub(super) fn checks(&mut self, source: &Source, english: &BTreeMap<String, Texts>) {
        let none = Entry::default();
        for (slug, texts) in english {
            self.check(slug, texts, source.checks.get(slug).unwrap_or(&none));
        }
        let unknown = source.checks.keys().filter(|slug| !english.contains_key(*slug));
        self.wrong.extend(unknown.map(|slug| format!("no check is called `{slug}`; rename or remove its translation")));
    }

    fn check(&mut self, slug: &str, english: &Texts, entry: &Entry) {
        let (parts, fresh) = (entry.parts(), entry.fresh(Some(english)));
        for (at, name) in PARTS.into_iter().enumerate() {
            let count = self.count(kind_of(name));
            count.all += 1;
            match parts[at] {
                None => count.missing.push(format!("{slug} {name}")),
                Some(_) if !fresh[at] => count.stale.push(format!("{slug} {name}")),
                Some(text) => self.wrong.extend(faults(&english[at], text).map(|f| format!("{slug} {name}: {f}"))),
            }
        }
    }

    pub(super) fn titles(&mut self, catalog: &Catalog) {
        let controls = catalog.controls().iter().map(|c| (&c.id, &c.title_zh));
        let areas = catalog.areas().iter().map(|a| (&a.id, &a.title_zh));
        let modes = catalog.modes().iter().map(|m| (&m.id, &m.title_zh));
        let count = self.count(Kind::CatalogTitle);
        for (id, title) in controls.chain(areas).chain(modes) {
            count.all += 1;
            if title.is_empty() {
                count.missing.push(id.clone());
            }
        }
    }

    pub(super) fn words(&mut self, words: &[(String, String)]) {
        let count = self.count(Kind::ReportWord);
        count.all = words.len();
        count.missing = words.iter().filter(|(_, zh)| !is_chinese(zh)).map(|(en, _)| en.clone()).collect();
    }

    pub(super) fn sentences(&mut self, source: &Source, said: &Said, catalog: &Catalog) {
        let remediations = catalog.controls().iter().map(|c| c.remediation.clone()).collect();
        let requirements = catalog.frameworks().iter().flat_map(|f| &f.requirements).map(|r| r.title.clone()).collect();
        let chinese = Chinese::new(BTreeMap::new(), source.sentences.clone());
        let stated: [(Kind, &BTreeSet<String>); 3] =
            [(Kind::Sentence, &said.sentences), (Kind::Remediation, &remediations), (Kind::Requirement, &requirements)];
        for (kind, all) in stated {
            let missing = all.iter().filter(|s| chinese.say(s) == s.as_str()).cloned().collect();
            *self.count(kind) = Count { all: all.len(), missing, stale: Vec::new() };
        }
        let parts: BTreeSet<&str> = said.texts.iter().flat_map(|text| text.split("; ")).collect();
        let is_said = |en: &String| {
            stated.iter().any(|(_, all)| all.contains(en)) || said.texts.contains(en) || parts.contains(en.as_str())
        };
        for (en, zh) in &source.sentences {
            if !is_said(en) && !is_case(en, &said.sentences) {
                self.unused.push(en.clone());
            }
            self.wrong.extend(faults(en, zh).map(|f| format!("`{en}`: {f}")));
        }
    }
}

/// Whether a sentence says in full what a pattern leaves open.
fn is_case(sentence: &str, patterns: &BTreeSet<String>) -> bool {
    let parted = patterns.iter().filter_map(|p| Some((p.split_once("{}")?.0, p.rsplit_once("{}")?.1)));
    parted.into_iter().any(|(start, end)| sentence.starts_with(start) && sentence.ends_with(end))
}

fn kind_of(part: &str) -> Kind {
    match part {
        "title" => Kind::CheckTitle,
        "fix" => Kind::CheckFix,
        _ => Kind::CheckText,
    }
}

/// What a translation has lost: the language, or a name that stands in a code span.
fn faults(english: &str, chinese: &str) -> impl Iterator<Item = String> {
    let not_chinese = (!is_chinese(chinese)).then(|| "holds no Chinese".to_owned());
    let kept = spans(chinese);
    let lost: Vec<String> = spans(english).difference(&kept).map(|span| format!("`{span}` is lost")).collect();
    let gaps = |text: &str| text.matches('{').count();
    let parted = (gaps(english) != gaps(chinese)).then(|| "does not have as many gaps".to_owned());
    not_chinese.into_iter().chain(lost).chain(parted.filter(|_| english.contains("{}")))
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// The texts in code spans, without their spaces: a span may go on in the next line.
fn spans(text: &str) -> BTreeSet<String> {
    let bare = |span: &str| span.split_whitespace().collect::<String>();
    text.split('`').skip(1).step_by(2).map(bare).filter(|span| !span.is_empty()).collect()
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::CheckTitle => "check titles",
            Kind::CheckFix => "check fix lines",
            Kind::CheckText => "check texts",
            Kind::CatalogTitle => "catalogue titles",
            Kind::ReportWord => "report words",
            Kind::Sentence => "sentences",
            Kind::Remediation => "remediations",
            Kind::Requirement => "requirements",
        }
    }
}

impl fmt::Display for Survey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (kind, count) in &self.counts {
            let done = count.all - count.missing.len();
            let (missing, stale) = (count.missing.len(), count.stale.len());
            writeln!(f, "{:17} {done:4} of {:4}; {missing} missing, {stale} stale", kind.name(), count.all)?;
        }
        for (kind, count) in &self.counts {
            count.missing.iter().try_for_each(|text| writeln!(f, "missing {}: {text}", kind.name()))?;
            count.stale.iter().try_for_each(|text| writeln!(f, "stale {}: {text}", kind.name()))?;
        }
        self.wrong.iter().try_for_each(|wrong| writeln!(f, "wrong: {wrong}"))?;
        self.unused.iter().try_for_each(|text| writeln!(f, "unused sentence: {text}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_translation_keeps_what_stands_in_code_spans() {
        let told = |en, zh| faults(en, zh).collect::<Vec<_>>();
        assert_eq!(told("set `a: b` to `c`", "把 `c` 设为 `a:\nb`"), [""; 0]);
        assert_eq!(told("set `a: b`", "设置 a: b"), ["`a:b` is lost"]);
        assert_eq!(told("port {} is open", "端口已开放"), ["does not have as many gaps"]);
        assert_eq!(told("open", "open"), ["holds no Chinese"]);
    }

    #[test]
    fn what_is_missing_and_what_is_stale_is_counted() {
        let texts: Texts = ["t", "f", "a", "b", "c"].map(str::to_owned);
        let from = Some(super::super::english::mark("t"));
        let entry = Entry { title: Some("标题".into()), fix: Some("修复".into()), from, ..Entry::default() };
        let source =
            Source { checks: [("x".into(), entry.clone()), ("gone".into(), entry)].into(), ..Source::default() };
        let mut survey = Survey::default();
        survey.checks(&source, &[("x".to_owned(), texts)].into());
        assert_eq!(survey.counts[&Kind::CheckTitle].missing.len() + survey.counts[&Kind::CheckTitle].stale.len(), 0);
        assert_eq!(survey.counts[&Kind::CheckFix].stale, ["x fix"]);
        assert_eq!(survey.counts[&Kind::CheckText].missing, ["x what", "x why", "x how"]);
        assert!(survey.wrong[0].contains("`gone`") && !survey.is_whole());
    }
}
