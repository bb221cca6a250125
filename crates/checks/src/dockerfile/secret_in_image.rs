//! # What
//! A value of `ENV`, `ARG` or `LABEL`, a script of `RUN` or a text of a heredoc holds a credential.
//!
//! # Why
//! Everything that a Dockerfile says is kept in the layers and the history of the image. Whoever can pull the image
//! has the secret, also where a later instruction deletes it.
//!
//! # Fix
//! Take the secret out and rotate it: it stands in the repository too. Use `RUN --mount=type=secret` for what only
//! the build needs, and the platform's secrets for what the program needs.
//!
//! # References
//! - <https://docs.docker.com/build/building/secrets/>
//! - <https://docs.docker.com/reference/build-checks/>

use crate::docker;
use crate::masks;
use crate::prelude::*;
use plimsoll_dockerfile::{Kind, Pair};
use plimsoll_syntax::Span;

/// The check.
pub static CHECK: Check = Check {
    slug: "secret-in-image",
    aliases: &["DS-0031"],
    controls: &["img-no-secrets", "secrets-no-plaintext-in-vcs", "img-dockerfile-lint"],
    proves: &[],
    title: "secret is written into the image",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "take the secret out of the file, rotate it, and mount it while building",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let marked = docker::steps(cx).filter_map(|placed| secret(cx, placed));
    Verdict::gap_at("whoever can pull the image has the secret", marked.collect())
}

/// The mark of a secret in an instruction, at the nearest part that holds it.
fn secret<'e>(cx: &DockerfileCx<'e>, placed: docker::Placed<'e>) -> Option<Hit<'e>> {
    let whole = cx.docker.at(placed.instruction.span);
    let mask = masks::surest(cx.view, cx.object, whole.node)?;
    let holds = |span: &Span| span.start <= mask.start && mask.end <= span.end;
    let pairs: &[Pair] = match placed.kind() {
        Kind::Env(pairs) | Kind::Arg(pairs) | Kind::Label(pairs) => pairs,
        _ => &[],
    };
    let commands = placed.step.script.iter().flat_map(|script| &script.commands).map(|command| command.span);
    let parts = pairs.iter().map(|pair| pair.span).chain(commands);
    let nearest = parts.filter(holds).min_by_key(|span| span.end - span.start).unwrap_or(placed.instruction.span);
    Some(Hit::noted(cx.object, cx.docker.at(nearest), masks::words(mask)))
}
