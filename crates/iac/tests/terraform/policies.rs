use crate::show::resources;

#[test]
fn a_policy_document_becomes_its_json() {
    let main = r#"
data "aws_iam_policy_document" "base" {
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.b.arn}/*"]
  }
  statement {
    sid     = "Old"
    effect  = "Deny"
    actions = ["s3:*", "ec2:*"]
  }
}
data "aws_iam_policy_document" "trust" {
  source_policy_documents = [data.aws_iam_policy_document.base.json]
  statement {
    sid     = "Old"
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::1:root", var.who]
    }
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:x"
      values   = ["1"]
    }
  }
  statement {
    not_actions = ["iam:*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}
variable "who" {}
resource "aws_s3_bucket" "b" {}
resource "aws_iam_role" "r" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
"#;
    let shown = resources(&[("main.tf", main)]);
    let role = shown.lines().last().unwrap();
    assert_eq!(
        role,
        r#"aws_iam_role.r {assume_role_policy: {Statement: [{Sid: "Read", Action: "s3:GetObject", Resource: ?"?/*", Effect: "Allow"}, {Sid: "Old", Action: "sts:AssumeRole", Principal: {AWS: ["arn:aws:iam::1:root", ?, "*"]}, Condition: {StringEquals: {aws:x: "1"}}, Effect: "Allow"}, {NotAction: "iam:*", Principal: "*", Effect: "Allow"}], Version: "2012-10-17"}}"#
    );
}
