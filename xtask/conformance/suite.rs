//! What a suite is, and the account of one: every case of its index is matched, disagreed on, or excluded.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;

use anyhow::Result;

use crate::list::{List, Right};

/// Cases with verdicts that others published.
pub trait Suite {
    /// The name of its list below `conformance/`.
    fn list(&self) -> &'static str;

    /// Judges every case of the index in `dir` whose rule is not excluded.
    fn judge(&self, dir: &Path, list: &List) -> Result<Judged>;
}

/// What came of a suite's cases.
#[derive(Debug, Default)]
pub struct Judged {
    /// Every case of the index.
    pub cases: Vec<Outcome>,
    /// The rules that these cases are about; none where the suite does not go by rules.
    pub rules: BTreeSet<String>,
    /// Further figures.
    pub figures: Vec<String>,
}

/// Cases of frameworks that a suite does not judge yet, by framework; they are not part of its index.
pub fn not_yet<'a>(frameworks: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    frameworks.for_each(|framework| *counts.entry(framework).or_default() += 1);
    let told: Vec<String> = counts.iter().map(|(framework, count)| format!("{framework} {count}")).collect();
    (!told.is_empty()).then(|| format!("not yet: {} (cases of other frameworks)", told.join(", ")))
}

/// What came of one case.
#[derive(Debug)]
pub struct Outcome {
    /// Its name.
    pub case: String,
    /// How it compares.
    pub compared: Compared,
}

/// How a case compares.
#[derive(Debug, PartialEq, Eq)]
pub enum Compared {
    /// Both say the same.
    Matched,
    /// They differ like this.
    Disagree(String),
    /// Its rule is left out.
    Excluded,
}

impl Compared {
    /// A rule that the list neither maps nor leaves out.
    pub fn unanswered(rule: &str) -> Self {
        Self::Disagree(format!("no check answers `{rule}`; map it or leave it out in the list"))
    }
}

/// Case, how it differs, and who is right and why where the list says.
type Disagreement = (String, String, Option<(Right, String)>);

/// A suite's outcome, held against its list.
pub struct Account {
    total: usize,
    matched: usize,
    excluded: usize,
    disagreements: Vec<Disagreement>,
    /// Listed cases that agree, or are not in the index.
    stale: Vec<String>,
    /// Rules about security: how many are left out, of how many.
    security: (usize, usize),
    /// Rules that are left out since they are of services outside a container platform.
    outside: usize,
    figures: Vec<String>,
}

impl Account {
    pub fn of(judged: Judged, list: &List) -> Self {
        let known = list.known();
        let count = |wanted: &Compared| judged.cases.iter().filter(|c| c.compared == *wanted).count();
        let (total, matched, excluded) = (judged.cases.len(), count(&Compared::Matched), count(&Compared::Excluded));
        let differing = judged.cases.into_iter().filter_map(|outcome| match outcome.compared {
            Compared::Disagree(how) => {
                let reason = known.get(outcome.case.as_str()).map(|(right, reason)| (*right, (*reason).to_owned()));
                Some((outcome.case, how, reason))
            }
            _ => None,
        });
        let disagreements: Vec<_> = differing.collect();
        let cases: BTreeSet<&str> = disagreements.iter().map(|(case, ..)| case.as_str()).collect();
        let stale = known.keys().filter(|case| !cases.contains(*case)).map(|case| (*case).to_owned()).collect();
        let security = list.security(&judged.rules);
        let outside = list.outside(&judged.rules);
        Self { total, matched, excluded, disagreements, stale, security, outside, figures: judged.figures }
    }

    /// Matched cases in percent of those that were compared.
    pub fn score(&self) -> f64 {
        let compared = self.matched + self.disagreements.len();
        if compared == 0 { 0.0 } else { 100.0 * self.matched as f64 / compared as f64 }
    }

