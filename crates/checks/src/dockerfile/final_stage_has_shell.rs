//! # What
//! The last stage starts from an image that is known to hold a shell and a package manager.
//!
//! # Why
//! They are what an attacker works with after the first step in.
//!
//! # Fix
//! Start the last stage from `scratch`, from a distroless or a chiseled image, where the program needs no shell.
//!
//! # References
//! - <https://docs.docker.com/build/building/multi-stage/>
//! - <https://csrc.nist.gov/pubs/sp/800/190/final>

use crate::docker;
use crate::docker::images;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "final-stage-has-shell",
    aliases: &[],
    controls: &["img-minimal"],
    proves: &[],
    title: "last stage holds a shell and a package manager",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "start the last stage from scratch or a distroless image",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let Some(last) = cx.docker.build.stages.len().checked_sub(1) else { return Verdict::NotApplicable };
    let line = cx.docker.build.lineage(last);
    let base = images::bases(cx).into_iter().find(|from| line.contains(&from.stage));
    match base.map(|from| (from.image, from.word.span)) {
        Some((Ok(image), span)) => match images::holds_a_shell(image) {
            Some(true) => docker::gap(cx, "an attacker finds tools to work with", [span]),
            Some(false) => Verdict::Pass,
            None => docker::unknown(
                cx,
                "what the base image holds is not in the file",
                "scan the image that is built",
                span,
            ),
        },
        Some((Err(why), span)) => docker::unknown(cx, why, "give the argument a default", span),
        None => Verdict::Pass,
    }
}
