//! What the filters go by, the same for every entry that the page lists.

use std::collections::{BTreeSet, HashMap};

use plimsoll_catalog::{Catalog, Owner};
use plimsoll_engine::{Assessment, Finding, Subject, UnknownVerdict};
use plimsoll_model::BlindSpot;
use serde::Serialize;

use crate::text::clean;

/// The attributes of an entry; empty where it has none.
#[derive(Debug, Default, Serialize)]
pub(super) struct Item {
    state: &'static str,
    severity: &'static str,
    owner: &'static str,
    /// Ids, with spaces between.
    areas: String,
    check: String,
    file: String,
    object: String,
}

/// What stands in for an owner that no mode tells.
pub(super) const NO_OWNER: &str = "none";

/// The owners of yours, by control.
pub(super) struct Items<'a> {
    catalog: &'a Catalog,
    owners: HashMap<&'a str, Owner>,
}

impl<'a> Items<'a> {
    pub(super) fn of(assessment: &'a Assessment, catalog: &'a Catalog) -> Self {
        let controls = assessment.line.areas.iter().flat_map(|a| &a.controls);
        Self { catalog, owners: controls.map(|c| (c.control.as_str(), c.owner)).collect() }
    }

    pub(super) fn finding(&self, finding: &Finding, state: &'static str) -> Item {
        Item {
            state,
            severity: finding.severity.as_str(),
            owner: name(finding.owner),
            areas: self.areas(&finding.controls),
            check: finding.check.to_string(),
            file: file(finding.places.first().map_or("", |p| &p.file)),
            object: object(&finding.subject),
        }
    }

    pub(super) fn unknown(&self, unknown: &UnknownVerdict) -> Item {
        Item {
            state: "unknown",
            owner: name(self.owner(unknown)),
            areas: self.areas(&unknown.controls),
            check: unknown.check.to_string(),
            file: file(unknown.place.as_ref().map_or("", |p| &p.file)),
            object: object(&unknown.subject),
            ..Item::default()
        }
    }

    pub(super) fn blind(spot: &BlindSpot) -> Item {
        Item { state: "not-read", file: file(&spot.path), ..Item::default() }
    }

    fn owner(&self, unknown: &UnknownVerdict) -> Option<Owner> {
        unknown.controls.iter().find_map(|id| self.owners.get(id.as_ref()).copied())
    }

    fn areas(&self, controls: &[impl AsRef<str>]) -> String {
        let areas = controls.iter().filter_map(|id| Some(self.catalog.control(id.as_ref())?.area.as_str()));
        areas.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" ")
    }
}

impl Items<'_> {
    /// The owners that entries have, in their own order.
    pub(super) fn owners(&self, assessment: &Assessment) -> Vec<Option<Owner>> {
        let waived = assessment.waived.iter().map(|w| &w.finding);
        let found = assessment.findings.iter().chain(waived).map(|f| f.owner);
        let unknown = assessment.unknowns.iter().map(|u| self.owner(u));
        found.chain(unknown).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

pub(super) fn name(owner: Option<Owner>) -> &'static str {
    owner.map_or(NO_OWNER, |o| o.as_str())
}

fn file(path: &str) -> String {
    clean(path).into_owned()
}

fn object(subject: &Subject) -> String {
    clean(&subject.title()).into_owned()
}
