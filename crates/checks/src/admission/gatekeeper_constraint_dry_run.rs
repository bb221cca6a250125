//! # What
//! A Gatekeeper constraint has the enforcement action `dryrun` or `warn`.
//!
//! # Why
//! What breaks the constraint is reported but let in.
//!
//! # Fix
//! Read what it reports, then set `enforcementAction: deny` or remove the field.
//!
//! # References
//! - <https://open-policy-agent.github.io/gatekeeper/website/docs/violations/>

use plimsoll_engine::ClusterCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "gatekeeper-constraint-dry-run",
    aliases: &[],
    controls: &["wl-policy-engine"],
    proves: &[],
    title: "Gatekeeper constraint reports but refuses nothing",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `enforcementAction: deny`",
    since: "0.1.0",
    run: Run::Cluster(run),
};

fn run<'e>(cx: &ClusterCx<'e>) -> Verdict<'e> {
    let constraints =
        cx.view.estate().objects().iter().filter(|object| &*object.key.group == "constraints.gatekeeper.sh");
    let read = |object: &'e Object| (object, object.reader().string("spec.enforcementAction"));
    let actions: Vec<(&'e Object, V<Box<str>>)> = constraints.map(read).collect();
    let only = |action: &V<Box<str>>| action.test(false, |action| matches!(&**action, "dryrun" | "warn"));
    let hits = actions.iter().filter(|(_, action)| only(action) == Truth::True);
    let hits: Vec<_> = hits.map(|(object, action)| Hit::new(object, action.origin)).collect();
    match actions.iter().find(|(_, action)| action.why().is_some()) {
        Some((object, unread)) if hits.is_empty() => Verdict::unknown_value(unread, object),
        _ if actions.is_empty() => Verdict::NotApplicable,
        _ => Verdict::gap_at("what breaks these constraints is let in", hits)
            .fixed_at_each(|object, at| Change::new(object, at, Op::Set("deny".into())))
            .review("whether what runs now meets the constraints"),
    }
}
