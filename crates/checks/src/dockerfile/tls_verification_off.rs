//! # What
//! A tool is told not to verify certificates: `curl -k`, `wget --no-check-certificate`, `pip --trusted-host`, `npm
//! set strict-ssl false`, `git -c http.sslVerify=false`, `sslverify=0`, or a variable such as
//! `NODE_TLS_REJECT_UNAUTHORIZED=0`.
//!
//! # Why
//! Anybody on the way between the build and the server can then answer in its place, and what they send ends in the
//! image. A variable that is set with `ENV` holds for the program too.
//!
//! # Fix
//! Leave verification on. Where a proxy or a server of your own has a certificate of your own authority, add that
//! with `update-ca-certificates`.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/>

use crate::docker;
use crate::docker::Call;
use crate::docker::packages::{self, Manager};
use crate::prelude::*;
use plimsoll_dockerfile::Kind;
use plimsoll_dockerfile::shell::Assignment;

/// The check.
pub static CHECK: Check = Check {
    slug: "tls-verification-off",
    aliases: &[
        "CKV2_DOCKER_2",
        "CKV2_DOCKER_3",
        "CKV2_DOCKER_4",
        "CKV2_DOCKER_5",
        "CKV2_DOCKER_6",
        "CKV2_DOCKER_12",
        "CKV2_DOCKER_13",
        "CKV2_DOCKER_14",
        "CKV2_DOCKER_15",
        "CKV2_DOCKER_16",
    ],
    controls: &["img-build-downloads-verified", "img-dockerfile-lint"],
    proves: &[],
    title: "build does not verify whom it downloads from",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "leave verification on, and add the certificate of the authority",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let calls = docker::calls(cx).filter(|call| tool(call) || sets(call)).map(|call| call.command.span);
    let scripts = docker::scripts(cx).flat_map(|(_, script)| &script.commands);
    let before = scripts.filter(|command| command.assignments.iter().any(assigned)).map(|command| command.span);
    let pairs = docker::steps(cx).flat_map(|placed| match placed.kind() {
        Kind::Env(pairs) | Kind::Arg(pairs) => pairs.as_slice(),
        _ => &[],
    });
    let variables =
        pairs.filter(|pair| variable(&pair.name, pair.value.as_deref().unwrap_or(""))).map(|pair| pair.span);
    docker::gap(cx, "anybody on the way can answer in the place of the server", variables.chain(before).chain(calls))
}

/// Letters of curl that take a value.
const CURL: &str = "oHdAeuxXbcCDEFhKmPQrTtUwyYz";

fn tool(call: &Call<'_>) -> bool {
    match call.name {
        "curl" => {
            call.has("--insecure")
                || call.has("--proxy-insecure")
                || call.has("--ssl-no-revoke")
                || call.has_letter('k', CURL)
        }
        "wget" => call.has("--no-check-certificate"),
        "git" => {
            call.arguments().any(|arg| off(arg, "http.sslverify"))
                || (call.arguments().any(|a| a == "config") && last_is(call, "http.sslverify"))
        }
        "npm" | "pnpm" | "yarn" => {
            call.value_of("--strict-ssl").is_some_and(is_off)
                || call.has("--no-strict-ssl")
                || last_is(call, "strict-ssl")
                || call.arguments().any(|arg| off(arg, "strict-ssl"))
        }
        "conda" | "mamba" => call.has("--insecure") || last_is(call, "ssl_verify"),
        "go" => call.has("-insecure"),
        "echo" | "printf" | "sed" => call.arguments().any(|arg| packages::writes_off(arg, "sslverify")),
        _ => match packages::manager(call) {
            Some(Manager::Pip) => {
                call.has("--trusted-host") || call.arguments().any(|arg| arg == "global.trusted-host")
            }
            Some(Manager::Dnf) => call.arguments().any(|arg| off(arg.trim_start_matches("--setopt="), "sslverify")),
            Some(Manager::Apt) => call.arguments().any(|arg| off(arg, "acquire::https::verify-peer")),
            Some(Manager::Apk) => call.has("--no-check-certificate"),
            _ => false,
        },
    }
}

/// `NAME value` at the end, or `NAME=value`.
fn last_is(call: &Call<'_>, name: &str) -> bool {
    let arguments: Vec<&str> = call.arguments().collect();
    arguments.windows(2).any(|pair| pair[0].eq_ignore_ascii_case(name) && is_off(pair[1]))
}

fn off(argument: &str, name: &str) -> bool {
    argument.split_once('=').is_some_and(|(own, value)| own.eq_ignore_ascii_case(name) && is_off(value))
}

fn is_off(value: &str) -> bool {
    matches!(value.trim_matches(['"', '\'']).to_ascii_lowercase().as_str(), "false" | "0" | "no" | "off")
}

/// `export NAME=value`.
fn sets(call: &Call<'_>) -> bool {
    matches!(call.name, "export" | "declare" | "readonly")
        && call.arguments().any(|arg| arg.split_once('=').is_some_and(|(name, value)| variable(name, value)))
}

fn assigned(assignment: &Assignment) -> bool {
    variable(&assignment.name, assignment.value.value.as_deref().unwrap_or(""))
}

/// Variables that turn verification off.
fn variable(name: &str, value: &str) -> bool {
    let value = value.trim_matches(['"', '\'']);
    let on = matches!(value.to_ascii_lowercase().as_str(), "1" | "true" | "yes" | "on");
    match name.to_ascii_uppercase().as_str() {
        "NODE_TLS_REJECT_UNAUTHORIZED"
        | "PYTHONHTTPSVERIFY"
        | "NPM_CONFIG_STRICT_SSL"
        | "YARN_STRICT_SSL"
        | "YARN_ENABLE_STRICT_SSL" => is_off(value),
        "GIT_SSL_NO_VERIFY" => !value.is_empty() && !is_off(value),
        "PIP_TRUSTED_HOST" | "UV_INSECURE_HOST" => !value.is_empty(),
        "CONDA_SSL_VERIFY" => is_off(value),
        "CURL_INSECURE" | "WGET_NO_CHECK_CERTIFICATE" => on,
        _ => false,
    }
}
