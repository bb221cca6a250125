//! # What
//! `ADD` takes an address of the web without `--checksum`.
//!
//! # Why
//! Whoever controls the server, its name or the way to it decides what is in the image, at every build anew.
//!
//! # Fix
//! Add `--checksum=sha256:…`, or fetch the file in a `RUN` that verifies it before it uses it.
//!
//! # References
//! - <https://docs.docker.com/reference/dockerfile/>

use crate::docker;
use crate::prelude::*;
use plimsoll_dockerfile::Kind;

/// The check.
pub static CHECK: Check = Check {
    slug: "remote-add-unverified",
    aliases: &[],
    controls: &["img-build-downloads-verified", "img-dockerfile-lint"],
    proves: &[],
    title: "ADD fetches from the network without a checksum",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add `--checksum=sha256:…`",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let added =
        docker::steps(cx).filter(|p| p.owner().flag("checksum").is_none()).filter_map(|placed| match placed.kind() {
            Kind::Add(transfer) => Some(transfer),
            _ => None,
        });
    let sources = added.flat_map(|transfer| &transfer.sources).filter(|word| is_web_file(&word.text));
    docker::gap(cx, "the server decides what is in the image", sources.map(|word| word.span))
}

/// An address of the web that is no repository of git: those are fetched by commit.
fn is_web_file(source: &str) -> bool {
    let address = source.trim_matches(['"', '\'']).to_ascii_lowercase();
    let web = address.starts_with("http://") || address.starts_with("https://");
    let path = address.split(['#', '?']).next().unwrap_or("");
    web && !path.ends_with(".git")
}
