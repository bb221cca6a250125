//! A user for the programs of an image, as a suggestion: only its owner knows whose its files are.

use plimsoll_dockerfile::{Instruction, Kind};
use plimsoll_engine::{DockerfileCx, Remedy};

use super::remedies;

/// What to decide about it.
pub(crate) const DECIDE: &str = "which user the program runs as, and that it may read its files";

/// A number that no account of usual base images has.
const USER: &str = "10001:10001";

/// Names a user before the last stage says what it runs, else at its end.
pub(crate) fn named(cx: &DockerfileCx<'_>) -> Option<Remedy> {
    let last = cx.docker.build.last()?;
    let own = cx.docker.file.instructions.get(last.instructions.clone())?;
    let starts = own.iter().find(|i| matches!(i.kind, Kind::Cmd(_) | Kind::Entrypoint(_)));
    let change = match starts {
        Some(start) => remedies::set(cx, start.span, format!("USER {USER}\n{}", remedies::slice(cx, start.span))),
        None => remedies::after(cx, own.last()?.span, &format!("\nUSER {USER}")),
    };
    remedies::all([change])
}

/// Puts another user in the place of one.
pub(crate) fn other(cx: &DockerfileCx<'_>, instruction: &Instruction) -> Option<Remedy> {
    let Kind::User(word) = &instruction.kind else { return None };
    remedies::all([remedies::set(cx, word.span, USER)])
}
