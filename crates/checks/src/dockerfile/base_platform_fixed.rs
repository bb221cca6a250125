//! # What
//! A `FROM` has `--platform` with a constant.
//!
//! # Why
//! The image claims a platform that it may not be for; on others it runs in emulation or not at all.
//!
//! # Fix
//! Leave the flag out, or use the arguments of the builder.
//!
//! # References
//! - <https://docs.docker.com/reference/build-checks/>

use crate::docker;
use crate::docker::remedies;
use crate::prelude::*;
use plimsoll_dockerfile::Kind;

/// The check.
pub static CHECK: Check = Check {
    slug: "base-platform-fixed",
    aliases: &["DL3029"],
    controls: &["img-dockerfile-lint"],
    proves: &[],
    title: "stage is built for one platform whatever is asked for",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "use `$BUILDPLATFORM` or `$TARGETPLATFORM`, or leave the flag out",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let flags = docker::steps(cx)
        .filter(|p| matches!(p.kind(), Kind::From { .. }))
        .flat_map(|p| p.owner().flags_named("platform"));
    let found = flags.filter(|flag| flag.value.as_deref().is_some_and(|value| !value.contains('$')));
    let found: Vec<_> = found.map(|flag| flag.span).collect();
    docker::gap(cx, "other platforms get an image that is not for them", found.iter().copied())
        .fixed_by_maybe(|| remedies::all(found.iter().map(|span| remedies::gone(cx, *span))))
        .review("that nothing is built for one platform only")
}
