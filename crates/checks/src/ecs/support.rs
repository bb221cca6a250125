//! What the checks of tasks share.

use plimsoll_model::State;

use crate::prelude::*;

/// A capability as the kernel names it, without the prefix; runtimes take either case.
pub(super) fn capability(name: &str) -> String {
    let upper = name.to_ascii_uppercase();
    upper.strip_prefix("CAP_").map(str::to_owned).unwrap_or(upper)
}

/// Whether a value is left out where that is no decision: in a Compose file that nowhere says how it is deployed.
pub(super) fn is_left_open<T>(cx: &TaskContainerCx<'_>, value: &V<T>) -> bool {
    let left_out = matches!(value.state, State::Absent | State::Default(_));
    left_out && !cx.task.omissions_count()
}

/// A gap where a value is left out, and that is a decision.
pub(super) fn left_out<'e, T>(cx: &TaskContainerCx<'e>, value: &V<T>, message: impl FnOnce() -> String) -> Verdict<'e> {
    if is_left_open(cx, value) {
        return Verdict::NotApplicable;
    }
    Verdict::fault(value.test(true, |_| false), value, cx.object(), message)
}

/// The verdict of a container's image, where it is pulled under the name that it has here.
pub(super) fn image<'e>(cx: &TaskContainerCx<'e>, fault: impl FnOnce(&str) -> Option<&'static str>) -> Verdict<'e> {
    if cx.is_built() {
        return Verdict::NotApplicable;
    }
    let image = cx.image();
    match image.get().filter(|text| !text.is_empty()) {
        Some(text) => match fault(text) {
            Some(message) => Verdict::gap(message, cx.object(), image.origin),
            None => Verdict::Pass,
        },
        None if image.why().is_some() => Verdict::unknown_value(&image, cx.object()),
        None => Verdict::NotApplicable,
    }
}
