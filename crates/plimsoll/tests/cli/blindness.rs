//! What was not understood is never closed and never green.

use serde_json::Value;

use crate::support::{Folder, PRIVILEGED};

fn scan(name: &str, text: &str) -> (i32, Value) {
    let outcome = Folder::new().with(name, text).run(&["scan", name, "--format", "json"]);
    (outcome.code, serde_json::from_str(&outcome.stdout).expect("JSON"))
}

fn closed(report: &Value) -> Vec<&str> {
    let areas = report["line"]["areas"].as_array().expect("areas").iter();
    let controls = areas.flat_map(|a| a["controls"].as_array().expect("controls"));
    controls.filter(|c| c["state"] == "closed").filter_map(|c| c["control"].as_str()).collect()
}

#[test]
fn a_check_of_a_part_closes_nothing() {
    let role = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: x}\nrules:\n\
                - apiGroups: ['']\n  resources: [pods/exec, persistentvolumes]\n  verbs: [create]\n";
    let (_, report) = scan("role.yaml", role);
    let closed_by_role = closed(&report);
    assert!(!closed_by_role.contains(&"k8s-rbac-exec-attach") && !closed_by_role.contains(&"k8s-rbac-pv-create"));

    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  automountServiceAccountToken: false\n  \
               containers: [{name: a, image: 'x:1'}]\n";
    let (_, report) = scan("pod.yaml", pod);
    for control in ["k8s-cluster-admin-bindings", "img-pinned-by-digest", "wl-apparmor-selinux", "wl-resource-limits"] {
        assert!(!closed(&report).contains(&control), "{control}");
    }
    assert!(closed(&report).contains(&"k8s-automount-token-off"));
}

#[test]
fn a_workload_that_is_not_understood_is_named() {
    let cases = [
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\n",
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec: {template: '{{ x }}'}\n",
        "apiVersion: v1\nkind: Pod\nmetadata: {name: d}\nspec: null\n",
        "apiVersion: example.com/v1\nkind: Mystery\nmetadata: {name: d}\nspec: {template: {spec: {containers: [{name: a, image: x}]}}}\n",
    ];
    for text in cases {
        let (code, report) = scan("d.yaml", text);
        assert_eq!(code, 3, "{text}");
        assert_eq!(report["blind"].as_array().map(Vec::len), Some(1), "{text}");
        assert_eq!(report["line"]["unread"], 1);
    }
}

#[test]
fn items_of_a_typed_list_are_judged() {
    let list = r#"{"apiVersion":"v1","kind":"PodList","items":[{"metadata":{"name":"q"},"spec":{"hostPID":true,"containers":[]}}]}"#;
    let (code, report) = scan("list.json", list);
    assert_eq!(code, 1);
    assert_eq!(report["findings"][0]["subject"]["kind"], "Pod");
}

/// The checks of what a privileged container ignores leave it to `privileged-container`: without that one they prove nothing.
#[test]
fn what_another_check_reports_is_not_closed_without_it() {
    let good = "apiVersion: v1\nkind: Pod\nmetadata: {name: good}\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1.2.3\n      \
        securityContext: {allowPrivilegeEscalation: false, seccompProfile: {type: RuntimeDefault}, capabilities: {drop: [ALL]}}\n";
    let state = |settings: &str, pods: &str, control: &str| {
        let folder = Folder::new().with("plimsoll.toml", settings).with("pods.yaml", pods);
        let report: serde_json::Value =
            serde_json::from_str(&folder.run(&["scan", "--format", "json"]).stdout).expect("JSON");
        let areas = report["line"]["areas"].as_array().expect("areas");
        let mut controls = areas.iter().flat_map(|area| area["controls"].as_array().expect("controls"));
        controls.find(|c| c["control"] == control).expect("the control")["state"].clone()
    };
    let both = format!("{good}---\n{PRIVILEGED}");
    for control in ["wl-seccomp", "wl-no-privilege-escalation", "wl-capabilities-dropped"] {
        assert_eq!(state("", good, control), "closed", "{control}");
        assert_eq!(state("", &both, control), "open", "{control}");
        assert_eq!(state("disable = [\"privileged-container\"]\n", &both, control), "unseen", "{control}");
    }
}
