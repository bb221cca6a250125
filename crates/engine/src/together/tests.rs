use plimsoll_catalog::Severity;

use super::*;
use crate::{Confidence, Profile, Run, Verdict};

const SET: Together = Together { control: "wl-resource-limits", checks: &["missing-a", "missing-b"], services: &[] };

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
    let modes = ModeChoice::default();
    let prove_with = |checks: &[&Check], passed: Vec<u64>| {
        let mut tallies = HashMap::from([("wl-resource-limits", Tally::default())]);
        prove((catalog, &modes), checks, &[SET], &passed, &mut tallies);
        let tally = tallies.remove("wl-resource-limits").unwrap();
        (tally.proofs, tally.part.is_some())
    };
    assert_eq!(prove_with(&[&a, &b], vec![1, 1]), (1, false));
    assert_eq!(prove_with(&[&a, &b], vec![1, 0]), (0, true));
    assert_eq!(prove_with(&[&a], vec![1]), (0, true));
}

#[test]
fn a_set_of_a_service_proves_nothing_where_others_may_run() {
    let catalog = Catalog::builtin();
    let (a, b) = (check("missing-a"), check("missing-b"));
    let proofs = |modes: &[&str]| {
        let set = Together { services: &["ecs"], ..SET };
        let modes =
            ModeChoice { modes: modes.iter().map(|mode| (*mode).to_owned()).collect(), ..ModeChoice::default() };
        let mut tallies = HashMap::from([("wl-resource-limits", Tally::default())]);
        prove((catalog, &modes), &[&a, &b], &[set], &[1, 1], &mut tallies);
        tallies["wl-resource-limits"].proofs
    };
    assert_eq!(proofs(&["ecs-fargate", "ecs-ec2"]), 1);
    assert_eq!(proofs(&["ecs-fargate", "eks-mng"]), 0);
    assert_eq!(proofs(&[]), 0);
}
