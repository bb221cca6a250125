//! What checks of cloud resources share.

pub(crate) use plimsoll_engine::CloudCx;
pub(crate) use plimsoll_estate::At;
pub(crate) use plimsoll_estate::cloud::{
    Cloud, CloudKind, Field, Part, Policy, Statement, TrafficRule, aws, is_internet,
};
pub(crate) use plimsoll_model::{Completeness, Why};

use plimsoll_engine::{Hit, Remedy, Verdict};
use plimsoll_estate::V;
use plimsoll_model::{State, Truth, Value};

/// The verdict of a fault at a place: an unknown one says what stands there.
pub(crate) fn judged<'e>(cx: &CloudCx<'e>, fault: Truth, at: At, message: impl Into<String>) -> Verdict<'e> {
    match fault {
        Truth::True => Verdict::gap(message, cx.object, at),
        Truth::False => Verdict::Pass,
        Truth::Unknown => untold(cx, at),
    }
}

/// The verdict of what cannot be told, at a place.
pub(crate) fn untold<'e>(cx: &CloudCx<'e>, at: At) -> Verdict<'e> {
    Verdict::Unknown(why_at(cx, at), Some(Hit::new(cx.object, at)))
}

fn why_at(cx: &CloudCx<'_>, at: At) -> Why {
    let unknown = cx.node().tree().node(at.node).unknown();
    unknown.map_or_else(
        || Why::new("it depends on something that the files do not tell", "scan a plan made by Terraform"),
        |unknown| Why::new(unknown.reason.to_string(), unknown.resolve.to_string()),
    )
}

/// A value by its newer name, else by the older one. The place of what is left out is that of the newer name.
pub(crate) fn either<T>(new: V<T>, old: V<T>) -> V<T> {
    match (&new.state, &old.state) {
        (State::Absent, State::Known(_) | State::Unknown(_)) => old,
        (State::Absent, _) => Value { origin: new.origin, ..old },
        _ => new,
    }
}

/// A gap where a setting is not what it has to be.
pub(crate) fn must_be<'e>(cx: &CloudCx<'e>, value: &V<bool>, wanted: bool, message: &str) -> Verdict<'e> {
    Verdict::fault(value.is(&wanted).not(), value, cx.object, || message.to_owned())
        .fixed_by(|| Remedy::set(cx.object, value.origin, wanted))
}

/// A gap where nothing is given, neither by the first of these fields nor by any other.
pub(crate) fn must_have<'e, T: Copy>(cx: &CloudCx<'e>, fields: &[&Field<T>], message: &str) -> Verdict<'e> {
    let at = fields.first().map_or(cx.at(), |field| cx.find(field).0);
    let given = Truth::any(fields.iter().map(|field| cx.given(field)));
    judged(cx, given.not(), at, message)
}

/// A gap unless a switch is on.
pub(crate) fn on<'e>(cx: &CloudCx<'e>, field: &Field<bool>, message: &str) -> Verdict<'e> {
    let value = cx.bool(field);
    Verdict::fault(value.is(&true).not(), &value, cx.object, || message.to_owned())
}

/// The same, closed by switching it on.
pub(crate) fn switched_on<'e>(cx: &CloudCx<'e>, field: &Field<bool>, message: &str) -> Verdict<'e> {
    on(cx, field, message).fixed_by_maybe(|| set(cx, cx.part, field, true))
}

/// Sets a field of the resource or of a part of it, where its language has one.
pub(crate) fn set<T: Copy>(
    cx: &CloudCx<'_>,
    part: Part<'_>,
    field: &Field<T>,
    value: impl Into<serde_json::Value>,
) -> Option<Remedy> {
    part.can_say(field).then(|| Remedy::set(cx.object, part.find(field).0, value))
}

/// A gap unless something is given; a reference is.
pub(crate) fn given<'e, T: Copy>(cx: &CloudCx<'e>, field: &Field<T>, message: &str) -> Verdict<'e> {
    judged(cx, cx.given(field).not(), cx.find(field).0, message)
}

