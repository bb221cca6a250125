#![allow(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

use plimsoll_iac::Settings;

use crate::show::{evaluated, listed};

const PLAN: &str = r#"{
 "format_version": "1.2", "terraform_version": "1.9.0",
 "planned_values": {"root_module": {
  "resources": [
   {"address": "aws_eks_cluster.this", "mode": "managed", "type": "aws_eks_cluster", "name": "this",
    "values": {"name": "c", "vpc_config": [{"endpoint_public_access": true, "subnet_ids": null}], "encryption_config": []},
    "sensitive_values": {"vpc_config": [{}]}},
   {"address": "data.aws_x.d", "mode": "data", "type": "aws_x", "name": "d", "values": {}},
   {"address": "aws_iam_role.r[0]", "mode": "managed", "type": "aws_iam_role", "name": "r", "index": 0, "values": {}},
   {"address": "aws_vpc.v", "mode": "managed", "type": "aws_vpc", "name": "v", "values": {}},
   {"address": "aws_iam_policy.p[0]", "mode": "managed", "type": "aws_iam_policy", "name": "p", "index": 0,
    "values": {"policy": "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\"}]}", "token": "xxxx"},
    "sensitive_values": {"token": true}}],
  "child_modules": [{"address": "module.net[\"a\"]", "resources": [
   {"address": "module.net[\"a\"].aws_subnet.s", "mode": "managed", "type": "aws_subnet", "name": "s",
    "values": {"cidr": "10.0.0.0/24"}, "sensitive_values": {}}]}]
 }},
 "resource_changes": [
  {"address": "aws_eks_cluster.this", "change": {"actions": ["create"],
   "after_unknown": {"arn": true, "role_arn": true, "vpc_config": [{"subnet_ids": true, "vpc_id": true}], "encryption_config": [],
    "tags_all": {"k": true}}}},
  {"address": "module.net[\"a\"].aws_subnet.s", "change": {"actions": ["create"], "after_unknown": {"vpc_id": true, "id": true}}},
  {"address": "aws_gone.g", "change": {"actions": ["delete"], "after_unknown": false}}],
 "configuration": {"root_module": {
  "resources": [
   {"address": "aws_eks_cluster.this", "mode": "managed", "type": "aws_eks_cluster", "name": "this", "expressions": {
    "name": {"constant_value": "c"}, "role_arn": {"references": ["aws_iam_role.r[0].arn", "aws_iam_role.r[0]", "aws_iam_role.r"]},
    "vpc_config": [{"endpoint_public_access": {"constant_value": true}, "subnet_ids": {"references": ["module.net[\"a\"].subnets", "module.net[\"a\"]", "module.net"]}}]}}],
  "module_calls": {"net": {"expressions": {"vpc": {"references": ["aws_vpc.v.id", "aws_vpc.v"]}}, "module": {
   "outputs": {"subnets": {"expression": {"references": ["aws_subnet.s.id", "aws_subnet.s"]}}},
   "resources": [{"address": "aws_subnet.s", "mode": "managed", "type": "aws_subnet", "name": "s",
    "expressions": {"vpc_id": {"references": ["var.vpc"]}, "cidr": {}}}]}}}
 }}}"#;

#[test]
fn a_plan_says_what_will_be_and_what_it_refers_to() {
    let all = evaluated(&[("plan.json", PLAN)], &Settings::default());
    assert_eq!(
        listed(&all),
        r#"aws_eks_cluster.this {@address: "aws_eks_cluster.this", name: "c", vpc_config: [{endpoint_public_access: true, subnet_ids: ?module.net["a"].aws_subnet.s.id}], encryption_config: [], role_arn: ?aws_iam_role.r[0].arn}
aws_iam_role.r[0] {@address: "aws_iam_role.r[0]"}
aws_vpc.v {@address: "aws_vpc.v"}
aws_iam_policy.p[0] {@address: "aws_iam_policy.p[0]", policy: {Statement: [{Action: "*", Effect: "Allow"}]}, token: ?"?"}
module.net["a"].aws_subnet.s {@address: "module.net[\"a\"].aws_subnet.s", cidr: "10.0.0.0/24", vpc_id: ?aws_vpc.v.id}
"#
    );
    let root = all.resources[0].tree.root();
    let public = root.get("vpc_config").unwrap().items().next().unwrap().entry("endpoint_public_access").unwrap();
    assert_eq!(public.0.span().slice(PLAN), "\"endpoint_public_access\"");
    assert_eq!(public.1.span().slice(PLAN), "true");
}

#[test]
fn a_state_says_what_is() {
    let state = r#"{"version": 4, "terraform_version": "1.9.0", "serial": 3, "lineage": "x", "outputs": {}, "resources": [
 {"mode": "managed", "type": "aws_x", "name": "n", "instances": [
  {"index_key": 0, "attributes": {"id": "i-0", "secret": "xxxx", "deep": [{"a": "xx", "b": 2}]},
   "sensitive_attributes": [[{"type": "get_attr", "value": "secret"}],
    [{"type": "get_attr", "value": "deep"}, {"type": "index", "value": {"value": 0, "type": "number"}}, {"type": "get_attr", "value": "a"}]]}]},
 {"module": "module.m", "mode": "managed", "type": "aws_x", "name": "k", "instances": [{"index_key": "a", "attributes": {"id": "1"}}]},
 {"mode": "data", "type": "aws_x", "name": "d", "instances": [{"attributes": {}}]}]}"#;
    let all = evaluated(&[("state.json", state)], &Settings::default());
    assert_eq!(
        listed(&all),
        r#"aws_x.n[0] {@address: "aws_x.n[0]", id: "i-0", secret: ?"?", deep: [{a: ?"?", b: 2}]}
module.m.aws_x.k["a"] {@address: "module.m.aws_x.k[\"a\"]", id: "1"}
"#
    );
}