    /// Whether there were cases, every disagreement is listed, every listed one is still there, and at most a tenth
    /// of the rules about security is left out.
    pub fn is_accounted_for(&self) -> bool {
        let listed = self.disagreements.iter().all(|(_, _, reason)| reason.is_some());
        let (out, all) = self.security;
        self.matched > 0 && self.stale.is_empty() && listed && out * 10 <= all
    }

    pub fn print(&self, w: &mut impl Write) -> io::Result<()> {
        for (case, how, reason) in &self.disagreements {
            let told =
                reason.as_ref().map_or("NOT LISTED".to_owned(), |(right, why)| format!("{}: {why}", who(*right)));
            writeln!(w, "{case}\n    {}\n    {told}", how.replace('\n', "\n    "))?;
        }
        self.stale
            .iter()
            .try_for_each(|case| writeln!(w, "{case}\n    listed, but it agrees or is not in the index"))?;
        self.figures.iter().try_for_each(|figure| writeln!(w, "{figure}"))?;
        if self.outside > 0 {
            writeln!(w, "excluded rules of services outside a container platform: {}", self.outside)?;
        }
        if let (out, all @ 1..) = self.security {
            let much = if out * 10 > all { ", more than a tenth" } else { "" };
            writeln!(w, "excluded security rules: {out} of {all}{much}")?;
        }
        let (total, matched, excluded) = (self.total, self.matched, self.excluded);
        let disagree = self.disagreements.len();
        writeln!(w, "index {total} = matched {matched} + disagree {disagree} + excluded {excluded}")?;
        writeln!(w, "score {:.2} %", self.score())
    }
}

fn who(right: Right) -> &'static str {
    match right {
        Right::Us => "we are right",
        Right::Them => "they are right",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(list: &str) -> Account {
        let outcome = |case: &str, compared| Outcome { case: case.to_owned(), compared };
        let cases = vec![
            outcome("a", Compared::Matched),
            outcome("b", Compared::Disagree("one says yes".to_owned())),
            outcome("c", Compared::Excluded),
        ];
        Account::of(Judged { cases, ..Judged::default() }, &toml::from_str(list).unwrap())
    }

    fn printed(account: &Account) -> String {
        let mut out = Vec::new();
        account.print(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn other_frameworks_are_counted() {
        let figure = not_yet(["terraform", "dockerfile", "terraform"].into_iter()).unwrap();
        assert_eq!(figure, "not yet: dockerfile 1, terraform 2 (cases of other frameworks)");
        assert_eq!(not_yet(std::iter::empty()), None);
    }

    #[test]
    fn the_sum_is_told_last() {
        let account = account("");
        let text = printed(&account);
        assert!(text.ends_with("index 3 = matched 1 + disagree 1 + excluded 1\nscore 50.00 %\n"), "{text}");
        assert!(text.contains("NOT LISTED") && !account.is_accounted_for());
    }

    #[test]
    fn listed_disagreements_are_accounted_for_and_stale_ones_are_not() {
        let listed = "[[disagree]]\ncase = \"b\"\nright = \"us\"\nreason = \"they look elsewhere\"\n";
        assert!(account(listed).is_accounted_for());
        let stale = format!("{listed}[[disagree]]\ncase = \"a\"\nright = \"us\"\nreason = \"x\"\n");
        assert!(!account(&stale).is_accounted_for());
    }

    #[test]
    fn a_tenth_of_the_security_rules_may_be_left_out_and_no_more() {
        let judged = |rules: u32| Judged {
            cases: vec![Outcome { case: "a".to_owned(), compared: Compared::Matched }],
            rules: (0..rules).map(|rule| rule.to_string()).collect(),
            figures: Vec::new(),
        };
        let list = toml::from_str("[[exclude]]\nrule = \"1\"\nreason = \"x\"\n").unwrap();
        let (nine, ten) = (Account::of(judged(9), &list), Account::of(judged(10), &list));
        assert!(!nine.is_accounted_for() && ten.is_accounted_for());
        assert!(printed(&nine).contains("excluded security rules: 1 of 9, more than a tenth\n"));
        assert!(printed(&ten).contains("excluded security rules: 1 of 10\n"));
    }
}
