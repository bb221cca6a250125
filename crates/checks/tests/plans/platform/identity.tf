data "aws_iam_policy_document" "trust" {
  for_each = toset(["ec2", "eks", "ecs-tasks"])

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["${each.key}.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "anybody" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

data "aws_iam_policy_document" "wide" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }

  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::${aws_s3_bucket.this["logs"].bucket}/*"]
  }
}

data "aws_iam_policy_document" "narrow" {
  statement {
    actions   = ["s3:GetObject", "s3:ListBucket"]
    resources = ["arn:aws:s3:::fixed", "arn:aws:s3:::fixed/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalOrgID"
      values   = ["o-1"]
    }
  }
}

resource "aws_iam_role" "cluster" {
  name               = "cluster"
  assume_role_policy = data.aws_iam_policy_document.trust["eks"].json
}

resource "aws_iam_role" "anybody" {
  name               = "anybody"
  assume_role_policy = data.aws_iam_policy_document.anybody.json
}

resource "aws_iam_role" "task" {
  for_each           = toset(["run", "pull"])
  name               = "task-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.trust["ecs-tasks"].json
}

resource "aws_iam_policy" "this" {
  for_each = {
    wide   = data.aws_iam_policy_document.wide.json
    narrow = data.aws_iam_policy_document.narrow.json
    pass = jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Effect = "Allow", Action = ["iam:PassRole", "iam:CreatePolicyVersion"], Resource = "*" }]
    })
  }
  name   = each.key
  policy = each.value
}

resource "aws_iam_role_policy" "task" {
  role   = aws_iam_role.task["run"].id
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        {"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*"},
        {"Effect": "Allow", "Action": ["ecr:*"], "Resource": ["*"]}
      ]
    }
  EOT
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each   = { admin = "AdministratorAccess", read = "AmazonEC2ContainerRegistryReadOnly" }
  role       = aws_iam_role.cluster.name
  policy_arn = "arn:aws:iam::aws:policy/${each.value}"
}

resource "aws_iam_user" "deploy" {
  name = "deploy"
}

resource "aws_iam_user_policy_attachment" "deploy" {
  user       = aws_iam_user.deploy.name
  policy_arn = aws_iam_policy.this["wide"].arn
}

resource "aws_iam_access_key" "deploy" {
  user = aws_iam_user.deploy.name
}

resource "aws_iam_account_password_policy" "this" {
  minimum_password_length = 8
}
