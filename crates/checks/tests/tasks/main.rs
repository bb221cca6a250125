//! One container, said as ECS JSON, Terraform, CloudFormation and Compose: every check of tasks says the same of each.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests")]

mod forms;
mod table;

use std::collections::BTreeMap;

use plimsoll_catalog::Catalog;
use plimsoll_engine::{Check, ModeChoice, Request, Run, assess};
use plimsoll_estate::{Options, View, normalise};
use plimsoll_source::{TextOptions, from_texts};

use forms::Form;
use table::{ROWS, Row};

/// Verdicts by check: how many gaps, unknowns and passes.
type Verdicts = BTreeMap<&'static str, (u64, u64, u64)>;

fn is_of_tasks(check: &Check) -> bool {
    check.run.parts().iter().any(|part| matches!(part, Run::Task(_) | Run::TaskContainer(_)))
}

fn judged(form: Form, row: &Row) -> Option<Verdicts> {
    let (path, text) = forms::text(form, row)?;
    let snapshot = from_texts([(path, text.as_str())], &TextOptions::default()).expect("the text is taken");
    let registries = vec!["example.com".to_owned()];
    let estate = normalise(snapshot, &Options { registries, ..Options::default() });
    assert_eq!(estate.objects().len(), 1, "{form:?} {}\n{text}", row.name);
    let checks = plimsoll_checks::ALL.iter().copied().filter(|check| is_of_tasks(check));
    Some(checks.map(|check| (check.slug, of_check(&estate, check))).collect())
}

fn of_check(estate: &plimsoll_estate::Estate, check: &'static Check) -> (u64, u64, u64) {
    let modes = ModeChoice { modes: vec!["ecs-ec2".to_owned()], certain: true, told: true, ..ModeChoice::default() };
    let checks = [check];
    let request =
        Request { catalog: Catalog::builtin(), checks: &checks, together: &[], modes: &modes, version: "test" };
    let counts = assess(&request, View::new(estate)).counts;
    (counts.gaps, counts.unknown, counts.passed)
}

#[test]
fn every_form_gets_the_same_verdicts() {
    let mut faults = Vec::new();
    let mut compared = 0;
    for row in ROWS {
        let json = judged(Form::Json, row).expect("every row has JSON");
        for form in [Form::Terraform, Form::CloudFormation, Form::Compose] {
            let Some(verdicts) = judged(form, row) else { continue };
            for (check, verdict) in verdicts {
                // What Compose cannot say is no question there, and some of its own are none elsewhere.
                let silent = form == Form::Compose && (verdict == (0, 0, 0) || json[check] == (0, 0, 0));
                if silent {
                    continue;
                }
                compared += 1;
                if verdict != json[check] {
                    faults.push(format!("{}: {check}: JSON {:?}, {form:?} {verdict:?}", row.name, json[check]));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(compared > 1500, "only {compared} verdicts were compared");
}

#[test]
fn every_check_of_tasks_finds_a_gap_in_some_row() {
    let all: Vec<Verdicts> = ROWS.iter().filter_map(|row| judged(Form::Json, row)).collect();
    let found = |slug: &str| all.iter().any(|verdicts| verdicts.get(slug).is_some_and(|(gaps, ..)| *gaps > 0));
    let other = |slug: &str| slug.starts_with("compose-");
    let missing: Vec<_> =
        plimsoll_checks::ALL.iter().filter(|c| is_of_tasks(c) && !other(c.slug) && !found(c.slug)).collect();
    assert!(missing.is_empty(), "{:?}", missing.iter().map(|c| c.slug).collect::<Vec<_>>());
}
