//! # What
//! A variable of a container holds a value that is a credential by its form or a secret by its name.
//!
//! # Why
//! Task definitions are never deleted, and everyone who may describe one, open the console or read the repository
//! reads the value. It stays valid in every old revision.
//!
//! # Fix
//! Take the value out, replace it since it was exposed, keep it in Secrets Manager or Parameter Store and refer to
//! it under `secrets` by `valueFrom`. In Compose use `secrets`, or a variable that is set where the command runs.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html>
//! - <https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html>

use crate::masks;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-secret-in-environment",
    aliases: &["AWS-0036", "ECS.8"],
    controls: &["secrets-no-plaintext-in-spec", "secrets-external-store"],
    proves: &["secrets-no-plaintext-in-spec"],
    title: "environment of a task holds a secret in plain text",
    severity: Severity::High,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "replace the secret, keep it in Secrets Manager or Parameter Store, and name it under `secrets`",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let variables = cx.variables();
    let found = variables.iter().filter_map(|variable| {
        let mask = masks::surest(cx.task.view, cx.object(), variable.node.id())?;
        let what = format!("{} {}", variable.name, masks::words(mask));
        Some((what, Hit::new(cx.object(), variable.at)))
    });
    let (words, hits): (Vec<String>, Vec<Hit<'e>>) = found.unzip();
    Verdict::gap_at(words.join("; "), hits)
}
