//! Root modules, what they share, and modules that stand for themselves.

use plimsoll_iac::Settings;

use crate::show::{evaluated, listed, put};

/// Root, address and attributes of each resource; blind spots behind them.
fn shown(files: &[(&str, &str)]) -> Vec<String> {
    let all = evaluated(files, &Settings::default());
    let line = |resource: &plimsoll_iac::Resource| {
        let mut out = format!("{}: {} ", resource.root, resource.name);
        put(&mut out, resource.tree.root());
        out
    };
    let blind = all.blind.iter().map(|spot| format!("! {} {:?} {}", spot.path, spot.at, spot.why.reason));
    all.resources.iter().map(line).chain(blind).collect()
}

fn call(source: &str, arguments: &str) -> String {
    format!("module \"m\" {{\n  source = \"{source}\"\n  {arguments}\n}}\n")
}

const MODULE: &str = "variable \"v\" {\n  default = 0\n}\nresource \"t\" \"r\" { v = var.v }\n";

#[test]
fn each_root_has_its_own_resources_of_a_shared_module() {
    let (a, b, c) = (call("../m", "v = 1"), call("../m", "v = 1"), call("../m", "v = 2"));
    let files = [("a/main.tf", &*a), ("b/main.tf", &b), ("c/main.tf", &c), ("m/main.tf", MODULE)];
    assert_eq!(shown(&files), ["a: module.m.t.r {v: 1}", "b: module.m.t.r {v: 1}", "c: module.m.t.r {v: 2}"]);
    let all = evaluated(&files, &Settings::default());
    let trees: Vec<_> = all.resources.iter().map(|resource| &resource.tree).collect();
    // What is alike is kept in memory once.
    assert!(std::sync::Arc::ptr_eq(trees[0], trees[1]) && !std::sync::Arc::ptr_eq(trees[1], trees[2]));
    assert!(all.resources.iter().all(|resource| resource.shared));
    let folders: Vec<_> = all.roots.iter().map(|root| root.folders.iter().cloned().collect::<Vec<_>>()).collect();
    assert_eq!(folders, [["a", "m"], ["b", "m"], ["c", "m"]]);
    assert!(all.roots[0].holds("m/x.tf") && all.roots[0].holds("a") && !all.roots[0].holds("b/main.tf"));
}

#[test]
fn a_resource_of_the_root_itself_is_not_shared() {
    let all = evaluated(&[("a/main.tf", MODULE), ("main.tf", MODULE)], &Settings::default());
    let told: Vec<_> = all.resources.iter().map(|resource| (&*resource.root, resource.shared)).collect();
    assert_eq!(told, [("a", false), (".", false)]);
}

#[test]
fn objects_of_kubernetes_that_roots_make_alike_are_there_once() {
    let (a, b) = (call("../m", ""), call("../m", ""));
    let module = "resource \"kubernetes_namespace\" \"n\" {\n  metadata {\n    name = \"x\"\n  }\n}\n";
    let files = [("a/main.tf", &*a), ("b/main.tf", &b), ("m/main.tf", module)];
    assert_eq!(listed(&evaluated(&files, &Settings::default())).lines().count(), 1);
}

#[test]
fn a_module_that_only_examples_call_is_judged_by_its_defaults_too() {
    let example = call("../..", "v = 1");
    let files = [("examples/full/main.tf", &*example), ("main.tf", MODULE)];
    assert_eq!(shown(&files), [".: t.r {v: 0}", "examples/full: module.m.t.r {v: 1}"]);
    // A caller that is no example says how the module is meant.
    let real = call("../../", "v = 2");
    let files = [("envs/prod/main.tf", &*real), files[0], files[1]];
    let both = ["envs/prod: module.m.t.r {v: 2}", "examples/full: module.m.t.r {v: 1}"];
    assert_eq!(shown(&files), both);
}

#[test]
fn what_a_reusable_module_makes_itself_needs_no_second_look() {
    let example = call("../..", "v = 1");
    let outer = call("./inner", "v = 5");
    let files = [("examples/a/main.tf", &*example), ("inner/main.tf", MODULE), ("main.tf", &outer)];
    let wanted = [".: module.m.t.r {v: 5}", "examples/a: module.m.module.m.t.r {v: 5}"];
    assert_eq!(shown(&files), wanted);
    // By its defaults the outer one makes none of the inner one, which is then judged for itself.
    let outer = call("./inner", "for_each = var.some\n  v = 5") + "variable \"some\" {\n  default = {}\n}\n";
    let example = call("../..", "some = { x = 1 }");
    let files = [("examples/a/main.tf", &*example), ("inner/main.tf", MODULE), ("main.tf", &outer)];
    let wanted = ["examples/a: module.m.module.m[\"x\"].t.r {v: 5}", "inner: t.r {v: 0}"];
    assert_eq!(shown(&files), wanted);
}

