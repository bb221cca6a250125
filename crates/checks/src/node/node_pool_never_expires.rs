//! # What
//! A NodePool of Karpenter has `expireAfter: Never`.
//!
//! # Why
//! A node that is never replaced misses new images, and keeps what an intruder left there.
//!
//! # Fix
//! Set `expireAfter`, for example to 336h, or remove it, which leaves 720h.
//!
//! # References
//! - <https://karpenter.sh/docs/concepts/disruption/#expiration>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "node-pool-never-expires",
    aliases: &[],
    controls: &["node-immutable-replacement"],
    proves: &[],
    title: "nodes of the pool are never replaced",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `expireAfter` to some weeks",
    since: "0.1.0",
    run: Run::Object(&[("karpenter.sh", "NodePool")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let paths = ["spec.template.spec.expireAfter", "spec.disruption.expireAfter"];
    let given = paths.map(|path| cx.object.reader().string(path));
    let each = given.iter().map(|after| (after, after.test(false, |after| &**after == "Never"), String::new()));
    each_value(cx.object, each, |_| "an intruder stays as long as the node".to_owned())
}
