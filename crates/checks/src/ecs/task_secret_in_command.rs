//! # What
//! The command, the entry point or the health check of a container holds a credential.
//!
//! # Why
//! It stands in every revision of the task definition, in `ps`, in crash reports and in the audit log of whoever
//! starts the task.
//!
//! # Fix
//! Take it out, replace it, and hand it over as a secret of the task that the program reads itself.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html>

use crate::masks;
use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-secret-in-command",
    aliases: &[],
    controls: &["secrets-no-plaintext-in-spec", "secrets-external-store"],
    proves: &[],
    title: "command of a task holds a secret in plain text",
    severity: Severity::High,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "replace the secret, and let the program read it from a variable of `secrets` or a file",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let places =
        [&settings::COMMAND, &settings::ENTRY_POINT, &settings::HEALTH_COMMAND].map(|setting| cx.place(setting));
    let found = places.into_iter().filter(|at| at.exists()).filter_map(|at| {
        let mask = masks::surest(cx.task.view, cx.object(), at.node)?;
        Some((format!("what it runs {}", masks::words(mask)), Hit::new(cx.object(), at)))
    });
    let (words, hits): (Vec<String>, Vec<Hit<'e>>) = found.unzip();
    Verdict::gap_at(words.join("; "), hits)
}
