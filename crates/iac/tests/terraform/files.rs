use plimsoll_iac::Settings;

use crate::show::{evaluated, listed, resources};

const VARIABLES: &str = r#"
variable "a" { default = "default" }
variable "b" { type = list(string) }
variable "c" {
  type = object({ x = optional(number, 3), y = string })
  default = { y = 1 }
}
resource "t" "r" {
  a = var.a
  b = var.b
  c = var.c
}
"#;

#[test]
fn later_values_of_variables_win() {
    let mut files = vec![
        ("x/main.tf", VARIABLES),
        ("x/terraform.tfvars", "a = \"file\"\nb = [1]\n"),
        ("x/z.auto.tfvars", "a = \"auto\""),
        ("x/more.tfvars", "a = \"named\""),
        ("x/y.auto.tfvars.json", "{\"a\": \"first\"}"),
    ];
    let shown = resources(&files);
    assert_eq!(shown, "t.r {a: \"auto\", b: [\"1\"], c: {x: 3, y: \"1\"}}\n");
    let mut settings = Settings::default();
    settings.environment.insert("a".to_owned(), "environment".to_owned());
    settings.var_files.push("./x/more.tfvars".to_owned());
    assert_eq!(listed(&evaluated(&files, &settings)), "t.r {a: \"named\", b: [\"1\"], c: {x: 3, y: \"1\"}}\n");
    settings.variables.insert("b".to_owned(), "[\"q\"]".to_owned());
    settings.variables.insert("a".to_owned(), "${flag}".to_owned());
    assert_eq!(listed(&evaluated(&files, &settings)), "t.r {a: \"${flag}\", b: [\"q\"], c: {x: 3, y: \"1\"}}\n");
    files.truncate(1);
    settings = Settings::default();
    settings.environment.insert("a".to_owned(), "environment".to_owned());
    assert_eq!(listed(&evaluated(&files, &settings)), "t.r {a: \"environment\", b: ?, c: {x: 3, y: \"1\"}}\n");
}

#[test]
fn downloaded_modules_are_evaluated_where_they_are_called() {
    let main = "module \"eks\" {\n  source = \"terraform-aws-modules/eks/aws\"\n  name = \"n\"\n}\n\
                module \"gone\" {\n  source = \"example/gone/aws\"\n}\nresource \"t\" \"r\" { n = module.eks.made }\n";
    let list = r#"{"Modules": [{"Key": "", "Source": "", "Dir": "."}, {"Key": "eks", "Dir": ".terraform/modules/eks"},
        {"Key": "eks.in", "Dir": ".terraform/modules/in"}]}"#;
    let module = "variable \"name\" {}\nmodule \"in\" {\n  source = \"x/y/z\"\n  v = var.name\n}\n\
                  output \"made\" { value = var.name }\n";
    let shown = resources(&[
        ("r/main.tf", main),
        ("r/.terraform/modules/modules.json", list),
        ("r/.terraform/modules/eks/main.tf", module),
        ("r/.terraform/modules/in/main.tf", "variable \"v\" {}\nresource \"t\" \"x\" { v = var.v }\n"),
    ]);
    assert_eq!(
        shown,
        "t.r {n: \"n\"}\nmodule.eks.module.in.t.x {v: \"n\"}\n\
         ! r/main.tf Some((5, 1)) the module `gone` is not downloaded; run `terraform init` and scan again\n"
    );
}

#[test]
fn overrides_json_and_opentofu_are_read() {
    let json = r#"{"resource": {"t": {"j": {"name": "${var.n}x", "on": true, "list": [{"a": 1}]}}}, "variable": {"n": {"default": "v"}}}"#;
    let shown = resources(&[
        ("main.tf", "resource \"t\" \"a\" {\n  x = 1\n  y = 2\n  block { k = 1 }\n}\n"),
        ("main_override.tf", "resource \"t\" \"a\" {\n  y = 3\n  block { k = 2 }\n}\n"),
        ("more.tf", "resource \"t\" \"old\" {}\n"),
        ("more.tofu", "resource \"t\" \"new\" {}\n"),
        ("j.tf.json", json),
    ]);
    let expected = "t.a {x: 1, y: 3, block: [{k: 2}]}\nt.new {}\nt.j {name: \"vx\", on: true, list: [{a: 1}]}\n";
    assert_eq!(shown, expected);
}

#[test]
fn only_files_of_the_scan_are_read() {
    let main = r#"
resource "t" "r" {
  policy = file("${path.module}/p.json")
  user_data = templatefile("user.tftpl", { name = "n", list = [1, 2] })
  outside = file("../../../etc/passwd")
  exists = fileexists("p.json")
  set = fileset(path.module, "*.json")
}
"#;
    let template = "hi ${name}%{ for x in list }\n  ${x}%{ endfor }\n";
    let shown = resources(&[("d/main.tf", main), ("d/p.json", "{\"a\": [1]}"), ("d/user.tftpl", template)]);
    assert_eq!(
        shown,
        "t.r {policy: {a: [1]}, user_data: \"hi n\\n  1\\n  2\\n\", outside: ?, exists: true, set: [\"p.json\"]}\n"
    );
}

/// What is not read is never taken for empty.
#[test]
fn nothing_outside_of_the_scan_is_known() {
    let main = r#"
resource "t" "r" {
  above = fileset("../../elsewhere", "*.json")
  absolute = fileset("/etc", "*.json")
  root = file("/etc/passwd")
  home = file("~/.ssh/id_rsa")
  deep = templatefile("x/../../../../etc/passwd", {})
  there = fileexists("/etc/passwd")
  sum = filesha256("/etc/passwd")
  raw = filebase64("../../../etc/passwd")
  here = fileset("..", "d/*.json")
}
module "m" {
  source = "/srv/modules/m"
}
module "n" {
  source = "../../n"
}
"#;
    assert_eq!(
        resources(&[("d/main.tf", main), ("d/p.json", "{}")]),
        "t.r {above: ?, absolute: ?, root: ?, home: ?, deep: ?, there: ?, sum: ?, raw: ?, here: [\"d/p.json\"]}\n\
         ! d/main.tf Some((13, 1)) the module `m` is not downloaded; run `terraform init` and scan again\n\
         ! d/main.tf Some((16, 1)) the module `n` is not among the files; scan the folder `../n` too\n"
    );
}

#[test]
fn circles_and_broken_files_are_told() {
    let main = "locals {\n  a = local.b\n  b = local.a\n}\nresource \"t\" \"r\" {\n  a = local.a\n  n = t.r.id\n}\n\
                module \"m\" {\n  source = \"./\"\n}\n";
    let shown =
        resources(&[("main.tf", main), ("x/broken.tf", "resource \"t\" {{\n"), ("x/ok.tf", "resource \"t\" \"x\" {}")]);
    assert!(shown.starts_with("t.r {a: ?, n: ?t.r.id}\n"), "{shown}");
    assert!(shown.contains("t.x {}\n"), "{shown}");
    assert!(shown.contains("! x/broken.tf Some((1, "), "{shown}");
}

#[test]
fn dynamic_blocks_and_unknown_instances() {
    let main = r#"
variable "rules" {}
resource "t" "r" {
  dynamic "rule" {
    for_each = [22, 80]
    iterator = it
    content {
      port = it.value
      at = it.key
    }
  }
  dynamic "open" {
    for_each = var.rules
    content { port = open.value }
  }
}
"#;
    let shown = resources(&[("main.tf", main)]);
    assert_eq!(shown, "t.r {rule: [{port: 22, at: 0}, {port: 80, at: 1}], open: [?]}\n");
}
