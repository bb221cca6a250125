//! Which modes an estate runs in: told by the caller, else by the input, else left open.

use plimsoll_catalog::{Catalog, Control, Mode, Owner};
use plimsoll_estate::Estate;
use serde::{Deserialize, Serialize};

/// The modes that the line is drawn for, and why these.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModeChoice {
    /// Ids of the modes, in the catalogue's order.
    pub modes: Vec<String>,
    /// Whether these are the modes; else the true one is among them.
    pub certain: bool,
    /// Why these, one reason a line.
    pub reasons: Vec<String>,
    /// Whether the caller told them, whatever the input shows.
    #[serde(skip)]
    pub told: bool,
}

/// Chooses the modes: `told` wins, then signs in the estate, else every Kubernetes mode is possible.
#[must_use]
pub fn choose_modes(catalog: &Catalog, estate: &Estate, told: &[(String, String)]) -> ModeChoice {
    if !told.is_empty() {
        let reasons = told.iter().map(|(mode, by)| format!("{mode}: {by}")).collect();
        let choice = choice(catalog, |m| told.iter().any(|(t, _)| *t == m.id), true, reasons);
        return ModeChoice { told: true, ..choice };
    }
    let signs = estate.modes();
    let reasons = |signs: &[&plimsoll_estate::mode::ModeEvidence]| signs.iter().map(|e| reason(estate, e)).collect();
    let exact: Vec<_> = signs.iter().filter(|e| catalog.mode(e.mode).is_some_and(|m| m.id != m.service)).collect();
    let of_ecs = |mode: &str| mode == "ecs" || catalog.mode(mode).is_some_and(|m| m.service == "ecs");
    let elsewhere: Vec<_> = signs.iter().filter(|e| !of_ecs(e.mode)).collect();
    if !exact.is_empty() && exact.iter().all(|e| of_ecs(e.mode)) && !(estate.pods().is_empty() && elsewhere.is_empty())
    {
        // What runs on ECS says nothing of where the pods beside it run.
        let open =
            |m: &Mode| m.service != "ecs" && (elsewhere.is_empty() || elsewhere.iter().any(|e| e.mode == m.service));
        return choice(catalog, |m| open(m) || exact.iter().any(|e| e.mode == m.id), false, reasons(&exact));
    }
    if !exact.is_empty() {
        return choice(catalog, |m| exact.iter().any(|e| e.mode == m.id), true, reasons(&exact));
    }
    let services: Vec<_> = signs.iter().collect();
    if !services.is_empty() {
        return choice(catalog, |m| services.iter().any(|e| e.mode == m.service), false, reasons(&services));
    }
    let none = vec!["nothing in the input tells where it runs; pass --mode or set `mode` in plimsoll.toml".to_owned()];
    choice(catalog, |m| m.service != "ecs", false, none)
}

fn reason(estate: &Estate, evidence: &plimsoll_estate::mode::ModeEvidence) -> String {
    let object = estate.object(evidence.object);
    format!("{}: {} on {}", evidence.mode, evidence.sign, object.key)
}

fn choice(catalog: &Catalog, keep: impl Fn(&Mode) -> bool, certain: bool, reasons: Vec<String>) -> ModeChoice {
    let modes: Vec<String> = catalog.modes().iter().filter(|m| keep(m)).map(|m| m.id.clone()).collect();
    let certain = certain || modes.len() == 1;
    ModeChoice { modes, certain, reasons, told: false }
}

impl ModeChoice {
    /// Whose a control is: over several modes the one that asks most of the customer.
    #[must_use]
    pub fn owner(&self, catalog: &Catalog, control: &Control) -> Owner {
        let owners = self.modes.iter().filter_map(|m| catalog.mode(m)).map(|m| control.owner(m));
        owners.min().unwrap_or(Owner::NotApplicable)
    }
}
