//! Controls that no single check proves, but several do together.

use std::collections::HashMap;

use plimsoll_catalog::{Catalog, Control};
use plimsoll_model::Why;

use crate::line::Tally;
use crate::{Check, ModeChoice};

/// Checks that ask all that a control says, but only together.
///
/// The control can close only where each of them ran and found at least one subject that holds. As for every control,
/// one gap keeps it open and one unknown verdict keeps it unseen.
#[derive(Clone, Copy, Debug)]
pub struct Together {
    /// The control.
    pub control: &'static str,
    /// The slugs of the checks, which all name the control in their `controls`.
    pub checks: &'static [&'static str],
    /// The services that they ask all of it for; none where they do for every one. Where something runs that is of
    /// another service, and the control is yours there, they prove nothing.
    pub services: &'static [&'static str],
}

/// Counts a complete set as a proof of its control; of an incomplete one it says what is missing.
pub(crate) fn prove<'a>(
    (catalog, modes): (&'a Catalog, &ModeChoice),
    checks: &[&Check],
    sets: &[Together],
    passed: &[u64],
    tallies: &mut HashMap<&'a str, Tally>,
) {
    for set in sets {
        let Some(control) = catalog.control(set.control) else { continue };
        let Some(tally) = tallies.get_mut(control.id.as_str()) else { continue };
        match missing(set, checks, passed) {
            _ if !covers(set, catalog, modes, control) => {}
            None => tally.proofs += 1,
            Some(why) => tally.part = Some(why),
        }
    }
}

/// Whether a set asks all of its control in every mode in which that is the customer's.
fn covers(set: &Together, catalog: &Catalog, modes: &ModeChoice, control: &Control) -> bool {
    let mut open = modes.modes.iter().filter_map(|id| catalog.mode(id)).filter(|mode| control.owner(mode).is_yours());
    set.services.is_empty() || !modes.modes.is_empty() && open.all(|mode| set.services.contains(&mode.service.as_str()))
}

/// Why a set does not prove its control, if so. An empty set proves nothing.
fn missing(set: &Together, checks: &[&Check], passed: &[u64]) -> Option<Why> {
    let run = |slug: &str| checks.iter().position(|check| check.slug == slug);
    if let Some(slug) = set.checks.iter().find(|slug| run(slug).is_none()) {
        let reason = format!("`{slug}` asks part of it and was not run");
        return Some(Why::new(reason, "scan with `--profile strict` and without disabling it"));
    }
    let holds = |slug: &&&str| run(slug).and_then(|index| passed.get(index)).is_some_and(|count| *count > 0);
    let silent = || set.checks.iter().find(|slug| !holds(slug));
    let why =
        |slug: &&str| Why::new(format!("`{slug}` asks part of it and found no subject"), "scan the running cluster");
    if set.checks.is_empty() {
        return Some(Why::new("no check asks it", "review it by hand"));
    }
    silent().map(why)
}

#[cfg(test)]
mod tests;
