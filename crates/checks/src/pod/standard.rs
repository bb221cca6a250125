//! Checks that ask one row of the Pod Security Standards, whatever level the namespace enforces.

use crate::prelude::*;
use crate::pss::{self, Violation};

/// The verdict of one row for a pod, with the places that show it.
pub(super) fn verdict<'e>(cx: &PodCx<'e>, id: &str) -> Verdict<'e> {
    let found = pss::evaluate_row(cx.object, cx.pod, id, cx.view.home(cx.object).kubernetes);
    let message = found.violations.first().map_or("", Violation::message);
    match found.undecided.into_iter().next() {
        Some(undecided) if found.violations.is_empty() => Verdict::Unknown(undecided.why, Some(undecided.hit)),
        _ => Verdict::gap_at(message, found.violations.into_iter().flat_map(|v| v.hits).collect()),
    }
}
