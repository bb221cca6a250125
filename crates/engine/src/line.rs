//! The line: the controls of an estate, split by owner; yours closed, open or unseen.

use std::collections::{BTreeMap, HashMap};

use plimsoll_catalog::{Catalog, Control, Evidence, EvidenceSource, Owner, Severity};
use plimsoll_model::Why;
use serde::{Deserialize, Serialize};

use crate::sight::Sight;

use crate::{ModeChoice, PlatformLine};

/// How a control of yours stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ControlState {
    /// At least one subject has a gap.
    Open,
    /// It cannot be told: something was not read, or a wanted kind of evidence is missing.
    Unseen,
    /// Every subject was seen and holds.
    Closed,
}

/// A control that is yours or shared, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ControlLine {
    /// The control's id.
    pub control: String,
    /// Whose it is.
    pub owner: Owner,
    /// How bad an open one is.
    pub severity: Severity,
    /// How it stands.
    pub state: ControlState,
    /// Subjects that hold.
    pub passed: u64,
    /// Subjects with a gap.
    pub gaps: u64,
    /// Those of `gaps` that somebody accepted; a control with gaps is open all the same.
    #[serde(default, skip_serializing_if = "is_none")]
    pub accepted: u64,
    /// Subjects that cannot be told.
    pub unknown: u64,
    /// Why it is unseen, and what would show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
}

fn is_none(count: &u64) -> bool {
    *count == 0
}

/// One area of the line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaLine {
    /// The area's id.
    pub area: String,
    /// Controls that the provider runs.
    pub provider: usize,
    /// Controls that a vendor runs.
    pub vendor: usize,
    /// Controls that do not exist in these modes.
    pub not_applicable: usize,
    /// Controls that are shared, among `closed`, `open`, `unseen` and `out_of_sight`.
    pub shared: usize,
    /// Yours or shared, and closed.
    pub closed: usize,
    /// Yours or shared, and open.
    pub open: usize,
    /// Yours or shared, and unseen although this input could show it.
    pub unseen: usize,
    /// Yours or shared, wanting evidence that this input cannot hold.
    pub out_of_sight: usize,
    /// The controls behind `closed`, `open` and `unseen`, open ones first, then by severity and id.
    pub controls: Vec<ControlLine>,
}

/// Controls of yours that this input cannot show, by the evidence that would.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rest {
    /// The kind of evidence.
    pub evidence: EvidenceSource,
    /// How many controls want it.
    pub controls: usize,
    /// The command that would show it.
    pub command: String,
    /// Whether this version has that command.
    pub available: bool,
}

/// The line of an estate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The modes that it is drawn for.
    pub modes: ModeChoice,
    /// Areas in the catalogue's order.
    pub areas: Vec<AreaLine>,
    /// What this input cannot show.
    pub rest: Vec<Rest>,
    /// Files, documents and charts in the input that were not read: "closed" says nothing of them.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub unread: usize,
    /// Owner cells of these modes that no opened document backs.
    pub unverified_owners: usize,
    /// Owner cells of these modes.
    pub owners: usize,
    /// The same for each cluster and each service of ECS that infrastructure code describes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub platforms: Vec<PlatformLine>,
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// What the checks said of one control.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    /// Passes of checks that ask all that the control says.
    pub(crate) proofs: u64,
    /// What is missing for several checks to prove it together.
    pub(crate) part: Option<Why>,
    pub(crate) gaps: u64,
    pub(crate) unknown: u64,
    pub(crate) why: Option<Why>,
}

impl Line {
    /// Sums over all areas.
    #[must_use]
    pub fn total(&self) -> AreaLine {
        sum(&self.areas)
    }
}

/// The sums over areas.
pub(crate) fn sum(areas: &[AreaLine]) -> AreaLine {
    areas.iter().fold(AreaLine::default(), |sum, a| AreaLine {
        provider: sum.provider + a.provider,
        vendor: sum.vendor + a.vendor,
        not_applicable: sum.not_applicable + a.not_applicable,
        shared: sum.shared + a.shared,
        closed: sum.closed + a.closed,
        open: sum.open + a.open,
        unseen: sum.unseen + a.unseen,
        out_of_sight: sum.out_of_sight + a.out_of_sight,
        ..AreaLine::default()
    })
}

