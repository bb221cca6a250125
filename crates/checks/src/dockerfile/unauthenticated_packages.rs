//! # What
//! A package manager is told not to check signatures: `--allow-unauthenticated`, `--force-yes`, `--allow-untrusted`,
//! `--nogpgcheck`, `--no-gpg-checks`, `--nosignature` and their like, also as a setting of a repository.
//!
//! # Why
//! The signature is what tells a package of the distribution from one that somebody put in its place on a mirror or
//! on the way.
//!
//! # Fix
//! Leave the checks on. Import the key of the repository that the package comes from.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/>

use crate::docker;
use crate::docker::Call;
use crate::docker::packages::{self, Manager};
use crate::docker::remedies;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "unauthenticated-packages",
    aliases: &["CKV2_DOCKER_7", "CKV2_DOCKER_8", "CKV2_DOCKER_9", "CKV2_DOCKER_10", "CKV2_DOCKER_11"],
    controls: &["img-build-downloads-verified", "img-dockerfile-lint"],
    proves: &[],
    title: "package signatures are not checked",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "leave the checks on, and add the repository's key",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    docker::gap_at_calls(cx, "anybody on the way can put a package in its place", |call| {
        flagged(call) || by_option(call) || writes_trust(call)
    })
    .fixed_by_maybe(|| {
        let found: Vec<_> = docker::calls(cx).filter(|c| flagged(c) || by_option(c) || writes_trust(c)).collect();
        let plain = found.iter().all(|call| flagged(call) && !by_option(call));
        let words = found.iter().flat_map(|call| call.words).filter(|word| FLAGS.contains(&docker::calls::value(word)));
        remedies::all(words.map(|word| remedies::gone(cx, word.span))).filter(|_| plain)
    })
    .review("that each source is signed by a key that the image has")
}

/// Flags that take a check away and nothing else.
#[rustfmt::skip]
const FLAGS: &[&str] = &[
    "--allow-insecure-repositories", "--allow-unauthenticated", "--allow-unsigned-rpm", "--allow-untrusted",
    "--force-bad-verify", "--no-gpg-checks", "--no-gpgchecks", "--nodigest", "--nofiledigest", "--nofiledigests",
    "--nogpgcheck", "--nosignature", "--noverify",
];

fn flagged(call: &Call<'_>) -> bool {
    let any = |flags: &[&str]| flags.iter().any(|flag| call.has(flag));
    match (packages::manager(call), call.name) {
        (Some(Manager::Apt), _) => any(&["--allow-unauthenticated", "--force-yes", "--allow-insecure-repositories"]),
        (Some(Manager::Apk), _) => any(&["--allow-untrusted"]),
        (Some(Manager::Dnf), _) => any(&["--nogpgcheck", "--no-gpgchecks"]),
        (Some(Manager::Zypper), _) => any(&["--no-gpg-checks", "--allow-unsigned-rpm", "--gpg-auto-import-keys=false"]),
        (_, "rpm") => any(&["--nosignature", "--nodigest", "--noverify", "--nofiledigest", "--nofiledigests"]),
        (_, "dpkg") => any(&["--force-bad-verify"]),
        (_, "yum-config-manager") => call.arguments().any(|arg| arg.replace(' ', "").ends_with("gpgcheck=0")),
        _ => false,
    }
}

/// `-o APT::Get::AllowUnauthenticated=true` and `--setopt=gpgcheck=0`.
fn by_option(call: &Call<'_>) -> bool {
    let off = |arg: &str| {
        let arg = arg.to_ascii_lowercase().replace(['"', ' '], "");
        let (name, value) = arg.rsplit_once('=').unwrap_or((&arg, ""));
        let on = matches!(value, "true" | "1" | "yes");
        let no = matches!(value, "false" | "0" | "no");
        let apt = ["allowunauthenticated", "allowinsecurerepositories", "acquire::allowinsecurerepositories"];
        (on && apt.iter().any(|end| name.ends_with(end))) || (no && name.ends_with("gpgcheck"))
    };
    packages::manager(call).is_some() && call.arguments().any(off)
}

/// A repository that is trusted without a key.
fn writes_trust(call: &Call<'_>) -> bool {
    let trusted = |arg: &str| arg.starts_with("deb ") && arg.contains("trusted=yes");
    let writes = matches!(call.name, "echo" | "printf" | "sed");
    writes && call.arguments().any(|arg| trusted(arg) || packages::writes_off(arg, "gpgcheck"))
}
