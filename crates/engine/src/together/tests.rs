use plimsoll_catalog::Severity;

use super::*;
use crate::{Confidence, Profile, Run, Verdict};

const SET: Together = Together { control: "wl-resource-limits", checks: &["missing-a", "missing-b"] };

fn check(slug: &'static str) -> Check {
    Check {
        slug,
        aliases: &[],
        controls: &["wl-resource-limits"],
        proves: &[],
        title: "",
        severity: Severity::Low,
        confidence: Confidence::High,
        profile: Profile::Default,
        fix: "",
        since: "0.1.0",
        run: Run::Cluster(|_| Verdict::Pass),
    }
}

#[test]
fn all_of_a_set_have_to_run_and_to_hold_somewhere() {
    let (a, b) = (check("missing-a"), check("missing-b"));
    let why = |checks: &[&Check], passed: &[u64]| missing(&SET, checks, passed).map(|why| why.to_string());
    assert_eq!(why(&[&a, &b], &[3, 1]), None);
    assert!(
        why(&[&b, &a], &[3, 0]).is_some_and(|why| why.contains("`missing-a` asks part of it and found no subject"))
    );
    assert!(why(&[&a], &[3]).is_some_and(|why| why.contains("`missing-b` asks part of it and was not run")));
    assert!(missing(&Together { checks: &[], ..SET }, &[&a], &[1]).is_some());
}

#[test]
fn an_incomplete_set_is_told_and_proves_nothing() {
    let catalog = Catalog::builtin();
    let (a, b) = (check("missing-a"), check("missing-b"));
    let prove_with = |checks: &[&Check], passed: Vec<u64>| {
        let verdicts = Verdicts { passed, ..Verdicts::default() };
        let mut tallies = HashMap::from([("wl-resource-limits", Tally::default())]);
        prove(catalog, checks, &[SET], &verdicts, &mut tallies);
        let tally = tallies.remove("wl-resource-limits").unwrap();
        (tally.proofs, tally.part.is_some())
    };
    assert_eq!(prove_with(&[&a, &b], vec![1, 1]), (1, false));
    assert_eq!(prove_with(&[&a, &b], vec![1, 0]), (0, true));
    assert_eq!(prove_with(&[&a], vec![1]), (0, true));
}
