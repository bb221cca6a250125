//! # What
//! A script that `curl` or `wget` fetches goes straight into a shell or another interpreter: through a pipe, as `sh
//! -c "$(curl …)"`, as `bash <(curl …)`, or as a file that nothing verifies in between.
//!
//! # Why
//! Whoever controls the server, or the way to it, runs commands in the build and decides what is in the image. A
//! connection that breaks off runs half of the script.
//!
//! # Fix
//! Download the script to a file, compare its checksum with `sha256sum -c` or its signature with `gpg --verify`, and
//! run the file. Better: install a package of a pinned version.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/>
//! - <https://csrc.nist.gov/pubs/sp/800/190/final>

use crate::docker;
use crate::docker::Call;
use crate::prelude::*;
use plimsoll_dockerfile::shell::Simple;

/// The check.
pub static CHECK: Check = Check {
    slug: "remote-script-run",
    aliases: &[],
    controls: &["img-build-downloads-verified", "img-dockerfile-lint"],
    proves: &[],
    title: "script from the network is run unseen",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "download it, verify its checksum, then run it",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let found = docker::scripts(cx).flat_map(|(placed, script)| {
        let calls: Vec<Call<'_>> = script.commands.iter().filter_map(|c| Call::of(placed, script, c)).collect();
        let verified = calls.iter().any(verifies);
        let run = calls
            .iter()
            .filter(|call| is_fed(call) || takes_output(call) || (!verified && runs_a_download(call, &calls)));
        run.map(|call| call.command.span).collect::<Vec<_>>()
    });
    docker::gap(cx, "the server decides what the build runs", found)
}

const SHELLS: &[&str] =
    &["sh", "bash", "dash", "ash", "zsh", "ksh", "python", "python2", "python3", "perl", "ruby", "node", "php"];

fn fetches(name: &str) -> bool {
    matches!(name, "curl" | "wget" | "fetch" | "aria2c" | "http" | "https" | "lynx")
}

/// An interpreter that is given no file of its own.
fn reads_input(call: &Call<'_>) -> bool {
    let plain = call.plain(&["-c", "-m", "-e"]);
    let options = call.arguments().any(|arg| matches!(arg, "-s" | "-"));
    let own = call.arguments().any(|arg| matches!(arg, "-c" | "-m" | "-e"));
    SHELLS.contains(&call.name)
        && !own
        && (plain.is_empty() || options || docker::calls::value(plain[0]) == "/dev/stdin")
}

fn is_fed(call: &Call<'_>) -> bool {
    let fetched = |c: &Simple| Call::of(call.placed, call.script, c).is_some_and(|feeder| fetches(feeder.name));
    reads_input(call) && docker::feeders(call.script, call.command).into_iter().any(fetched)
}

/// `sh -c "$(curl …)"`, `eval "$(curl …)"` and `bash <(curl …)`.
fn takes_output(call: &Call<'_>) -> bool {
    let runs = SHELLS.contains(&call.name) || matches!(call.name, "eval" | "source" | ".");
    let ranges = call.words.iter().flat_map(|word| word.outputs().collect::<Vec<_>>());
    let commands = ranges.flat_map(|range| call.script.commands.get(range).unwrap_or_default());
    runs && commands.into_iter().any(|command| fetches(command.name()))
}

/// A file that was fetched in the same script.
fn runs_a_download(call: &Call<'_>, calls: &[Call<'_>]) -> bool {
    let run = match SHELLS.contains(&call.name) || call.name == "source" || call.name == "." {
        true => call.plain(&[]).first().map_or("", |word| docker::calls::value(word)),
        false => call.command.words.first().and_then(|word| word.value.as_deref()).unwrap_or(""),
    };
    let plain = |path: &str| path.trim_start_matches("./").to_owned();
    let has_path = run.contains('/') || run.ends_with(".sh") || run.ends_with(".py");
    has_path
        && calls.iter().filter(|c| fetches(c.name)).any(|c| downloads(c).is_some_and(|to| plain(&to) == plain(run)))
}

/// The file that a download is written to.
fn downloads(call: &Call<'_>) -> Option<String> {
    let flags = if call.name == "wget" { ["-O", "--output-document"] } else { ["-o", "--output"] };
    let named = flags.iter().find_map(|flag| call.value_of(flag)).or_else(|| joined(call, flags[0]));
    let redirected =
        || call.command.redirects.iter().find(|r| r.operator.starts_with('>')).and_then(|r| r.target.value.as_deref());
    let own_name = call.name == "wget" || call.has_letter('O', "oHdAeuxX");
    let address = || call.arguments().find(|arg| arg.contains("://")).filter(|_| own_name);
    let last =
        |address: &str| address.split(['?', '#']).next().unwrap_or("").rsplit('/').next().unwrap_or("").to_owned();
    named
        .or_else(redirected)
        .map(str::to_owned)
        .or_else(|| address().map(last))
        .filter(|name| !name.is_empty() && name != "-")
}

/// `-fsSLo file`: a flag that takes a value at the end of others.
fn joined<'d>(call: &Call<'d>, flag: &str) -> Option<&'d str> {
    let letter = flag.chars().nth(1)?;
    let mut arguments = call.arguments();
    arguments.find(|arg| arg.len() > 2 && arg.starts_with('-') && !arg.starts_with("--") && arg.ends_with(letter))?;
    arguments.next()
}

/// Compares a checksum or a signature.
fn verifies(call: &Call<'_>) -> bool {
    let sum = call.name.ends_with("sum") && (call.has_letter('c', "") || call.has("--check"));
    let signature = matches!(call.name, "gpg" | "gpgv" | "gpg2" | "cosign" | "minisign" | "openssl" | "slsa-verifier");
    sum || signature || call.name == "shasum"
}
