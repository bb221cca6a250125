use crate::show::resources;

#[test]
fn attributes_blocks_variables_and_locals() {
    let main = r#"
variable "public" { default = false }
variable "name" {}
locals {
  tag  = "${local.base}-x"
  base = "b"
}
resource "aws_eks_cluster" "this" {
  name = local.tag
  role_arn = aws_iam_role.r.arn
  vpc_config {
    endpoint_public_access = var.public
    subnet_ids = [aws_subnet.a.id, "s-2"]
  }
  tags = { Name = var.name, "k" = "p-${var.name}" }
}
resource "aws_iam_role" "r" {
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = aws_x.y.arn } }] })
}
"#;
    let shown = resources(&[("main.tf", main)]);
    assert_eq!(
        shown,
        r#"aws_eks_cluster.this {name: "b-x", role_arn: ?aws_iam_role.r.arn, vpc_config: [{endpoint_public_access: false, subnet_ids: [?aws_subnet.a.id, "s-2"]}], tags: {Name: ?, k: ?"p-?"}}
aws_iam_role.r {assume_role_policy: {Statement: [{Effect: "Allow", Principal: {AWS: ?aws_x.y.arn}}]}}
"#
    );
}

#[test]
fn a_heredoc_of_json_is_structure_with_places() {
    let main = r#"resource "aws_iam_policy" "p" {
  policy = <<EOT
{
  "Statement": [{"Action": "s3:*", "Resource": "arn:aws:s3:::${aws_s3_bucket.b.id}/*", "Condition": "${aws_s3_bucket.b.id}"}]
}
EOT
}
resource "aws_s3_bucket" "b" {}
"#;
    let shown = resources(&[("main.tf", main)]);
    let policy = r#"{Statement: [{Action: "s3:*", Resource: ?"arn:aws:s3:::?/*", Condition: ?aws_s3_bucket.b.id}]}"#;
    assert_eq!(shown, format!("aws_iam_policy.p {{policy: {policy}}}\naws_s3_bucket.b {{}}\n"));
    let all = crate::show::evaluated(&[("main.tf", main)], &plimsoll_iac::Settings::default());
    let tree = &all.resources[0].tree;
    let action = tree.root().at("policy.Statement").unwrap().items().next().unwrap().get("Action").unwrap();
    assert_eq!(action.span().slice(main), "\"s3:*\"");
}

#[test]
fn instances_of_resources_and_modules() {
    let main = r#"
resource "aws_x" "n" {
  count = 2
  name = "n${count.index}"
}
resource "aws_x" "none" { count = var.make ? 1 : 0 }
variable "make" { default = false }
resource "aws_x" "each" {
  for_each = { a = 1, b = 2 }
  name = each.key
  size = each.value
  first = aws_x.n[0].id
  all = aws_x.n[*].id
  nothing = try(aws_x.none[0].id, "no")
}
resource "aws_x" "open" {
  for_each = aws_y.z.list
  name = each.key
  on = true
}
resource "aws_y" "z" {}
module "m" {
  for_each = toset(["q"])
  source = "./modules/m"
  on = true
}
resource "aws_x" "out" { value = module.m["q"].on }
"#;
    let module = r#"
variable "on" { type = string }
resource "aws_x" "inner" { on = var.on }
output "on" { value = aws_x.inner.id }
"#;
    let shown = resources(&[("main.tf", main), ("modules/m/main.tf", module)]);
    let expected = r#"aws_x.n[0] {name: "n0"}
aws_x.n[1] {name: "n1"}
aws_x.each["a"] {name: "a", size: 1, first: ?aws_x.n[0].id, all: [?aws_x.n[0].id, ?aws_x.n[1].id], nothing: "no"}
aws_x.each["b"] {name: "b", size: 2, first: ?aws_x.n[0].id, all: [?aws_x.n[0].id, ?aws_x.n[1].id], nothing: "no"}
aws_x.open[*] {name: ?, on: true}
aws_y.z {}
aws_x.out {value: ?module.m["q"].aws_x.inner.id}
module.m["q"].aws_x.inner {on: "true"}
"#;
    assert_eq!(shown, expected);
}