/// Draws the line from what the checks said; `checked` are the controls that some check looks at.
pub(crate) fn draw(
    catalog: &Catalog,
    modes: &ModeChoice,
    tallies: &HashMap<&str, Tally>,
    sight: &Sight,
    unread: usize,
) -> Line {
    let areas = catalog.areas().iter().map(|area| {
        let controls = catalog.controls().iter().filter(|c| c.area == area.id);
        let mut line = AreaLine { area: area.id.clone(), ..AreaLine::default() };
        for control in controls {
            add(&mut line, &Drawn { catalog, modes, sight }, control, tallies.get(control.id.as_str()));
        }
        line.controls.sort_by(|a, b| (a.state, b.severity, &a.control).cmp(&(b.state, a.severity, &b.control)));
        line
    });
    let cells = |f: fn(&Catalog, &plimsoll_catalog::Mode) -> usize| {
        modes.modes.iter().filter_map(|m| catalog.mode(m)).map(|m| f(catalog, m)).sum()
    };
    Line {
        areas: areas.collect(),
        rest: rest(catalog, modes, tallies, sight),
        unread,
        unverified_owners: cells(Catalog::unverified_in),
        owners: cells(Catalog::cells_in),
        modes: modes.clone(),
        platforms: Vec::new(),
    }
}

/// What every control of a line is drawn by.
struct Drawn<'d> {
    catalog: &'d Catalog,
    modes: &'d ModeChoice,
    sight: &'d Sight,
}

fn add(line: &mut AreaLine, by: &Drawn<'_>, control: &Control, tally: Option<&Tally>) {
    let owner = by.modes.owner(by.catalog, control);
    match owner {
        Owner::Provider => line.provider += 1,
        Owner::Vendor => line.vendor += 1,
        Owner::NotApplicable => line.not_applicable += 1,
        Owner::Customer | Owner::Shared => {
            line.shared += usize::from(owner == Owner::Shared);
            let wanted = wanted(by.catalog, by.modes, control);
            add_own(line, (control, owner), by.sight, &wanted, tally);
        }
    }
}

/// The evidence that can exist in these modes and is not mere confirmation.
fn wanted<'c>(catalog: &Catalog, modes: &ModeChoice, control: &'c Control) -> Vec<&'c Evidence> {
    let modes: Vec<_> = modes.modes.iter().filter_map(|m| catalog.mode(m)).collect();
    let exists = |e: &&Evidence| !e.confirms && modes.iter().any(|m| e.exists_in(m));
    control.evidence.iter().filter(exists).collect()
}

fn add_own(
    line: &mut AreaLine,
    (control, owner): (&Control, Owner),
    sight: &Sight,
    wanted: &[&Evidence],
    tally: Option<&Tally>,
) {
    if !in_sight(sight, wanted) && tally.is_none_or(|t| t.gaps == 0) {
        line.out_of_sight += 1;
        return;
    }
    let (state, why) = state(sight, wanted, tally);
    match state {
        ControlState::Open => line.open += 1,
        ControlState::Unseen => line.unseen += 1,
        ControlState::Closed => line.closed += 1,
    }
    let tally = tally.cloned().unwrap_or_default();
    line.controls.push(ControlLine {
        control: control.id.clone(),
        owner,
        severity: control.severity,
        state,
        passed: tally.passed,
        gaps: tally.gaps,
        accepted: 0,
        unknown: tally.unknown,
        why,
    });
}

fn in_sight(sight: &Sight, wanted: &[&Evidence]) -> bool {
    wanted.iter().any(|e| sight.holds(e.source))
}

