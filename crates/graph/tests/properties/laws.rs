use plimsoll_graph::rbac::{
    Aggregation, Answer, Binding, Coverage, Decision, Identity, Knowledge, Principal, Rbac, Scope, SubjectGrant,
};
use plimsoll_graph::testing::{Options, World};
use proptest::prelude::*;

use crate::naive;

const OPTIONS: Options = Options { roles: 10, bindings: 16, questions: 60, aggregation: true };

/// Everything is given, and aggregation is played here as it is in the naive authorizer.
const COMPLETE: Knowledge = Knowledge {
    roles: Coverage::Complete,
    bindings: Coverage::Complete,
    builtins: false,
    aggregation: Aggregation::Computed,
};

fn world() -> impl Strategy<Value = World> {
    any::<u64>().prop_map(|seed| World::generate(seed, &OPTIONS))
}

fn ready(world: &World, knowledge: Knowledge) -> Rbac {
    Rbac::with(knowledge, world.roles.clone(), world.bindings.clone())
}

fn is(subject: &Principal, who: &Identity) -> bool {
    match subject {
        Principal::User(name) => *name == who.user,
        Principal::Group(name) => who.groups.contains(name),
        Principal::ServiceAccount { namespace, name } => who.user == Identity::service_account(namespace, name).user,
    }
}

fn lists(answer: &Answer<SubjectGrant<'_>>, who: &Identity) -> bool {
    answer.items.iter().any(|item| is(item.subject, who))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn agrees_with_the_naive_authorizer(world in world()) {
        let (rbac, settled) = (ready(&world, COMPLETE), naive::settle(&world));
        for question in &world.questions {
            let decision = rbac.decide(&question.identity, &question.request);
            let expected = naive::allows(&settled, &question.identity, &question.request);
            prop_assert_eq!(matches!(decision, Decision::Allowed(_)), expected, "{:?}", question);
            prop_assert_eq!(decision == Decision::Denied, !expected);
        }
    }

    #[test]
    fn whoever_is_allowed_is_among_those_who_can(world in world()) {
        let rbac = ready(&world, COMPLETE);
        for question in &world.questions {
            let allowed = rbac.allows(&question.identity, &question.request).is_some();
            let listed = lists(&rbac.who_can(&question.request), &question.identity);
            prop_assert_eq!(allowed, listed, "{:?}", question);
        }
    }

    #[test]
    fn whatever_is_allowed_is_among_the_powers(world in world()) {
        let rbac = ready(&world, COMPLETE);
        for question in &world.questions {
            let powers = rbac.powers_of(&question.identity);
            let held = powers.items.iter().any(|power| {
                let here = match power.scope {
                    Scope::Cluster => true,
                    Scope::Namespace(name) => question.request.namespace() == Some(name),
                };
                here && power.rule.allows(&question.request)
            });
            prop_assert_eq!(held, rbac.allows(&question.identity, &question.request).is_some());
        }
    }

    #[test]
    fn a_grant_points_at_a_rule_that_allows(world in world()) {
        let rbac = ready(&world, Knowledge::manifests());
        for question in &world.questions {
            if let Some(grant) = rbac.allows(&question.identity, &question.request) {
                prop_assert!(rbac.rule(grant.rule).unwrap().allows(&question.request));
            }
        }
    }

    #[test]
    fn one_more_binding_takes_nothing_away(world in world(), cut in 0_usize..16) {
        let mut less = world.clone();
        less.bindings.truncate(cut);
        let (before, after) = (ready(&less, COMPLETE), ready(&world, COMPLETE));
        for question in &world.questions {
            let was = before.allows(&question.identity, &question.request);
            let is = after.allows(&question.identity, &question.request);
            prop_assert!(was.is_none() || is.is_some());
        }
    }

    #[test]
    fn knowing_less_never_turns_a_yes_into_a_no_or_a_no_into_a_yes(world in world()) {
        let complete = ready(&world, COMPLETE);
        let partial = ready(&world, Knowledge { roles: Coverage::Partial, ..COMPLETE });
        for question in &world.questions {
            let sure = complete.decide(&question.identity, &question.request);
            match partial.decide(&question.identity, &question.request) {
                Decision::Unknown(why) => prop_assert!(sure == Decision::Denied && !why.is_empty()),
                unsure => prop_assert_eq!(unsure, sure),
            }
        }
    }

    #[test]
    fn a_missing_role_that_turns_up_contradicts_nothing(world in world(), cut in 0_usize..10) {
        let mut less = world.clone();
        less.roles.truncate(cut);
        let before = ready(&less, Knowledge { roles: Coverage::Partial, ..COMPLETE });
        let after = ready(&world, COMPLETE);
        for question in &world.questions {
            let now = after.decide(&question.identity, &question.request);
            match before.decide(&question.identity, &question.request) {
                Decision::Allowed(_) => prop_assert!(matches!(now, Decision::Allowed(_))),
                Decision::Denied => prop_assert_eq!(now, Decision::Denied),
                Decision::Unknown(_) => {}
            }
        }
    }

    #[test]
    fn the_order_of_bindings_changes_no_answer(world in world()) {
        let mut turned = world.clone();
        turned.bindings.reverse();
        turned.roles.reverse();
        let (one, two) = (ready(&world, COMPLETE), ready(&turned, COMPLETE));
        for question in &world.questions {
            let (a, b) = (&question.identity, &question.request);
            prop_assert_eq!(one.allows(a, b).is_some(), two.allows(a, b).is_some());
        }
    }

    #[test]
    fn each_binding_grants_on_its_own_or_not_at_all(world in world()) {
        let whole = ready(&world, COMPLETE);
        let alone = |binding: &Binding| World { bindings: vec![binding.clone()], ..world.clone() };
        let parts: Vec<Rbac> =
            world.bindings.iter().map(|binding| ready(&alone(binding), COMPLETE)).collect();
        for question in &world.questions {
            let (a, b) = (&question.identity, &question.request);
            let any = parts.iter().any(|part| part.allows(a, b).is_some());
            prop_assert_eq!(any, whole.allows(a, b).is_some());
        }
    }
}
