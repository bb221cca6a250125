//! # What
//! The log router of FireLens runs as root, which it has to.
//!
//! # Why
//! It parses what every other container writes. A fault in its parsers is a fault of a program that is root.
//!
//! # Fix
//! Keep its image current, drop what it does not need, and give it a task role of little reach.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-log-router-as-root",
    aliases: &[],
    controls: &["wl-non-root"],
    proves: &[],
    title: "log router of a task runs as root",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "drop capabilities and make its root file system read-only, since FireLens needs the user 0",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    if !cx.is_log_router() {
        return Verdict::NotApplicable;
    }
    let dropped = cx.texts(&settings::CAPABILITIES_DROPPED);
    let all = Truth::any(dropped.iter().map(|name| name.test(false, |name| name.eq_ignore_ascii_case("ALL"))));
    let read_only = cx.bool(&settings::READ_ONLY_ROOT).is(&true);
    let at = cx.place(&settings::FIRELENS);
    match all.and(read_only) {
        Truth::True => Verdict::Pass,
        Truth::False => Verdict::gap("root parses what the other containers write", cx.object(), at),
        Truth::Unknown => Verdict::unknown_value(&cx.bool(&settings::READ_ONLY_ROOT), cx.object()),
    }
}