/// Open if any gap; else unseen if any unknown, no subject, no check that asks all of it, or a wanted kind of
/// evidence is missing; else closed.
fn state(sight: &Sight, wanted: &[&Evidence], tally: Option<&Tally>) -> (ControlState, Option<Why>) {
    let unseen = |why| (ControlState::Unseen, Some(why));
    let Some(tally) = tally else {
        return unseen(Why::new("no check looks at it yet", "review it by hand"));
    };
    if tally.gaps > 0 {
        return (ControlState::Open, None);
    }
    if tally.unknown > 0 {
        let why = tally.why.clone();
        return unseen(why.unwrap_or_else(|| Why::new("some subjects cannot be told", "see the unknown verdicts")));
    }
    if tally.passed == 0 {
        return unseen(Why::new("the input holds nothing that it speaks of", "scan the running cluster"));
    }
    if tally.proofs == 0 {
        let part = tally.part.clone();
        return unseen(
            part.unwrap_or_else(|| Why::new("the checks that passed ask only part of it", "review the rest by hand")),
        );
    }
    match wanted.iter().find(|e| !sight.holds(e.source)) {
        Some(missing) => unseen(missing_evidence(missing.source, "also wants")),
        None => (ControlState::Closed, None),
    }
}

fn missing_evidence(source: EvidenceSource, wants: &str) -> Why {
    let (command, available) = command_for(source);
    let resolve = if available {
        format!("run `{command}`")
    } else {
        format!("`{command}` will show it; this version has no such collector")
    };
    Why::new(format!("it {wants} evidence from {}", source_name(source)), resolve)
}

/// Why a control that this input cannot hold evidence for is unseen, and what would show it.
pub(crate) fn out_of_sight(catalog: &Catalog, modes: &ModeChoice, control: &Control) -> Why {
    let first = wanted(catalog, modes, control).first().copied().or(control.evidence.first());
    let unnamed = || Why::new("no kind of evidence is named for it", "review it by hand");
    first.map_or_else(unnamed, |e| missing_evidence(e.source, "wants"))
}

/// A kind of evidence in words.
pub(crate) fn source_name(source: EvidenceSource) -> &'static str {
    match source {
        EvidenceSource::K8s => "the Kubernetes API",
        EvidenceSource::Manifest => "manifests",
        EvidenceSource::Vcs => "source control",
        EvidenceSource::Image => "images",
        EvidenceSource::Registry => "registries",
        EvidenceSource::AwsApi => "AWS",
        EvidenceSource::AzureApi => "Azure",
        EvidenceSource::GcpApi => "Google Cloud",
        EvidenceSource::Host => "nodes",
        EvidenceSource::Runtime => "the running processes",
        EvidenceSource::AuditLog => "audit logs",
        EvidenceSource::Process => "people and documents",
    }
}

/// The command that shows a kind of evidence, and whether this version has it.
fn command_for(source: EvidenceSource) -> (&'static str, bool) {
    match source {
        EvidenceSource::K8s => ("plimsoll scan cluster", false),
        EvidenceSource::Manifest => ("plimsoll scan PATH", true),
        EvidenceSource::Vcs => ("plimsoll scan vcs", false),
        EvidenceSource::Image | EvidenceSource::Registry => ("plimsoll scan image:REF", false),
        EvidenceSource::AwsApi => ("plimsoll scan aws", false),
        EvidenceSource::AzureApi => ("plimsoll scan azure", false),
        EvidenceSource::GcpApi => ("plimsoll scan gcp", false),
        EvidenceSource::Host => ("plimsoll scan host", false),
        EvidenceSource::Runtime => ("plimsoll watch", false),
        EvidenceSource::AuditLog => ("plimsoll watch", false),
        EvidenceSource::Process => ("plimsoll report", false),
    }
}

/// Each control that is out of sight counts once, for the first kind of evidence that it wants.
fn rest(catalog: &Catalog, modes: &ModeChoice, tallies: &HashMap<&str, Tally>, sight: &Sight) -> Vec<Rest> {
    let mut counts: BTreeMap<EvidenceSource, usize> = BTreeMap::new();
    let gapped = |c: &Control| tallies.get(c.id.as_str()).is_some_and(|t| t.gaps > 0);
    for control in catalog.controls().iter().filter(|c| !gapped(c)) {
        let wanted = wanted(catalog, modes, control);
        let yours = modes.owner(catalog, control).is_yours() && !in_sight(sight, &wanted);
        if let (true, Some(first)) = (yours, wanted.first().copied().or(control.evidence.first())) {
            *counts.entry(first.source).or_default() += 1;
        }
    }
    let line = |(evidence, controls)| {
        let (command, available) = command_for(evidence);
        Rest { evidence, controls, command: command.to_owned(), available }
    };
    counts.into_iter().map(line).collect()
}
