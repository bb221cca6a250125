//! SARIF 2.1.0: findings are results of kind `fail`, unknown verdicts of kind `open`, blind spots notifications.

mod place;
mod rules;
mod types;

use std::collections::BTreeMap;
use std::io::Write;

use plimsoll_catalog::{Catalog, Severity};
use plimsoll_engine::{Assessment, Finding, UnknownVerdict, Waived};
use plimsoll_model::BlindSpot;
use serde::ser::{SerializeSeq, SerializeStruct};
use serde::{Serialize, Serializer};
use serde_json::json;

use crate::words::EN;
use crate::{Error, Style, also, tally};
use rules::Rules;
use types::{Driver, Invocation, Message, Notification, Properties, SarifResult, Suppression, Tool};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// Name of the fingerprint; the number changes if its making does.
const FINGERPRINT: &str = "plimsoll/v1";

pub(crate) fn write(
    assessment: &Assessment,
    catalog: &Catalog,
    style: &Style,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let log = Log { runs: [Run { assessment, rules: Rules::of(assessment, catalog, style) }] };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    Ok(writeln!(out)?)
}

struct Log<'a> {
    runs: [Run<'a>; 1],
}

impl Serialize for Log<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut log = serializer.serialize_struct("Log", 3)?;
        log.serialize_field("$schema", SCHEMA)?;
        log.serialize_field("version", "2.1.0")?;
        log.serialize_field("runs", &self.runs)?;
        log.end()
    }
}

struct Run<'a> {
    assessment: &'a Assessment,
    rules: Rules,
}

impl Serialize for Run<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut run = serializer.serialize_struct("Run", 4)?;
        run.serialize_field("tool", &tool(self.assessment, &self.rules))?;
        run.serialize_field("invocations", &[invocation(self.assessment)])?;
        run.serialize_field("columnKind", "unicodeCodePoints")?;
        run.serialize_field("results", &Results(self))?;
        run.end()
    }
}

/// Results are made one by one while they are written, so that many of them take no memory.
struct Results<'a>(&'a Run<'a>);

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Run { assessment, rules } = self.0;
        let len = assessment.findings.len() + assessment.waived.len() + assessment.unknowns.len();
        let mut results = serializer.serialize_seq(Some(len))?;
        for finding in &assessment.findings {
            results.serialize_element(&failed(finding, rules))?;
        }
        for waived in &assessment.waived {
            results.serialize_element(&suppressed(waived, rules))?;
        }
        for unknown in &assessment.unknowns {
            results.serialize_element(&open(unknown, rules))?;
        }
        results.end()
    }
}

fn tool(assessment: &Assessment, rules: &Rules) -> Tool {
    let version = assessment.tool_version.clone();
    Tool { driver: Driver { name: "Plimsoll", semantic_version: version.clone(), version, rules: rules.list() } }
}

pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "note",
    }
}

fn failed(finding: &Finding, rules: &Rules) -> SarifResult {
    let (locations, related_locations) = place::of_finding(finding);
    let mut properties = Properties::from([
        ("severity", json!(finding.severity)),
        ("confidence", json!(finding.confidence)),
        ("controls", json!(finding.controls)),
        ("fix", json!(finding.fix)),
    ]);
    if let Some(owner) = finding.owner {
        properties.insert("owner", json!(owner));
    }
    SarifResult {
        rule_id: finding.check.to_string(),
        rule_index: rules.index(&finding.check),
        kind: "fail",
        level: level(finding.severity),
        message: Message::text(also::with(&format!("{}: {}", finding.subject, finding.message), &finding.also, &EN)),
        locations,
        related_locations,
        partial_fingerprints: BTreeMap::from([(FINGERPRINT, finding.fingerprint.clone())]),
        suppressions: Vec::new(),
        properties,
    }
}

/// A waived finding is a result all the same, marked as suppressed by whom and why.
fn suppressed(waived: &Waived, rules: &Rules) -> SarifResult {
    let mut properties = Properties::from([("by", json!(waived.by)), ("file", json!(waived.file))]);
    properties.extend(waived.owner.as_ref().map(|owner| ("owner", json!(owner))));
    properties.extend(waived.until.as_ref().map(|until| ("until", json!(until))));
    let kind = if waived.by.in_source() { "inSource" } else { "external" };
    let suppression = Suppression { kind, status: "accepted", justification: waived.reason.clone(), properties };
    SarifResult { suppressions: vec![suppression], ..failed(&waived.finding, rules) }
}

fn open(unknown: &UnknownVerdict, rules: &Rules) -> SarifResult {
    SarifResult {
        rule_id: unknown.check.to_string(),
        rule_index: rules.index(&unknown.check),
        kind: "open",
        level: "none",
        message: Message::text(also::with(
            &format!("{}: not known: {}", unknown.subject, unknown.why),
            &unknown.also,
            &EN,
        )),
        locations: vec![place::of_unknown(unknown)],
        related_locations: Vec::new(),
        partial_fingerprints: BTreeMap::new(),
        suppressions: Vec::new(),
        properties: Properties::from([("controls", json!(unknown.controls))]),
    }
}

fn invocation(assessment: &Assessment) -> Invocation {
    Invocation {
        execution_successful: true,
        tool_execution_notifications: assessment.blind.iter().map(notification).collect(),
        properties: Properties::from([
            ("counts", json!(assessment.counts)),
            ("kubernetes", json!(assessment.kubernetes)),
            ("modes", json!(assessment.line.modes)),
            ("skipped", json!(tally::skipped(assessment).values().sum::<usize>())),
        ]),
    }
}

fn notification(spot: &BlindSpot) -> Notification {
    Notification {
        level: "warning",
        message: Message::text(format!("not read: {}", spot.why)),
        locations: vec![place::of_blind(spot)],
    }
}
