//! What the checks said of each control.

use std::collections::HashMap;

use plimsoll_catalog::Catalog;

use crate::line::Tally;
use crate::{Check, Judged, Request, Verdict};

/// What was said of each control, keyed by the catalogue's own id.
pub(crate) type Tallies<'a> = HashMap<&'a str, Tally>;

/// Counts passes per check, gaps and unknowns, and checks with a gap in a file.
pub(crate) fn of<'a, 'j, 'e: 'j>(
    request: &Request<'a>,
    passed: &[u64],
    judged: impl IntoIterator<Item = &'j Judged<'e>>,
    files: impl IntoIterator<Item = usize>,
) -> Tallies<'a> {
    let mut tallies: Tallies<'a> = HashMap::new();
    let controls = |check: usize| {
        let named = request.checks.get(check).map(|c| c.controls).unwrap_or_default();
        named.iter().filter_map(|id| request.catalog.control(id)).map(|c| c.id.as_str())
    };
    for (check, passed) in passed.iter().enumerate() {
        for control in controls(check) {
            let proves = request.checks.get(check).is_some_and(|c| proves(request.catalog, c, control));
            let tally = tallies.entry(control).or_default();
            tally.passed += passed;
            tally.proofs += if proves { *passed } else { 0 };
        }
    }
    for judged in judged {
        controls(judged.check).for_each(|control| tallies.entry(control).or_default().add(&judged.verdict));
    }
    for check in files {
        controls(check).for_each(|control| tallies.entry(control).or_default().gaps += 1);
    }
    tallies
}

/// Whether a check asks all that a control says; checks may name it by a former id.
fn proves(catalog: &Catalog, check: &Check, control: &str) -> bool {
    check.proves.iter().filter_map(|id| catalog.control(id)).any(|c| c.id == control)
}

impl Tally {
    fn add(&mut self, verdict: &Verdict<'_>) {
        match verdict {
            Verdict::Gap(_) => self.gaps += 1,
            Verdict::Unknown(why, _) => {
                self.unknown += 1;
                self.why.get_or_insert_with(|| why.clone());
            }
            _ => {}
        }
    }
}
