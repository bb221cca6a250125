//! Findings: how each reviewed requirement stands, and the risks that somebody accepted.

use plimsoll_engine::{Proof, RequirementAnswer, Standing, Waived};
use serde_json::{Value, json};
use uuid::Uuid;

use super::value::{prop, put};
use super::{Frame, Item, ids};
use crate::also;
use crate::md::escape::plain;
use crate::words::EN;

/// A finding of a requirement that was reviewed. What is unseen is not satisfied, for another reason than a failure.
pub(super) fn of(frame: &Frame<'_>, item: &Item<'_>) -> Value {
    let asked = item.answer;
    let title = format!("{} {}", plain(asked.id), plain(asked.title));
    let mut out = json!({ "uuid": item.id("finding"), "title": title, "description": description(frame, asked) });
    put(&mut out, "props", props(frame, asked));
    out["origins"] = frame.origins();
    out["target"] = json!({
        "type": "objective-id",
        "target-id": item.objective(),
        "title": plain(asked.title),
        "status": status(asked),
    });
    put(&mut out, "related-observations", observations(frame, item));
    put(&mut out, "related-risks", risks_of(frame, asked));
    if asked.unchecked {
        out["remarks"] = "The number of this requirement was not yet held against the framework's document.".into();
    }
    out
}

fn status(asked: &RequirementAnswer<'_>) -> Value {
    match asked.state {
        Standing::Closed => json!({ "state": "satisfied", "reason": "pass" }),
        Standing::Open => json!({ "state": "not-satisfied", "reason": "fail" }),
        Standing::Unseen | Standing::Theirs | Standing::NotApplicable => {
            json!({ "state": "not-satisfied", "reason": "other", "remarks": unseen(asked) })
        }
    }
}

/// Why it is unseen and what would show it: an unseen requirement was neither proved nor refuted.
fn unseen(asked: &RequirementAnswer<'_>) -> String {
    let whys = asked.controls.iter().filter_map(|c| Some((c.control, c.why.as_ref()?)));
    let told = whys.map(|(id, why)| format!("{}: {}; {}.", plain(id), plain(&why.reason), plain(&why.resolve)));
    let told: Vec<String> = std::iter::once("It could not be seen, which is neither a pass nor a failure.".to_owned())
        .chain(told)
        .chain(asked.controls.is_empty().then(|| "No control answers it; check it by hand.".to_owned()))
        .collect();
    told.join("\n\n")
}

fn description(frame: &Frame<'_>, asked: &RequirementAnswer<'_>) -> String {
    let controls = asked.controls.iter().map(|c| format!("{} is {}", plain(c.control), frame.state(c.state)));
    let controls: Vec<String> = controls.collect();
    let what = if controls.is_empty() { "no control answers it".to_owned() } else { controls.join(", ") };
    format!("The requirement is {}: {what}.", frame.state(asked.state))
}

fn props(frame: &Frame<'_>, asked: &RequirementAnswer<'_>) -> Vec<Value> {
    let own = [prop("state", frame.state(asked.state)), prop("requirement", asked.id)];
    let owners = asked.owners.iter().map(|o| prop("owner", o.as_str()));
    let controls = asked.controls.iter().map(|c| prop("control", c.control));
    own.into_iter().chain(owners).chain(controls).flatten().collect()
}

/// What it rests on first, then each verdict once.
fn observations(frame: &Frame<'_>, item: &Item<'_>) -> Vec<Value> {
    let mut seen: Vec<Uuid> = vec![item.id("summary")];
    let proofs = item.answer.controls.iter().flat_map(|c| &c.evidence);
    let mut found: Vec<Uuid> = proofs.filter_map(|p| frame.observations.of_proof(*p)).collect();
    found.sort_unstable();
    found.dedup();
    seen.append(&mut found);
    seen.into_iter().map(|id| json!({ "observation-uuid": id })).collect()
}

fn risks_of(frame: &Frame<'_>, asked: &RequirementAnswer<'_>) -> Vec<Value> {
    let proofs = asked.controls.iter().flat_map(|c| &c.evidence);
    let waived = proofs.filter(|p| matches!(p, Proof::Waived(_))).filter_map(|p| frame.observations.of_proof(*p));
    let mut risks: Vec<Uuid> = waived.map(risk_id).collect();
    risks.sort_unstable();
    risks.dedup();
    risks.into_iter().map(|id| json!({ "risk-uuid": id })).collect()
}

fn risk_id(observation: Uuid) -> Uuid {
    ids::id("risk", &observation.to_string())
}

/// An accepted gap as a risk: approved where somebody answers for it until a day, else no more than requested.
pub(super) fn risk(frame: &Frame<'_>, waived: &Waived) -> Option<Value> {
    let observation = frame.observations.of_proof(Proof::Waived(waived))?;
    let finding = &waived.finding;
    let mut out = json!({
        "uuid": risk_id(observation),
        "title": plain(&finding.title),
        "description": plain(&also::with(&format!("{}: {}", finding.subject, finding.message), &finding.also, &EN)),
        "statement": plain(&waived.reason),
        "status": if waived.is_loose() { "deviation-requested" } else { "deviation-approved" },
        "origins": frame.origins(),
    });
    if out["statement"] == "" {
        out["statement"] = "No reason was stated.".into();
    }
    if let Some(until) = &waived.until {
        out["deadline"] = format!("{until}T23:59:59Z").into();
    }
    out["related-observations"] = json!([{ "observation-uuid": observation }]);
    Some(out)
}
