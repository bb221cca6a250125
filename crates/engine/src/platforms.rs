//! The line of each thing that containers run on: a cluster, a service of ECS.

use std::collections::{BTreeSet, HashMap};

use plimsoll_catalog::{Catalog, Mode};
use plimsoll_estate::{ObjectId, Platform, PlatformKind, Platforms, View};
use serde::{Deserialize, Serialize};

use crate::line::{self, AreaLine, Line};
use crate::run::Verdicts;
use crate::sight::Sight;
use crate::tally::{self, Tallies};
use crate::{Judged, ModeChoice, Request, together};

/// The line of one cluster or one service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlatformLine {
    /// `cluster`, `service`, or `task` for a task definition that no service here runs.
    pub kind: String,
    /// The provider's service, as the catalogue names it: `eks`, `ecs`, `aks`, `gke`.
    pub service: String,
    /// Its address in the code.
    pub name: String,
    /// The file that it stands in.
    pub file: String,
    /// The modes that it runs in.
    pub modes: ModeChoice,
    /// What else decides whose something is, in clauses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
    /// Its areas in the catalogue's order, in numbers alone.
    pub areas: Vec<AreaLine>,
}

impl PlatformLine {
    /// Sums over all areas.
    #[must_use]
    pub fn total(&self) -> AreaLine {
        line::sum(&self.areas)
    }
}

/// What stands where, with the modes that count for it.
pub(crate) struct Ground<'a> {
    pub(crate) platforms: Platforms,
    request: &'a Request<'a>,
    view: View<'a>,
}

impl<'a> Ground<'a> {
    pub(crate) fn of(request: &'a Request<'a>, view: View<'a>) -> Self {
        Self { platforms: Platforms::of(view), request, view }
    }

    /// The modes of what a verdict is about, where they are not those of the whole estate.
    pub(crate) fn modes(&self, object: Option<ObjectId>) -> Option<ModeChoice> {
        let object = object.filter(|_| !self.request.modes.told)?;
        if let Some(modes) = self.platforms.modes_of(object) {
            return Some(only(self.request.catalog, |mode| modes.contains(&mode.id.as_str())));
        }
        let wide = self.request.modes;
        let open = self.platforms.open_services(self.view.estate().object(object));
        if !open.is_empty() {
            let may = |mode: &Mode| open.contains(&mode.service.as_str()) || wide.modes.contains(&mode.id);
            let choice = only(self.request.catalog, may);
            return Some(ModeChoice { certain: false, ..choice });
        }
        let kept = |keep: &dyn Fn(&Mode) -> bool| {
            let within = only(self.request.catalog, |mode| keep(mode) && wide.modes.contains(&mode.id));
            (!within.modes.is_empty()).then_some(within)
        };
        match self.platforms.service_of(object) {
            Some(service) => kept(&|mode| mode.service == service),
            // What runs on ECS says nothing of where the pods beside it run.
            None if self.view.estate().object(object).is_kubernetes() => kept(&|mode| mode.service != "ecs"),
            None => None,
        }
    }

    /// The line of every platform.
    pub(crate) fn lines(&self, verdicts: &Verdicts<'_>, sight: &Sight) -> Vec<PlatformLine> {
        let mut by_set: HashMap<usize, Vec<&Judged<'_>>> = HashMap::new();
        for judged in &verdicts.judged {
            let set = judged.object.map_or(Platforms::CLUSTERS, |object| self.platforms.set_of(object));
            by_set.entry(set).or_default().push(judged);
        }
        let all = self.platforms.all.iter().enumerate();
        all.map(|(index, platform)| self.line(index, platform, (verdicts, &by_set), sight)).collect()
    }

    fn line(
        &self,
        index: usize,
        platform: &Platform,
        (verdicts, by_set): (&Verdicts<'_>, &HashMap<usize, Vec<&Judged<'_>>>),
        sight: &Sight,
    ) -> PlatformLine {
        let modes = self.choice(platform);
        let holds = |set: usize| self.platforms.set(set).contains(&index);
        let mut passed = vec![0; self.request.checks.len()];
        let own = verdicts.passed_in.iter().filter(|((set, _), _)| holds(*set));
        own.for_each(|((_, check), count)| passed[*check] += count);
        let mut sets: Vec<usize> = by_set.keys().copied().filter(|set| holds(*set)).collect();
        sets.sort_unstable();
        let judged = sets.iter().filter_map(|set| by_set.get(set)).flatten().copied();
        let mut tallies: Tallies<'_> = tally::of(self.request, &passed, judged, verdicts.files.iter().map(|f| f.0));
        together::prove(
            (self.request.catalog, &modes),
            self.request.checks,
            self.request.together,
            &passed,
            &mut tallies,
        );
        let Line { mut areas, .. } = line::draw(self.request.catalog, &modes, &tallies, sight, 0);
        areas.iter_mut().for_each(|area| area.controls.clear());
        PlatformLine {
            kind: kind(platform.kind).to_owned(),
            service: platform.service.to_owned(),
            name: platform.name.clone(),
            file: platform.file.clone(),
            modes,
            facts: platform.facts.clone(),
            areas,
        }
    }

    /// The modes of a platform: those that the caller told, of its service; else its own.
    fn choice(&self, platform: &Platform) -> ModeChoice {
        let (catalog, wide) = (self.request.catalog, self.request.modes);
        let of_service = |mode: &Mode| mode.service == platform.service;
        if wide.told {
            let told = only(catalog, |mode| of_service(mode) && wide.modes.contains(&mode.id));
            return if told.modes.is_empty() { wide.clone() } else { ModeChoice { told: true, ..told } };
        }
        let own: BTreeSet<&str> = platform.modes.iter().map(|(mode, _)| *mode).collect();
        let reasons = platform.modes.iter().map(|(mode, sign)| format!("{mode}: {sign}")).collect();
        let choice = only(catalog, |mode| own.contains(mode.id.as_str()) || platform.open && of_service(mode));
        ModeChoice { certain: !platform.open, reasons, ..choice }
    }
}

fn only(catalog: &Catalog, keep: impl Fn(&Mode) -> bool) -> ModeChoice {
    let modes = catalog.modes().iter().filter(|mode| keep(mode)).map(|mode| mode.id.clone()).collect();
    ModeChoice { modes, certain: true, ..ModeChoice::default() }
}

fn kind(kind: PlatformKind) -> &'static str {
    match kind {
        PlatformKind::Cluster => "cluster",
        PlatformKind::Service => "service",
        PlatformKind::Task => "task",
    }
}
