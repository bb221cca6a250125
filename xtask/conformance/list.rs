//! The committed list of a suite: what is left out, and which disagreements are known, each with its reason.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

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
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exclude {
    rule: Option<String>,
    #[serde(default)]
    rules: Vec<String>,
    reason: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Disagree {
    case: String,
    right: Right,
    reason: String,
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
pub fn read(path: &Path) -> Result<List> {
    parse(&xtask::repo::read(path)?).with_context(|| path.display().to_string())
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
    pub fn is_excluded(&self, rule: &str) -> bool {
        self.exclude.iter().any(|e| e.rule.as_deref() == Some(rule) || e.rules.iter().any(|r| r == rule))
    }

    /// The checks that answer a rule's question.
    pub fn checks(&self, rule: &str) -> Option<&[String]> {
        self.map.iter().find(|m| m.rule == rule).map(|m| m.checks.as_slice())
    }

    /// Known disagreements by case, with who is right and why.
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
        assert!(parse("[[map]]\nrule = \"a\"\nchecks = []\n[[exclude]]\nrule = \"a\"\nreason = \"c\"\n").is_err());
    }
}
