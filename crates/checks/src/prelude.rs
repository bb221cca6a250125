//! What nearly every check needs.

pub(crate) use plimsoll_catalog::Severity;
pub(crate) use plimsoll_engine::{
    Change, Check, CloudCx, Confidence, ContainerCx, DockerfileCx, Hit, Op, PodCx, Profile, Remedy, Run, Verdict,
};
pub(crate) use plimsoll_engine::{TaskContainerCx, TaskCx};
pub(crate) use plimsoll_estate::{CloudKind, Object, V};
pub(crate) use plimsoll_model::Truth;

/// The verdict over several values of one subject: a gap with a place for each bad one, else unknown for the
/// first that cannot be told, else a pass.
pub(crate) fn each_value<'e, 'v, T: 'v>(
    object: &'e Object,
    values: impl IntoIterator<Item = (&'v V<T>, Truth, String)>,
    message: impl FnOnce(usize) -> String,
) -> Verdict<'e> {
    let mut hits = Vec::new();
    let mut unknown = None;
    for (value, fault, note) in values {
        match fault {
            Truth::True => hits.push(Hit::noted(object, value.origin, note)),
            Truth::False => {}
            Truth::Unknown => unknown = unknown.or_else(|| Some(Verdict::unknown_value(value, object))),
        }
    }
    match (hits.len(), unknown) {
        (0, Some(unknown)) => unknown,
        (0, None) => Verdict::Pass,
        (count, _) => Verdict::gap_at(message(count), hits),
    }
}
