//! # What
//! `curl`, `wget`, `git` or `ADD` takes an address with `http://`, and nothing in the same script verifies what came.
//!
//! # Why
//! Anybody on the way can read and change what is fetched, and what they send ends in the image.
//!
//! # Fix
//! Use `https://`. Where the server has none, verify the checksum of the file in the same `RUN`.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/>

use crate::docker;
use crate::docker::remedies;
use crate::prelude::*;
use plimsoll_dockerfile::Kind;

/// The check.
pub static CHECK: Check = Check {
    slug: "plain-http-download",
    aliases: &[],
    controls: &["img-build-downloads-verified", "img-dockerfile-lint"],
    proves: &[],
    title: "build downloads without TLS",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "use https",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let calls = docker::calls(cx).filter(|call| matches!(call.name, "curl" | "wget" | "git" | "svn"));
    let fetched = calls.filter(|call| !is_verified(call)).flat_map(|call| call.words);
    let words = fetched.filter(|word| is_plain(&word.known_start())).map(|word| word.span);
    let added =
        docker::steps(cx).filter(|p| p.owner().flag("checksum").is_none()).flat_map(|placed| match placed.kind() {
            Kind::Add(transfer) => transfer.sources.as_slice(),
            _ => &[],
        });
    let sources = added.filter(|word| is_plain(word.text.trim_matches('"'))).map(|word| word.span);
    let found: Vec<_> = words.chain(sources).collect();
    docker::gap(cx, "anybody on the way can change what comes", found.iter().copied())
        .fixed_by_maybe(|| {
            let secure = |span: &plimsoll_syntax::Span| {
                remedies::set(cx, *span, remedies::slice(cx, *span).replacen("http://", "https://", 1))
            };
            remedies::all(found.iter().map(secure))
        })
        .review("that the server answers by TLS")
}

/// An address of another machine without TLS.
fn is_plain(address: &str) -> bool {
    let host = address.strip_prefix("http://").map(|rest| rest.split(['/', ':']).next().unwrap_or(""));
    host.is_some_and(|host| !matches!(host, "localhost" | "127.0.0.1" | "[" | "0.0.0.0"))
}

fn is_verified(call: &docker::Call<'_>) -> bool {
    let names = call.script.commands.iter().map(|command| command.name());
    names.into_iter().any(|name| matches!(name, "sha256sum" | "sha512sum" | "sha1sum" | "shasum" | "gpg" | "gpgv"))
}