/// The verdict of a text that a fault shows.
pub(crate) fn text<'e>(cx: &CloudCx<'e>, value: &V<Box<str>>, fault: Truth, message: &str) -> Verdict<'e> {
    Verdict::fault(fault, value, cx.object, || message.to_owned())
}

/// Whether one of these values is a text.
pub(crate) fn have(values: &[V<Box<str>>], wanted: &str) -> Truth {
    Truth::any(values.iter().map(|value| value.test(false, |text| &**text == wanted)))
}

/// The verdict of the first fault of several places: a gap names all of them, an unknown one the first.
pub(crate) fn places<'e>(cx: &CloudCx<'e>, found: Vec<(Truth, At)>, message: impl Into<String>) -> Verdict<'e> {
    let hits: Vec<Hit<'e>> =
        found.iter().filter(|(fault, _)| *fault == Truth::True).map(|(_, at)| Hit::new(cx.object, *at)).collect();
    match (hits.is_empty(), found.iter().find(|(fault, _)| *fault == Truth::Unknown)) {
        (false, _) => Verdict::gap_at(message, hits),
        (true, Some((_, at))) => untold(cx, *at),
        (true, None) => Verdict::Pass,
    }
}

/// The verdict of something that is not there around a resource: a gap only where all around it was read.
pub(crate) fn missing<'e>(cx: &CloudCx<'e>, there: Truth, at: At, message: impl Into<String>) -> Verdict<'e> {
    match (there, cx.view.closed(cx)) {
        (Truth::True, _) => Verdict::Pass,
        (Truth::False, Completeness::Complete) => Verdict::gap(message, cx.object, at),
        (Truth::False, Completeness::Partial(why)) => Verdict::Unknown(why, Some(Hit::new(cx.object, at))),
        (Truth::Unknown, _) => Verdict::Unknown(
            Why::new("it depends on which resource a reference means", "scan a plan made by Terraform"),
            Some(Hit::new(cx.object, at)),
        ),
    }
}

/// The verdict where a setting of the account would close a gap: one that another root module makes may be that of
/// another account.
pub(crate) fn unless_account<'e>(cx: &CloudCx<'e>, says: Truth, own: Verdict<'e>, excused: Verdict<'e>) -> Verdict<'e> {
    match (says, own) {
        (Truth::True, _) => excused,
        (Truth::Unknown, Verdict::Gap(gap)) if !matches!(excused, Verdict::Gap(_)) => {
            let reason =
                "another root module makes a setting of an account that would close it, if it is the same account";
            let why = Why::new(reason, "look at which accounts the root modules are applied to");
            Verdict::Unknown(why, gap.hits.into_iter().next().or_else(|| Some(Hit::new(cx.object, cx.at()))))
        }
        (_, own) => own,
    }
}

/// The verdict over the statements of a policy that show a fault.
pub(crate) fn statements<'e>(
    cx: &CloudCx<'e>,
    policy: Option<Policy>,
    fault: impl Fn(&Statement) -> Truth,
    message: impl Into<String>,
) -> Verdict<'e> {
    let Some(policy) = policy else { return Verdict::NotApplicable };
    let found: Vec<(Truth, At)> =
        policy.allowing().map(|statement| (statement.allows.and(fault(statement)), statement.at)).collect();
    let certain = found.iter().any(|(fault, _)| *fault == Truth::True);
    match (certain, &policy.unknown) {
        (false, Some(why)) => Verdict::Unknown(why.clone(), Some(Hit::new(cx.object, policy.at))),
        _ if !certain && found.iter().any(|(fault, _)| *fault == Truth::Unknown) => {
            Verdict::Unknown(policy.why(), Some(Hit::new(cx.object, policy.at)))
        }
        _ => {
            let mut hits: Vec<At> = found.into_iter().filter(|(f, _)| *f == Truth::True).map(|(_, at)| at).collect();
            hits.dedup();
            Verdict::gap_at(message, hits.into_iter().map(|at| Hit::new(cx.object, at)).collect())
        }
    }
}
