//! A hundred thousand bindings, asked ten thousand times.

use plimsoll_graph::rbac::{Binding, Identity, Rbac, Role};

use crate::short::{account, ask, binding, cluster_role, group, rule};

const BINDINGS: u32 = 100_000;
const NAMESPACES: u32 = 1_000;

fn roles() -> Vec<Role> {
    let verbs = ["get", "list", "watch", "create"];
    let role = |id: u32| {
        let verb = verbs[id as usize % verbs.len()];
        cluster_role(id, &format!("role-{id}"), vec![rule(verb, "core", &format!("kind-{id}"))])
    };
    (0..500).map(role).collect()
}

fn bindings() -> Vec<Binding> {
    let one = |id: u32| {
        let namespace = format!("ns-{}", id % NAMESPACES);
        let subjects = vec![account(&format!("bot-{id}"), None), group("crew")];
        binding(id, Some(&namespace), &format!("ClusterRole/role-{}", id % 500), subjects)
    };
    (0..BINDINGS).map(one).collect()
}

#[test]
fn a_hundred_thousand_bindings() {
    let rbac = Rbac::live(roles(), bindings());
    for id in (0..BINDINGS).step_by(10) {
        let namespace = format!("ns-{}", id % NAMESPACES);
        let bot = Identity::service_account(&namespace, &format!("bot-{id}"));
        assert_eq!(rbac.powers_of(&bot).items.len(), 1);
    }
    let request = ask("get core kind-0 in ns-500");
    assert_eq!(rbac.who_can(&request).items.len(), 201);
    assert!(rbac.allows(&Identity::user("ann", ["crew"]), &request).is_some());
    assert_eq!(rbac.powers_of(&Identity::user("ann", ["crew"])).items.len(), BINDINGS as usize);
}
