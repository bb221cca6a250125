//! `docs/controls.md`: which checks prove each control, and why no check does where none does.

use plimsoll_catalog::{Catalog, Control, EvidenceSource};
use plimsoll_checks::{ALL, TOGETHER, unproved};

/// Set this variable to rewrite the page.
const BLESS: &str = "PLIMSOLL_BLESS";

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/controls.md");

const HEAD: &str = "\
# Controls and their checks

A control is *closed* only where something proves it: a check that asks all that its title says (`proves`), or several that
do together (`crates/checks/src/together.rs`), some of them for certain services only. A check that asks a part of a control
can open it and never closes it. Where nothing proves a control, the last column says why: it also wants evidence that no
configuration is, or it stands in `crates/checks/src/unproved.rs` with its reason.
";

#[test]
fn the_page_of_controls_is_fresh() {
    let wanted = page(Catalog::builtin());
    if std::env::var_os(BLESS).is_some() {
        std::fs::write(PAGE, &wanted).unwrap();
    }
    let written = std::fs::read_to_string(PAGE).unwrap_or_default();
    assert!(written == wanted, "docs/controls.md is stale; run this test with {BLESS}=1");
}

fn page(catalog: &Catalog) -> String {
    let mut text = format!("{HEAD}\n{}", overview(catalog));
    for area in catalog.areas() {
        text += &format!(
            "\n## {}\n\n| Control | Proved by | Asked in part by | Why no check proves it |\n|---|---|---|---|\n",
            area.label
        );
        let controls = catalog.controls().iter().filter(|control| control.area == area.id);
        controls.for_each(|control| text += &row(catalog, control));
    }
    text + "\n<!-- Written by `PLIMSOLL_BLESS=1 cargo test -p plimsoll-checks --test controls`. -->\n"
}

fn overview(catalog: &Catalog) -> String {
    let count = |passes: &dyn Fn(&Control) -> bool| catalog.controls().iter().filter(|control| passes(control)).count();
    let proved = |control: &Control| !proofs(catalog, control).is_empty();
    let asked = |control: &Control| !parts(catalog, control).is_empty();
    format!(
        "| Controls | |\n|---|---:|\n| all | {} |\n| proved | {} |\n| asked in part | {} |\n| asked by no check | {} |\n",
        catalog.controls().len(),
        count(&proved),
        count(&|control| !proved(control) && asked(control)),
        count(&|control| !proved(control) && !asked(control)),
    )
}

fn row(catalog: &Catalog, control: &Control) -> String {
    let proofs = proofs(catalog, control);
    let parts: Vec<String> = parts(catalog, control).into_iter().map(link).collect();
    let why = if proofs.is_empty() { why(control) } else { String::new() };
    format!("| `{}`: {} | {} | {} | {why} |\n", control.id, control.title, proofs.join("; "), parts.join(", "))
}

fn link(slug: &str) -> String {
    format!("[{slug}](checks/{slug}.md)")
}

fn names(catalog: &Catalog, ids: &[&str], control: &Control) -> bool {
    ids.iter().filter_map(|id| catalog.control(id)).any(|other| other.id == control.id)
}

/// What proves a control, each proof in words.
fn proofs(catalog: &Catalog, control: &Control) -> Vec<String> {
    let single = ALL.iter().filter(|check| names(catalog, check.proves, control)).map(|check| link(check.slug));
    let sets = TOGETHER.iter().filter(|set| names(catalog, &[set.control], control)).map(|set| {
        let checks: Vec<String> = set.checks.iter().map(|slug| link(slug)).collect();
        let services = if set.services.is_empty() { String::new() } else { format!("{}: ", set.services.join(", ")) };
        format!("{services}{}", checks.join(" with "))
    });
    single.chain(sets).collect()
}

/// The checks that ask a part of it and are no part of a proof.
fn parts(catalog: &Catalog, control: &Control) -> Vec<&'static str> {
    let in_set =
        |slug: &str| TOGETHER.iter().any(|set| names(catalog, &[set.control], control) && set.checks.contains(&slug));
    let asks = ALL.iter().filter(|check| names(catalog, check.controls, control));
    asks.filter(|check| !names(catalog, check.proves, control) && !in_set(check.slug)).map(|check| check.slug).collect()
}

fn why(control: &Control) -> String {
    if let Some(why) = unproved(&control.id) {
        return why.to_owned();
    }
    let wanted = control.evidence.iter().filter(|one| !one.confirms).filter_map(|one| beyond(one.source));
    let mut wanted: Vec<&str> = wanted.collect();
    wanted.dedup();
    format!("wants evidence of {}", wanted.join(", "))
}

/// A kind of evidence that no configuration is.
fn beyond(source: EvidenceSource) -> Option<&'static str> {
    match source {
        EvidenceSource::Vcs => Some("source control"),
        EvidenceSource::Image => Some("images' contents"),
        EvidenceSource::Registry => Some("registries"),
        EvidenceSource::Host => Some("nodes"),
        EvidenceSource::Runtime => Some("running processes"),
        EvidenceSource::AuditLog => Some("audit logs"),
        EvidenceSource::Process => Some("people and documents"),
        EvidenceSource::K8s
        | EvidenceSource::Manifest
        | EvidenceSource::AwsApi
        | EvidenceSource::AzureApi
        | EvidenceSource::GcpApi => None,
    }
}
