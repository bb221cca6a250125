//! `plimsoll doctor`: what this environment has and lacks.

use std::io::Write;

use anyhow::Result;
use plimsoll_render::Renderer;

use super::estate::load;
use crate::cli::{Global, InputArgs};
use crate::{exit, settings};

/// How a point stands.
enum Health {
    Good,
    Lacking,
}

struct Point {
    health: Health,
    name: &'static str,
    text: String,
}

/// Runs the command.
pub fn run(global: &Global, input: &InputArgs) -> Result<u8> {
    let loaded = load(global, input)?;
    let mut points = vec![config(&loaded.found), mode(&loaded.modes), input_point(&loaded.estate), key(&loaded.found)];
    points.extend([completeness(&loaded.found, input), owners(&loaded)]);
    points.push(renderer());
    let mut out = std::io::stdout().lock();
    for point in &points {
        let mark = if matches!(point.health, Health::Good) { "ok   " } else { "lacks" };
        writeln!(out, "{mark}  {:12} {}", point.name, point.text)?;
    }
    Ok(exit::OK)
}

fn good(name: &'static str, text: String) -> Point {
    Point { health: Health::Good, name, text }
}

fn lacking(name: &'static str, text: String) -> Point {
    Point { health: Health::Lacking, name, text }
}

fn config(found: &settings::Found) -> Point {
    match &found.path {
        Some(path) => good("config", path.display().to_string()),
        None => lacking("config", "no plimsoll.toml up to the repository's root; every setting has its default".into()),
    }
}

fn mode(modes: &plimsoll_engine::ModeChoice) -> Point {
    let reasons = modes.reasons.join("; ");
    if modes.certain {
        good("mode", format!("{} ({reasons})", modes.modes.join(", ")))
    } else {
        lacking("mode", format!("one of {}: {reasons}", modes.modes.join(", ")))
    }
}

fn input_point(estate: &plimsoll_estate::Estate) -> Point {
    let text =
        format!("{} files, {} objects, {} not read", estate.files().len(), estate.objects().len(), estate.blind.len());
    if estate.blind.is_empty() && !estate.objects().is_empty() { good("input", text) } else { lacking("input", text) }
}

fn key(found: &settings::Found) -> Point {
    match &found.config.secrets.fingerprint_key_env {
        Some(variable) => good("fingerprints", format!("keyed by the variable {variable}")),
        None => lacking("fingerprints", "no key is configured, so secrets are reported without a fingerprint".into()),
    }
}

fn completeness(found: &settings::Found, input: &InputArgs) -> Point {
    let kinds = if input.complete.is_empty() { &found.config.estate.complete } else { &input.complete };
    if kinds.is_empty() {
        return lacking("complete", "nothing is declared complete, so what is absent stays unknown".into());
    }
    good("complete", kinds.join(", "))
}

fn owners(loaded: &super::estate::Loaded) -> Point {
    let modes = || loaded.modes.modes.iter().filter_map(|m| loaded.catalog.mode(m));
    let unverified: usize = modes().map(|m| loaded.catalog.unverified_in(m)).sum();
    let all: usize = modes().map(|m| loaded.catalog.cells_in(m)).sum();
    let text =
        format!("{unverified} of {all} owners in these modes rest on judgement, not on a document that was opened");
    if unverified == 0 { good("catalogue", text) } else { lacking("catalogue", text) }
}

/// What renders charts and overlays, and what holds it.
fn renderer() -> Point {
    match Renderer::default().hello() {
        Ok(hello) => {
            let landlock = match hello.sandbox.landlock {
                0 => "this kernel has no Landlock; the filter of system calls alone denies files".to_owned(),
                version => format!("Landlock {version}"),
            };
            let text = format!("helm {}, kustomize {}; sandboxed by seccomp, {landlock}", hello.helm, hello.kustomize);
            good("renderer", text)
        }
        Err(error) => lacking("renderer", format!("charts and overlays are reported as not read: {error}")),
    }
}
