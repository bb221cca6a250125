//! `docs/disagreements.md`: where we and others differ, and what is left out, from the lists of the suites.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use super::Plan;
use crate::conformance::list::{self, Excluded, List, Right};
use crate::repo;

const LISTS: &str = "conformance";
const PAGE: &str = "docs/disagreements.md";

const HEAD: &str = "\
# Disagreements

Plimsoll is held against the test cases of other scanners: `cargo xtask conformance SUITE DIR` ([testing](testing.md)).
This page tells where it says something else than they do, and which of their rules are left out.

- **Disagreements** are single cases. Each names who is right, in our judgement, and why. *We* stand by our verdict;
  where *they* are right, the fault is ours and known. An `unknown` of ours agrees with nothing, a wrong file included.
- **Excluded rules** are not compared at all. At most a tenth of the rules about security may be left out in a suite;
  those that are not about security (availability, naming, cost) are marked so and not counted. The table
  counts entries, among them single cases and rules that the suite's index does not hold; the suite itself prints how
  many of the index's security rules it leaves out. `kubescape-paths` asks
  for places only; what it leaves out is compared by `kubescape`.
- A suite fails when a disagreement is not listed here, when a listed one has gone, or when too much is left out.
";

pub(super) fn plan(root: &Path, plan: &mut Plan) -> Result<()> {
    let mut suites = BTreeMap::new();
    for path in repo::files(&root.join(LISTS), &|p| repo::has_extension(p, "toml"))? {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        suites.insert(suite(&stem).to_owned(), list::read(&path)?);
    }
    plan.insert(root.join(PAGE), Some(page(&suites)));
    Ok(())
}

/// The suite of a list: two of them share a corpus and go by other names.
fn suite(stem: &str) -> &str {
    match stem {
        "kubescape" => "kubescape-paths",
        "kubescape-verdicts" => "kubescape",
        other => other,
    }
}

fn page(suites: &BTreeMap<String, List>) -> String {
    let mut text = format!("{HEAD}\n{}", overview(suites));
    for (name, list) in suites {
        text += &format!("\n## {name}\n{}{}", disagreements(list), exclusions(list));
    }
    text + &format!("\n<!-- Written by `cargo xtask codegen` from {LISTS}/*.toml. -->\n")
}

fn overview(suites: &BTreeMap<String, List>) -> String {
    let mut text =
        "| Suite | Disagreements | we are right | Excluded rules | about security |\n|---|---:|---:|---:|---:|\n"
            .to_owned();
    for (name, list) in suites {
        let all = list.disagreements();
        let ours = all.iter().filter(|d| d.right == Right::Us).count();
        let security = list.excluded().filter(|e| e.security).count();
        text += &format!("| {name} | {} | {ours} | {} | {security} |\n", all.len(), list.excluded().count());
    }
    text
}

fn disagreements(list: &List) -> String {
    if list.disagreements().is_empty() {
        return "\nNo disagreements.\n".to_owned();
    }
    let mut text = "\n### Disagreements\n\n| Case | Right | Why |\n|---|---|---|\n".to_owned();
    for entry in list.disagreements() {
        let right = match entry.right {
            Right::Us => "we",
            Right::Them => "they",
        };
        text += &format!("| `{}` | {right} | {} |\n", cell(&entry.case), cell(&entry.reason));
    }
    text
}

/// Rules with the same reason share a row.
fn exclusions(list: &List) -> String {
    let mut rows: Vec<(Excluded<'_>, Vec<&str>)> = Vec::new();
    for entry in list.excluded() {
        let alike = |(row, _): &&mut (Excluded<'_>, _)| row.reason == entry.reason && row.security == entry.security;
        match rows.iter_mut().find(alike) {
            Some((_, rules)) => rules.push(entry.rule),
            None => rows.push((entry, vec![entry.rule])),
        }
    }
    if rows.is_empty() {
        return "\nNo rule is left out.\n".to_owned();
    }
    let mut text = "\n### Excluded rules\n\n| Rules | About security | Why |\n|---|---|---|\n".to_owned();
    for (entry, rules) in rows {
        let rules: Vec<String> = rules.into_iter().map(|rule| format!("`{}`", cell(rule))).collect();
        let security = if entry.security { "yes" } else { "no" };
        text += &format!("| {} | {security} | {} |\n", rules.join(", "), cell(entry.reason));
    }
    text
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_has_its_row() {
        let list = "[[exclude]]\nrules = [\"a\", \"b\"]\nreason = \"x | y\"\n\
                    [[exclude]]\nrule = \"c\"\nsecurity = false\nreason = \"x | y\"\n\
                    [[disagree]]\ncase = \"d\"\nright = \"them\"\nreason = \"z\"\n";
        let suites = [("one".to_owned(), toml::from_str(list).unwrap()), ("two".to_owned(), List::default())];
        let text = page(&suites.into());
        for row in
            ["| one | 1 | 0 | 3 | 2 |", "| `a`, `b` | yes | x \\| y |", "| `c` | no | x \\| y |", "| `d` | they | z |"]
        {
            assert!(text.contains(row), "{row} is not in\n{text}");
        }
        assert!(text.contains("## two\n\nNo disagreements.\n\nNo rule is left out.\n"), "{text}");
    }
}