#[test]
fn a_shown_state_is_read_like_a_plan() {
    let state = r#"{"format_version": "1.0", "values": {"root_module": {"resources": [{"address": "aws_x.n", "mode": "managed",
        "type": "aws_x", "name": "n", "values": {"id": "i"}, "sensitive_values": {}}]}}}"#;
    let all = evaluated(&[("show.json", state)], &Settings::default());
    assert_eq!(listed(&all), "aws_x.n {@address: \"aws_x.n\", id: \"i\"}\n");
}

/// Made by `tofu plan -out=p && tofu show -json p` of OpenTofu 1.10 in the folder of the configuration.
#[test]
fn a_real_plan_and_its_configuration_say_the_same() {
    let files = [("main.tf", include_str!("plans/main.tf")), ("m/main.tf", include_str!("plans/m/main.tf"))];
    let hcl = evaluated(&files, &Settings::default());
    let plan = evaluated(&[("plan.json", include_str!("plans/plan.json"))], &Settings::default());
    assert_eq!(said(&plan), said(&hcl));
}

/// What resources say, without what only a plan writes; a sensitive value is not compared.
fn said(all: &plimsoll_iac::Evaluated) -> Vec<String> {
    let plain = |line: &str| {
        let (name, rest) = line.split_once(' ').unwrap();
        let rest = rest.replace(&format!("@address: {name:?}, "), "");
        let rest = rest.replace("triggers_replace: null, ", "").replace(", triggers_replace: null", "");
        format!("{name} {}", if name == "terraform_data.s" { "" } else { &rest })
    };
    let mut lines: Vec<String> = listed(all).lines().map(plain).collect();
    lines.sort();
    assert_eq!(lines.len(), 7);
    lines
}

#[test]
fn a_reference_to_a_resource_that_there_is_none_of_is_null() {
    let role = "\"address\": \"aws_iam_role.r[0]\", \"mode\": \"managed\"";
    assert!(resources_of(PLAN).contains("role_arn: ?aws_iam_role.r[0].arn"));
    let without = resources_of(&PLAN.replace(role, "\"address\": \"aws_iam_role.other\", \"mode\": \"managed\""));
    assert!(!without.contains("role_arn"), "{without}");
    let without = resources_of(&PLAN.replace("{\"address\": \"aws_vpc.v\"", "{\"address\": \"aws_vpc.vv\""));
    assert!(!without.contains("vpc_id: ?"), "{without}");
}

fn dynamic(kind: &str, more: &str) -> String {
    format!(
        r#"{{"format_version": "1.2", "planned_values": {{"root_module": {{"resources": [
 {{"address": "{kind}.d", "mode": "managed", "type": "{kind}", "name": "d", "values": {{"name": "x"}}}}{more}]}}}},
 "resource_changes": [
  {{"address": "{kind}.d", "change": {{"actions": ["create"], "after_unknown": {{"id": true, "vpc_config": true, "rule": true}}}}}},
  {{"address": "{kind}.e", "change": {{"actions": ["create"], "after_unknown": {{"id": true, "rule": []}}}}}}],
 "configuration": {{"root_module": {{"resources": [
  {{"address": "{kind}.d", "mode": "managed", "type": "{kind}", "name": "d", "expressions": {{"name": {{}}}}}},
  {{"address": "{kind}.e", "mode": "managed", "type": "{kind}", "name": "e"}}]}}}}}}"#
    )
}

/// A plan made by OpenTofu marks the name of a `dynamic` block over an unknown list as it marks an attribute that is left
/// to the provider.
#[test]
fn a_dynamic_block_of_an_unknown_list_is_unknown() {
    let shown = |kind: &str, more: &str| resources_of(&dynamic(kind, more));
    // By the table of blocks.
    assert_eq!(
        shown("aws_eks_cluster", ""),
        "aws_eks_cluster.d {@address: \"aws_eks_cluster.d\", name: \"x\", vpc_config: ?}\n"
    );
    // By another resource, whose block of this name is unwritten and empty.
    let other = |kind: &str| {
        format!(
            ", {{\"address\": \"{kind}.e\", \"mode\": \"managed\", \"type\": \"{kind}\", \"name\": \"e\", \"values\": {{\"rule\": []}}}}"
        )
    };
    let all = shown("t", &other("t"));
    assert!(all.starts_with("t.d {@address: \"t.d\", name: \"x\", rule: ?}\n"), "{all}");
    // Else it looks like an attribute that is left to the provider.
    assert_eq!(shown("t", ""), "t.d {@address: \"t.d\", name: \"x\"}\n");
}

fn resources_of(plan: &str) -> String {
    listed(&evaluated(&[("plan.json", plan)], &Settings::default()))
}

#[test]
fn a_form_that_is_not_known_is_not_judged() {
    let of = |version: &str| {
        resources_of(&PLAN.replace("\"format_version\": \"1.2\"", &format!("\"format_version\": {version}")))
    };
    assert_eq!(of("\"1.9\""), of("\"0.2\""));
    for version in ["\"2.0\"", "\"\"", "null", "3", "\"x.1\""] {
        let all = of(version);
        assert!(all.starts_with("! plan.json None") && all.contains("was not judged"), "{version}: {all}");
        assert_eq!(all.lines().count(), 1, "{all}");
    }
    let state = r#"{"version": 5, "terraform_version": "1.9.0", "serial": 3, "resources": [{"mode": "managed", "type": "t",
        "name": "n", "instances": [{"attributes": {"id": "1"}}]}]}"#;
    assert!(resources_of(state).contains("version \"5\""), "{}", resources_of(state));
    assert_eq!(resources_of(&state.replace('5', "4")).lines().count(), 1);
}
