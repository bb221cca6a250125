//! # What
//! The last `USER` of the last stage is root, or there is none and the base image is known to start as root.
//!
//! # Why
//! A process that is root inside its container has the rights of root over everything that is mounted into it, and
//! every fault of the kernel or the runtime is worth more to whoever takes it over. Where the base image decides and
//! nobody knows it, the verdict is unknown.
//!
//! # Fix
//! Create a user, and end the stage with its number: `USER 10001`. A number lets Kubernetes prove `runAsNonRoot`.
//!
//! # References
//! - <https://docs.docker.com/reference/dockerfile/#user>
//! - <https://csrc.nist.gov/pubs/sp/800/190/final>

use crate::docker;
use crate::docker::images;
use crate::prelude::*;
use plimsoll_dockerfile::{Base, Setting, Value};

/// The check.
pub static CHECK: Check = Check {
    slug: "image-runs-as-root",
    aliases: &["CKV_DOCKER_8", "DS-0002", "DL3002"],
    controls: &["img-user-directive", "wl-non-root", "img-dockerfile-lint"],
    proves: &[],
    title: "image runs as root",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "end the last stage with a USER that is not root",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let Some(last) = cx.docker.build.last() else { return Verdict::NotApplicable };
    match &last.end.user {
        Some(user) => named(cx, user),
        None => inherited(cx),
    }
}

fn named<'e>(cx: &DockerfileCx<'e>, user: &Setting) -> Verdict<'e> {
    let Some(instruction) = cx.docker.file.instructions.get(user.by) else { return Verdict::NotApplicable };
    match &user.value {
        Value::Known(name) if is_root(name) => docker::gap(cx, "the last user is root", [instruction.span])
            .fixed_by_maybe(|| docker::users::other(cx, instruction))
            .review(docker::users::DECIDE),
        Value::Known(_) => Verdict::Pass,
        Value::Unknown(why) => docker::unknown(cx, why.as_str(), "name the user in the file", instruction.span),
    }
}

/// Nobody names a user: the base image's holds.
fn inherited<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let from = cx.docker.build.last().and_then(|last| cx.docker.file.instructions.get(last.instructions.start));
    let (Some(from), Some(base)) = (from, cx.docker.outer_base()) else { return Verdict::NotApplicable };
    let root = match base {
        Base::Scratch => Some(true),
        Base::Image(Value::Known(name)) => images::starts_as_root(name),
        _ => None,
    };
    match root {
        Some(true) => docker::gap(cx, "no user is named, and the base image starts as root", [from.span])
            .fixed_by_maybe(|| docker::users::named(cx))
            .review(docker::users::DECIDE),
        Some(false) => Verdict::Pass,
        None => {
            let why = "no user is named, and the base image decides";
            docker::unknown(cx, why, "name a USER in the last stage", from.span)
        }
    }
}

/// A name or number of root, with or without a group.
fn is_root(user: &str) -> bool {
    let name = user.trim().split(':').next().unwrap_or("");
    let zero = !name.is_empty() && name.bytes().all(|b| b == b'0');
    zero || name == "root" || name.eq_ignore_ascii_case("ContainerAdministrator")
}
