//! # What
//! A package manager installs an SSH server, or a command starts one.
//!
//! # Why
//! A way to log in to a container is one more service to patch, with keys or passwords of its own, and what is done
//! through it is recorded nowhere.
//!
//! # Fix
//! Leave the SSH server out. `kubectl exec` and its like ask the cluster who may do what, and record it. A client
//! alone is `openssh-client`.
//!
//! # References
//! - <https://csrc.nist.gov/pubs/sp/800/190/final>

use crate::docker;
use crate::docker::packages;
use crate::prelude::*;
use plimsoll_dockerfile::Kind;
use plimsoll_dockerfile::shell::Simple;

/// The check.
pub static CHECK: Check = Check {
    slug: "ssh-server-in-image",
    aliases: &[],
    controls: &["img-minimal", "img-dockerfile-lint"],
    proves: &[],
    title: "image holds an SSH server",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "leave SSH out of the image",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let starts = docker::steps(cx).filter(|p| matches!(p.kind(), Kind::Cmd(_) | Kind::Entrypoint(_) | Kind::Run(_)));
    let commands = starts.filter_map(|placed| placed.step.script.as_ref()).flat_map(|script| &script.commands);
    let started = commands.filter(|command| is_start(command)).map(|command| command.span);
    let installed = docker::calls(cx).filter(|call| {
        packages::installed(call).is_some_and(|(_, packages)| packages.iter().any(|name| is_server(name)))
    });
    docker::gap(cx, "logging in to a container leaves no trace", installed.map(|c| c.command.span).chain(started))
}

fn is_server(package: &str) -> bool {
    let name = package.split(['=', '~', '<', '>']).next().unwrap_or("");
    matches!(name, "openssh-server" | "openssh-server-pam" | "dropbear" | "tinyssh" | "ssh" | "openssh")
}

fn is_start(command: &Simple) -> bool {
    let mut words = command.words.iter().filter_map(|word| word.value.as_deref());
    let service =
        || words.clone().any(|word| matches!(word, "ssh" | "sshd")) && words.clone().any(|word| word == "start");
    matches!(command.name(), "sshd" | "dropbear")
        || (command.name() == "service" && service())
        || words.next() == Some("/etc/init.d/ssh")
}
