//! # What
//! The image installs or starts a supervisor of services: supervisord, systemd, runit, s6, monit or `service … start`
//! before the program.
//!
//! # Why
//! A platform sees one process: it restarts, limits, logs and isolates all services together, and each has the rights
//! and the secrets of all others.
//!
//! # Fix
//! Make an image of each service, and run them side by side. A tiny init that only reaps children, such as `tini`, is
//! none of these.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/>

use crate::docker;
use crate::docker::packages;
use crate::prelude::*;
use plimsoll_dockerfile::Kind;
use plimsoll_dockerfile::shell::Simple;

/// The check.
pub static CHECK: Check = Check {
    slug: "several-services",
    aliases: &[],
    controls: &["img-dockerfile-lint"],
    proves: &[],
    title: "container runs several services",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "make an image of each service",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let installed = docker::calls(cx).filter(|call| {
        packages::installed(call)
            .is_some_and(|(_, packages)| packages.iter().any(|name| is_supervisor(base_name(name))))
    });
    let starts = docker::steps(cx).filter(|p| matches!(p.kind(), Kind::Cmd(_) | Kind::Entrypoint(_)));
    let commands = starts.filter_map(|placed| placed.step.script.as_ref()).flat_map(|script| &script.commands);
    let started = commands.filter(|command| starts_services(command)).map(|command| command.span);
    docker::gap(cx, "the platform sees one process where several run", installed.map(|c| c.command.span).chain(started))
}

fn base_name(package: &str) -> &str {
    package.split(['=', '~', '<', '>']).next().unwrap_or("")
}

fn is_supervisor(name: &str) -> bool {
    matches!(
        name,
        "supervisor"
            | "supervisord"
            | "systemd"
            | "systemd-sysv"
            | "runit"
            | "s6"
            | "s6-overlay"
            | "monit"
            | "circus"
            | "openrc"
    )
}

fn starts_services(command: &Simple) -> bool {
    let service = command.name() == "service" && command.arguments().any(|arg| matches!(arg, "start" | "restart"));
    let init = matches!(
        command.words.first().and_then(|w| w.value.as_deref()),
        Some("/sbin/init" | "/lib/systemd/systemd" | "/usr/lib/systemd/systemd" | "/init")
    );
    service || init || matches!(command.name(), "supervisord" | "runsvdir" | "s6-svscan" | "monit" | "circusd")
}
