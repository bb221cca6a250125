//! # What
//! `COPY` or `ADD` takes a file that holds credentials by its name: a private key, `.npmrc`, `.netrc`, `.env`, cloud
//! or cluster credentials.
//!
//! # Why
//! The file is in a layer of the image, also where a later instruction deletes it.
//!
//! # Fix
//! Mount it where the build needs it: `RUN --mount=type=secret,id=npmrc,target=/app/.npmrc`. Name it in
//! `.dockerignore` so that `COPY . .` does not take it either.
//!
//! # References
//! - <https://docs.docker.com/build/building/secrets/>

use crate::docker;
use crate::docker::secrets;
use crate::prelude::*;
use plimsoll_dockerfile::Kind;

/// The check.
pub static CHECK: Check = Check {
    slug: "secret-file-copied",
    aliases: &[],
    controls: &["img-no-secrets", "img-dockerfile-lint"],
    proves: &[],
    title: "file with credentials is copied into the image",
    severity: Severity::High,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "leave the file out, and mount it while building where it is needed",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let sources = docker::steps(cx).flat_map(|placed| match placed.kind() {
        // What another stage or image holds is that one's matter.
        Kind::Copy(transfer) | Kind::Add(transfer) if placed.owner().flag("from").is_none() => {
            transfer.sources.as_slice()
        }
        _ => &[],
    });
    let found = sources.filter(|word| secrets::is_file_of(&word.text)).map(|word| word.span);
    docker::gap(cx, "a layer of the image holds the credentials", found)
}
