//! # What
//! `ADD` takes local files that are no archives.
//!
//! # Why
//! `ADD` unpacks what looks like an archive and fetches what looks like an address. `COPY` does what it says,
//! whatever the source turns out to be.
//!
//! # Fix
//! Write `COPY`. Keep `ADD` for archives that are to be unpacked, and for addresses with `--checksum`.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/>

use crate::docker;
use crate::docker::remedies;
use crate::prelude::*;
use plimsoll_dockerfile::{Kind, Word};

/// The check.
pub static CHECK: Check = Check {
    slug: "add-instead-of-copy",
    aliases: &["CKV_DOCKER_4", "DS-0005", "DL3020"],
    controls: &["img-dockerfile-lint"],
    proves: &[],
    title: "ADD is used where COPY does",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "use COPY",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let added = docker::steps(cx).filter_map(|placed| match placed.kind() {
        Kind::Add(transfer) => Some((placed.owner(), transfer)),
        _ => None,
    });
    let found = added.filter(|(_, transfer)| transfer.sources.iter().any(|word| is_plain_file(word, &transfer.target)));
    let found: Vec<_> = found.collect();
    let spans = found.iter().map(|(owner, _)| owner.keyword.span);
    docker::gap(cx, "COPY takes local files without surprises", spans).fixed_by_maybe(|| {
        let whole = found.iter().all(|(owner, transfer)| {
            let plain = transfer.sources.iter().all(|word| is_plain_file(word, &transfer.target));
            plain && owner.flags.iter().all(|flag| matches!(flag.name.as_str(), "chown" | "chmod" | "link"))
        });
        let word = |text: &str| if text.starts_with('a') { "copy" } else { "COPY" };
        let copied = found.iter().map(|(owner, _)| owner.keyword.span);
        remedies::all(copied.map(|span| remedies::set(cx, span, word(remedies::slice(cx, span))))).filter(|_| whole)
    })
}

/// A local file that is not unpacked.
fn is_plain_file(source: &Word, target: &Word) -> bool {
    let bare = |word: &Word| word.text.trim_matches(['"', '\'']).to_ascii_lowercase();
    let (source, target) = (bare(source), bare(target));
    let remote = source.contains("://") || source.starts_with("git@");
    let archive = |name: &str| {
        [".tar", ".tgz", ".tbz2", ".txz", ".gz", ".bz2", ".xz", ".zst"].iter().any(|end| name.ends_with(end))
    };
    // A single file as the target takes nothing that is unpacked.
    let file =
        target.rsplit('/').next().is_some_and(|name| [".jar", ".war", ".zip"].iter().any(|end| name.ends_with(end)));
    !remote && !source.contains('$') && (!archive(&source) || file)
}
