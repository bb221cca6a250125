//! The two passes: a whole scope, and edited documents against it.

use std::collections::BTreeMap;
use std::sync::Arc;

use plimsoll_engine::{Assessment, ModeChoice, Request, assess, choose_modes, fold};
use plimsoll_estate::{Estate, View, normalise};
use plimsoll_model::{BlindSpot, Snapshot};
use plimsoll_source::{Error, TextOptions, from_texts};
use plimsoll_waive::{Inline, Join, inline, waive};

use crate::Settings;
use crate::scope::limits;

/// Open documents by the path that is shown for them.
pub(crate) type Buffers = BTreeMap<String, Arc<str>>;

/// A scope, judged as `plimsoll scan` judges it, with documents laid over its files.
#[derive(Debug)]
pub(crate) struct Whole {
    pub(crate) settings: Arc<Settings>,
    pub(crate) modes: ModeChoice,
    pub(crate) part: Part,
    /// The documents as they were laid over the files.
    pub(crate) buffers: Buffers,
    /// Documents that a scan passes over, by the path that is shown for them.
    pub(crate) passed_over: Vec<String>,
}

/// An estate and what was judged of it.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) estate: Arc<Estate>,
    pub(crate) assessment: Assessment,
}

impl Whole {
    /// Judges everything.
    pub(crate) fn judge(
        settings: Arc<Settings>,
        snapshot: Snapshot,
        buffers: Buffers,
        passed_over: Vec<String>,
    ) -> Self {
        let estate = Arc::new(normalise(snapshot, &settings.options));
        let modes = choose_modes(settings.catalog, &estate, &settings.told);
        let assessment = assessed(&settings, &modes, &estate);
        Self { modes, part: Part { estate, assessment }, settings, buffers, passed_over }
    }

    /// Judges these documents among everything else.
    pub(crate) fn edited(&self, buffers: &Buffers) -> Result<Part, Error> {
        let over = Arc::new(normalise(collect(&self.settings, buffers)?, &self.settings.options));
        let base = &self.part.estate;
        let place = |path: &String| base.files().binary_search_by(|f| f.path.as_str().cmp(path)).ok();
        let replaced: Vec<u32> = buffers.keys().filter_map(place).map(|at| at as u32).collect();
        let view = View::edited(base, &over, &replaced);
        let mut assessment = assess(&request(&self.settings, &self.modes), view);
        // Whether a waiver of the project's file is used shows in the whole only.
        accept(&self.settings, &over, false, &mut assessment);
        Ok(Part { estate: over, assessment })
    }
}

/// Judges an estate and applies every waiver.
pub(crate) fn assessed(settings: &Settings, modes: &ModeChoice, estate: &Estate) -> Assessment {
    let mut assessment = assess(&request(settings, modes), View::new(estate));
    accept(settings, estate, settings.whole, &mut assessment);
    assessment
}

fn request<'a>(settings: &'a Settings, modes: &'a ModeChoice) -> Request<'a> {
    let (catalog, checks) = (settings.catalog, settings.checks.as_slice());
    // What proves a control together moves the line only, which no editor draws.
    Request { catalog, checks, together: &[], modes, version: env!("CARGO_PKG_VERSION") }
}

/// The documents, their secrets masked.
fn collect(settings: &Settings, buffers: &Buffers) -> Result<Snapshot, Error> {
    let options = TextOptions {
        complete: settings.complete.clone(),
        fingerprint_key: settings.fingerprint_key.clone(),
        secrets: true,
        limits: limits(),
    };
    from_texts(buffers.iter().map(|(path, text)| (path.as_str(), Arc::clone(text))), &options)
}

/// Applies every waiver, as a scan does.
fn accept(settings: &Settings, estate: &Estate, whole: bool, assessment: &mut Assessment) {
    let Inline { waivers: own, faults, unmatched } = inline(estate, settings.rules, &settings.names);
    let join = Join {
        today: settings.rules.today,
        catalog: settings.catalog,
        ran: &settings.checks,
        waivers: settings.waivers.iter().cloned().chain(own).chain(settings.imported.iter().cloned()).collect(),
        faults,
        unmatched: settings.unmatched.iter().cloned().chain(unmatched).collect(),
        whole,
        relative: &*settings.relative,
    };
    waive(assessment, join);
    fold(assessment);
}

/// Lays documents over the files of a snapshot.
pub(crate) fn lay_over(settings: &Settings, snapshot: &mut Snapshot, buffers: &Buffers) -> Result<(), Error> {
    let laid = collect(settings, buffers)?;
    snapshot.files.retain(|f| !buffers.contains_key(&f.path));
    snapshot.blind.retain(|b| !is_of(b, buffers));
    snapshot.secrets.found.retain(|f| !buffers.contains_key(&f.path));
    snapshot.secrets.found.extend(laid.secrets.found);
    snapshot.secrets.found.sort_by(|a, b| a.path.cmp(&b.path));
    snapshot.files.extend(laid.files);
    snapshot.blind.extend(laid.blind);
    snapshot.files.sort_by(|a, b| a.path.cmp(&b.path));
    snapshot.blind.sort();
    snapshot.blind.dedup();
    Ok(())
}

/// Whether a blind spot is about the bytes of a file that is open: what the editor holds is read instead.
fn is_of(spot: &BlindSpot, buffers: &Buffers) -> bool {
    buffers.contains_key(&spot.path)
}
