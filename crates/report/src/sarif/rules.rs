//! One rule for each check that has a result, with what the catalogue says of its controls.

use std::collections::BTreeMap;

use plimsoll_catalog::{Catalog, Control, Severity};
use plimsoll_engine::Assessment;
use serde_json::json;

use super::types::{Configuration, Message, Properties, Rule};
use crate::Style;

/// What the results tell of a check.
#[derive(Debug, Default)]
struct Told<'a> {
    title: Option<&'a str>,
    fix: Option<&'a str>,
    severity: Option<Severity>,
    controls: &'a [std::borrow::Cow<'static, str>],
}

/// The rules, ordered by slug.
pub(super) struct Rules {
    indexes: BTreeMap<String, usize>,
    make: Vec<RuleParts>,
}

struct RuleParts {
    slug: String,
    title: String,
    description: String,
    fix: String,
    help: String,
    severity: Severity,
    controls: Vec<String>,
    help_uri: Option<String>,
}

impl Rules {
    pub(super) fn of(assessment: &Assessment, catalog: &Catalog, style: &Style) -> Self {
        let make: Vec<RuleParts> =
            told(assessment).into_iter().map(|(slug, told)| parts(slug, &told, catalog, style)).collect();
        let indexes = make.iter().enumerate().map(|(at, rule)| (rule.slug.clone(), at)).collect();
        Self { indexes, make }
    }

    pub(super) fn index(&self, slug: &str) -> usize {
        self.indexes.get(slug).copied().unwrap_or_default()
    }

    pub(super) fn list(&self) -> Vec<Rule> {
        self.make.iter().map(rule).collect()
    }
}

fn told(assessment: &Assessment) -> BTreeMap<&str, Told<'_>> {
    let mut checks: BTreeMap<&str, Told<'_>> = BTreeMap::new();
    for unknown in &assessment.unknowns {
        checks.entry(&unknown.check).or_default().controls = &unknown.controls;
    }
    for finding in assessment.findings.iter().chain(assessment.waived.iter().map(|w| &w.finding)) {
        let told = checks.entry(&finding.check).or_default();
        let severity = told.severity.map_or(finding.severity, |s| s.max(finding.severity));
        *told = Told {
            title: Some(&finding.title),
            fix: Some(&finding.fix),
            severity: Some(severity),
            controls: &finding.controls,
        };
    }
    checks
}

fn parts(slug: &str, told: &Told<'_>, catalog: &Catalog, style: &Style) -> RuleParts {
    let controls: Vec<&Control> = told.controls.iter().filter_map(|id| catalog.control(id)).collect();
    let first = controls.first();
    let description = first.map_or(slug, |c| c.statement.as_deref().unwrap_or(c.title_in(style.zh())));
    let fix = told.fix.map(str::to_owned).or_else(|| first.map(|c| c.remediation.clone())).unwrap_or_default();
    RuleParts {
        slug: slug.to_owned(),
        title: told.title.or(first.map(|c| c.title.as_str())).unwrap_or(slug).to_owned(),
        description: description.to_owned(),
        help: help(told.fix, &controls, catalog, style),
        severity: told.severity.or(first.map(|c| c.severity)).unwrap_or(Severity::Info),
        controls: told.controls.iter().map(ToString::to_string).collect(),
        help_uri: style.docs_url.as_ref().map(|base| format!("{base}/{slug}")),
        fix,
    }
}

/// The fix, then each control with its remediation and who asks for it.
fn help(fix: Option<&str>, controls: &[&Control], catalog: &Catalog, style: &Style) -> String {
    let mut text = fix.map_or(String::new(), |fix| format!("**{}**: {fix}\n", style.words().help));
    for control in controls {
        text += &format!(
            "\n### `{}`: {}\n\n{}\n",
            control.id,
            control.title_in(style.zh()),
            style.lang.say(&control.remediation)
        );
        for (framework, requirement) in catalog.requirements_of(control) {
            text += &format!("\n- {} {}: {}", framework.title, requirement.id, style.lang.say(&requirement.title));
        }
        text.push('\n');
    }
    text
}

fn rule(parts: &RuleParts) -> Rule {
    Rule {
        id: parts.slug.clone(),
        name: camel(&parts.slug),
        short_description: Message::text(&parts.title),
        full_description: Message::text(&parts.description),
        help: Message { text: parts.fix.clone(), markdown: Some(parts.help.clone()) },
        help_uri: parts.help_uri.clone(),
        default_configuration: Configuration { level: super::level(parts.severity) },
        properties: Properties::from([
            ("controls", json!(parts.controls)),
            ("security-severity", json!(score(parts.severity))),
            ("tags", json!(["security", "kubernetes"])),
        ]),
    }
}

/// The middle of the band that code hosts give each severity.
fn score(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "9.5",
        Severity::High => "8.0",
        Severity::Medium => "5.5",
        Severity::Low => "2.5",
        Severity::Info => "0.0",
    }
}

/// `host-network` as `HostNetwork`, the form that SARIF asks for in names.
fn camel(slug: &str) -> String {
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    slug.split('-').filter(|w| w.is_ascii() && !w.is_empty()).map(capital).collect()
}
