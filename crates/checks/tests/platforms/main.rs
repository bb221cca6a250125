//! The line of each cluster and each service, told from infrastructure code without a flag.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests")]

mod clusters;
mod services;

use plimsoll_catalog::{Catalog, Owner};
use plimsoll_engine::{Assessment, PlatformLine, Request, assess, choose_modes};
use plimsoll_estate::{Options, View, normalise};
use plimsoll_source::{TextOptions, from_texts};

/// Files as they are assessed with no mode told, or with one.
fn assessed_in(files: &[(&str, &str)], told: &[&str]) -> Assessment {
    let snapshot = from_texts(files.iter().copied(), &TextOptions::default()).expect("the texts are taken");
    let estate = normalise(snapshot, &Options::default());
    let catalog = Catalog::builtin();
    let told: Vec<(String, String)> = told.iter().map(|mode| ((*mode).to_owned(), "a test".to_owned())).collect();
    let modes = choose_modes(catalog, &estate, &told);
    let (checks, together) = (plimsoll_checks::ALL, plimsoll_checks::TOGETHER);
    let request = Request { catalog, checks, together, modes: &modes, version: "0" };
    assess(&request, View::new(&estate))
}

fn assessed(files: &[(&str, &str)]) -> Assessment {
    assessed_in(files, &[])
}

/// The platform of this name.
fn platform<'a>(assessment: &'a Assessment, name: &str) -> &'a PlatformLine {
    let all = &assessment.line.platforms;
    all.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("no {name} in {all:?}"))
}

/// Its modes, and whether they are certain.
fn modes(assessment: &Assessment, name: &str) -> (Vec<String>, bool) {
    let choice = &platform(assessment, name).modes;
    (choice.modes.clone(), choice.certain)
}

fn sure(modes: &[&str]) -> (Vec<String>, bool) {
    (modes.iter().map(|mode| (*mode).to_owned()).collect(), true)
}

/// Whose the finding of a check on an object is.
fn owner(assessment: &Assessment, check: &str, name: &str) -> Option<Owner> {
    let found = assessment.findings.iter().find(|f| f.check == check && f.subject.name == name);
    let found = found.unwrap_or_else(|| panic!("no {check} on {name}: {:?}", list(assessment)));
    found.owner
}

fn list(assessment: &Assessment) -> Vec<String> {
    assessment.findings.iter().map(|f| format!("{} on {}", f.check, f.subject.name)).collect()
}