#[test]
fn a_variable_without_a_value_is_unknown_in_a_module_for_itself() {
    let example = call("../..", "v = 1");
    let module = MODULE.replace("default = 0", "");
    let files = [("examples/a/main.tf", &*example), ("main.tf", &module)];
    assert_eq!(shown(&files), [".: t.r {v: ?}", "examples/a: module.m.t.r {v: 1}"]);
}

#[test]
fn modules_that_call_one_another_in_a_circle_are_reported() {
    let (to_a, to_b) = (call("../a", "") + MODULE, call("../b", "") + MODULE);
    let circle = "calls itself, or modules that call it again";
    assert_eq!(
        shown(&[("a/main.tf", &to_b), ("b/main.tf", &to_a)]),
        [
            "a: t.r {v: 0}".to_owned(),
            "a: module.m.t.r {v: 0}".to_owned(),
            format!("! b/main.tf Some((1, 1)) the module `m` {circle}"),
        ]
    );
    let root = call("../a", "");
    let all = shown(&[("a/main.tf", &to_b), ("b/main.tf", &to_a), ("root/main.tf", &root)]);
    assert_eq!(all.len(), 3, "{all:?}");
    assert!(all[2].starts_with("! b/main.tf"), "{all:?}");
}

#[test]
fn values_across_a_circle_are_unknown() {
    let module =
        |to: &str| call(to, "") + "output \"o\" {\n  value = module.m.o\n}\nresource \"t\" \"r\" { v = module.m.o }\n";
    let (a, b) = (module("../b"), module("../a"));
    let all = shown(&[("a/main.tf", &a), ("b/main.tf", &b)]);
    assert_eq!((all.len(), all[0].starts_with("a: t.r {v: ?")), (3, true), "{all:?}");
}

#[test]
fn a_name_that_no_root_module_knows_is_told_with_those_that_are() {
    let named = |names: &[&str]| Settings {
        named: names.iter().map(|name| (*name).to_owned()).collect(),
        variables: names.iter().map(|name| ((*name).to_owned(), "x".to_owned())).collect(),
        ..Settings::default()
    };
    let files = [("a/main.tf", MODULE), ("b/main.tf", "variable \"w\" {}\nresource \"t\" \"r\" { v = var.w }\n")];
    assert!(evaluated(&files, &named(&["v", "w"])).blind.is_empty());
    let blind = evaluated(&files, &named(&["vv", "w"])).blind;
    let told: Vec<String> = blind.iter().map(|spot| spot.why.to_string()).collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("`vv`") && told[0].contains("there are: v, w"), "{told:?}");
    // A scan without Terraform has nothing to say about it.
    assert!(evaluated(&[("a.yaml", "a: 1\n")], &named(&["vv"])).blind.is_empty());
}

#[test]
fn the_default_of_a_sensitive_variable_is_never_shown() {
    let main = r#"
variable "s" {
  sensitive = true
  default   = "hunter2"
}
locals { l = "x-${var.s}" }
module "m" {
  source = "./m"
  v      = var.s
}
resource "t" "r" {
  for_each = toset([var.s])
  a        = each.key
  b        = local.l
  c        = substr(var.s, 0, 6)
  d        = module.m.o
}
"#;
    let module =
        "variable \"v\" {}\nresource \"t\" \"in\" { v = var.v }\noutput \"o\" {\n  value = [for c in [var.v] : c]\n}\n";
    let all = evaluated(&[("m/main.tf", module), ("main.tf", main)], &Settings::default());
    let told = listed(&all) + &all.resources.iter().map(reasons).collect::<String>();
    assert!(told.contains("t.r[*]") && told.contains("module.m.t.in {v: ?}"), "{told}");
    assert!(told.contains("sensitive") && !told.contains("hunter") && !told.contains("unter2"), "{told}");
}

/// Every reason that a resource's tree holds.
fn reasons(resource: &plimsoll_iac::Resource) -> String {
    let mut left = vec![resource.tree.root()];
    let mut out = String::new();
    while let Some(node) = left.pop() {
        if let Some(unknown) = node.unknown() {
            out.push_str(&format!("{unknown:?}\n"));
        }
        left.extend(node.items());
        left.extend(node.own_entries().flat_map(|(key, value)| [key, value]));
    }
    out
}
