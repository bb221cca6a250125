//! The committed list of a suite: what is left out, and which disagreements are known, each with its reason.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::repo;

/// A suite's list.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct List {
    /// Rules of theirs and the checks that answer the same question.
    map: Vec<Mapped>,
    /// Rules that are left out.
    exclude: Vec<Exclude>,
    /// Cases in which the two differ.
    disagree: Vec<Disagree>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mapped {
    rule: String,
    checks: Vec<String>,
    /// Kinds of objects that the rule is about; none at all for every kind.
    #[serde(default)]
    about: Vec<String>,
    /// Attributes by which what we report refers to the resource that the rule names, such as a listener's balancer.
    #[serde(default)]
    through: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exclude {
    rule: Option<String>,
    #[serde(default)]
    rules: Vec<String>,
    /// Whether the rules are about security; at most a tenth of those may be left out.
    #[serde(default = "yes")]
    security: bool,
    /// Whether the rules are about services that are no part of a container platform, however secure those are.
    #[serde(default)]
    outside: bool,
    reason: String,
}

impl Exclude {
    fn entries(&self) -> impl Iterator<Item = Excluded<'_>> {
        let rules = self.rule.iter().chain(&self.rules);
        rules.map(|rule| Excluded { rule, security: self.security, outside: self.outside, reason: &self.reason })
    }
}

fn yes() -> bool {
    true
}

/// A case in which the two differ.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disagree {
    /// The case, as the suite prints it.
    pub case: String,
    /// Who is right.
    pub right: Right,
    /// Why.
    pub reason: String,
}

/// A rule that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excluded<'l> {
    /// The rule.
    pub rule: &'l str,
    /// Whether it is about security.
    pub security: bool,
    /// Whether it is about a service outside a container platform.
    pub outside: bool,
    /// Why it is left out.
    pub reason: &'l str,
}

/// Who is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Right {
    /// This project.
    Us,
    /// They: a fault of ours that is known.
    Them,
}

/// Reads a list.
///
/// # Errors
/// Fails where the file cannot be read, has a fault, or lacks a reason.
pub fn read(path: &Path) -> Result<List> {
    parse(&repo::read(path)?).with_context(|| path.display().to_string())
}

fn parse(text: &str) -> Result<List> {
    let list: List = toml::from_str(text)?;
    let reasons = list.exclude.iter().map(|e| &e.reason).chain(list.disagree.iter().map(|d| &d.reason));
    if reasons.into_iter().any(|reason| reason.trim().is_empty()) {
        bail!("an entry has no reason; write one");
    }
    let mapped = list.map.iter().find(|m| list.is_excluded(&m.rule));
    if let Some(mapped) = mapped {
        bail!("`{}` is mapped and excluded; choose one", mapped.rule);
    }
    Ok(list)
}

impl List {
    /// Whether the cases of a rule are left out.
    #[must_use]
    pub fn is_excluded(&self, rule: &str) -> bool {
        self.excluded().any(|e| e.rule == rule)
    }

    /// Every rule that is left out, in the order of the file.
    pub fn excluded(&self) -> impl Iterator<Item = Excluded<'_>> {
        self.exclude.iter().flat_map(Exclude::entries)
    }

    /// How many of these rules are left out as being of services outside a container platform.
    #[must_use]
    pub fn outside(&self, rules: &BTreeSet<String>) -> usize {
        self.excluded().filter(|e| e.outside && rules.contains(e.rule)).count()
    }

    /// How many of these rules are about the security of a container platform, and how many of those are left out:
    /// `(out, all)`.
    #[must_use]
    pub fn security(&self, rules: &BTreeSet<String>) -> (usize, usize) {
        let left: BTreeMap<&str, bool> = self.excluded().map(|e| (e.rule, e.security && !e.outside)).collect();
        let out = rules.iter().filter(|rule| left.get(rule.as_str()) == Some(&true)).count();
        let others = rules.iter().filter(|rule| left.get(rule.as_str()) == Some(&false)).count();
        (out, rules.len() - others)
    }

    /// The checks that answer a rule's question.
    #[must_use]
    pub fn checks(&self, rule: &str) -> Option<&[String]> {
        self.map.iter().find(|m| m.rule == rule).map(|m| m.checks.as_slice())
    }

    /// The kinds of objects that a rule is about; a finding about another kind answers another question.
    #[must_use]
    pub fn about(&self, rule: &str) -> &[String] {
        self.map.iter().find(|m| m.rule == rule).map(|m| m.about.as_slice()).unwrap_or_default()
    }

    /// Attributes by which what we report refers to the resource that a rule names.
    #[must_use]
    pub fn through(&self, rule: &str) -> &[String] {
        self.map.iter().find(|m| m.rule == rule).map(|m| m.through.as_slice()).unwrap_or_default()
    }

    /// Known disagreements, in the order of the file.
    #[must_use]
    pub fn disagreements(&self) -> &[Disagree] {
        &self.disagree
    }

    /// Known disagreements by case, with who is right and why.
    #[must_use]
    pub fn known(&self) -> BTreeMap<&str, (Right, &str)> {
        self.disagree.iter().map(|d| (d.case.as_str(), (d.right, d.reason.as_str()))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_not_optional() {
        assert!(parse("[[exclude]]\nrule = \"a\"\nreason = \" \"\n").is_err());
        assert!(parse("[[exclude]]\nrule = \"a\"\n").is_err());
        assert!(parse("[[disagree]]\ncase = \"a\"\nright = \"nobody\"\nreason = \"b\"\n").is_err());
    }

    #[test]
    fn a_rule_is_mapped_or_excluded() {
        let list = parse("[[map]]\nrule = \"a\"\nchecks = [\"x\"]\n[[exclude]]\nrules = [\"b\"]\nreason = \"c\"\n");
        let list = list.unwrap();
        assert!(list.is_excluded("b") && !list.is_excluded("a") && list.checks("a").is_some());
        let rules = ["a", "b"].map(str::to_owned).into();
        assert_eq!(list.security(&rules), (1, 2));
        assert!(parse("[[map]]\nrule = \"a\"\nchecks = []\n[[exclude]]\nrule = \"a\"\nreason = \"c\"\n").is_err());
    }

    #[test]
    fn what_is_not_about_security_does_not_count() {
        let list = parse("[[exclude]]\nrules = [\"a\", \"b\"]\nsecurity = false\nreason = \"c\"\n").unwrap();
        assert_eq!(list.security(&["a", "x"].map(str::to_owned).into()), (0, 1));
        assert_eq!(list.excluded().map(|e| (e.rule, e.reason)).collect::<Vec<_>>(), [("a", "c"), ("b", "c")]);
    }
}
