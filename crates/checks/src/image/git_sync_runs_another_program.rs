//! # What
//! A container of git-sync is given `--git`, or the variable `GITSYNC_GIT` or `GIT_SYNC_GIT`, which name the program
//! that it runs as git.
//!
//! # Why
//! The program is whatever the value says: who may change the pod's variables runs code of their own under a name
//! that looks harmless, with the pod's network and credentials.
//!
//! # Fix
//! Remove the argument and the variable: the image brings git.
//!
//! # References
//! - <https://github.com/kubernetes/git-sync>

use plimsoll_estate::{At, Image};

use super::support;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "git-sync-runs-another-program",
    aliases: &["CKV_K8S_159"],
    controls: &["img-provenance"],
    proves: &[],
    title: "git-sync is told to run another program for git",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `--git` and `GITSYNC_GIT`",
    since: "0.1.0",
    run: Run::Container(run),
};

/// Variables that stand for the argument, in versions 4 and 3.
const VARIABLES: [&str; 2] = ["GITSYNC_GIT", "GIT_SYNC_GIT"];

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    match support::reference(cx) {
        Ok(text) if Image::parse(text).repository.rsplit('/').next() == Some("git-sync") => judge(cx),
        // The image may have another name where it is mirrored; no other program has a variable with these names.
        _ if variables(cx).next().is_some() => judge(cx),
        Ok(_) => Verdict::NotApplicable,
        Err(verdict) => verdict,
    }
}

/// Where its variables are set.
fn variables(cx: &ContainerCx<'_>) -> impl Iterator<Item = At> {
    cx.container.env.iter().filter(|var| VARIABLES.contains(&&*var.name)).map(|var| var.at)
}

fn judge<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let reader = cx.container.reader(cx.object);
    let words: Vec<V<Box<str>>> = ["command", "args"].into_iter().flat_map(|list| reader.strings(list)).collect();
    let is_named = |word: &str| matches!(word.split('=').next(), Some("--git" | "-git"));
    let told = words.iter().filter(|word| word.get().is_some_and(|text| text.split_whitespace().any(is_named)));
    let places: Vec<At> = told.map(|word| word.origin).chain(variables(cx)).collect();
    match words.iter().find(|word| word.why().is_some()) {
        Some(opaque) if places.is_empty() => Verdict::unknown_value(opaque, cx.object),
        _ => {
            let hits = places.into_iter().map(|at| Hit::new(cx.object, at)).collect();
            Verdict::gap_at("it runs whatever program the value names", hits)
        }
    }
}
