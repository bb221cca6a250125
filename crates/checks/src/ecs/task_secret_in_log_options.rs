//! # What
//! The options of a log driver, such as the token of Splunk, hold a credential in plain text.
//!
//! # Why
//! Whoever may describe the task can write to your log store in its name, or read it.
//!
//! # Fix
//! Name the option under `secretOptions` with the secret's ARN, and replace the token.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-logconfig.html>

use crate::masks;
use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-secret-in-log-options",
    aliases: &[],
    controls: &["secrets-no-plaintext-in-spec"],
    proves: &[],
    title: "log options of a task hold a secret in plain text",
    severity: Severity::High,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "move the option to `secretOptions` with a reference, and replace the secret",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let at = cx.place(&settings::LOG_OPTIONS);
    let node = cx.object().node().tree().node(at.node);
    let entries = if at.exists() { node.entries() } else { Vec::new() };
    let found = entries.into_iter().filter_map(|(key, value)| {
        let mask = masks::surest(cx.task.view, cx.object(), value.id())?;
        let what = format!("the option {} {}", key.text(), masks::words(mask));
        Some((what, Hit::new(cx.object(), plimsoll_estate::At::exact(value))))
    });
    let (words, hits): (Vec<String>, Vec<Hit<'e>>) = found.unzip();
    Verdict::gap_at(words.join("; "), hits)
}
