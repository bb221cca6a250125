variable "name" { type = string }
variable "public" {
  type    = bool
  default = true
}
variable "cidrs" {
  type     = list(string)
  default  = ["0.0.0.0/0"]
  nullable = false
}
variable "encrypted" { default = false }
variable "mode" { default = null }
variable "key" { type = string }
variable "subnets" { type = list(string) }
variable "groups" {
  type    = map(string)
  default = {}
}

resource "aws_eks_cluster" "this" {
  name                      = var.name
  role_arn                  = aws_iam_role.this.arn
  enabled_cluster_log_types = var.public ? ["api", "audit"] : ["api", "audit", "authenticator", "controllerManager", "scheduler"]

  vpc_config {
    subnet_ids              = var.subnets
    endpoint_public_access  = var.public
    endpoint_private_access = !var.public
    public_access_cidrs     = var.public ? var.cidrs : null
  }

  dynamic "encryption_config" {
    for_each = var.encrypted ? [var.key] : []
    content {
      resources = ["secrets"]
      provider {
        key_arn = encryption_config.value
      }
    }
  }

  dynamic "access_config" {
    for_each = var.mode[*]
    content {
      authentication_mode                         = access_config.value
      bootstrap_cluster_creator_admin_permissions = var.mode != "API"
    }
  }
}

resource "aws_iam_role" "this" {
  name = "${var.name}-cluster"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "eks.amazonaws.com" } }]
  })
}

resource "aws_launch_template" "this" {
  for_each = var.groups
  name     = "${var.name}-${each.key}"

  metadata_options {
    http_tokens                 = each.key == "batch" ? "optional" : "required"
    http_put_response_hop_limit = each.key == "all" ? 1 : 2
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      encrypted = each.key != "batch"
    }
  }
}

resource "aws_eks_node_group" "this" {
  for_each        = var.groups
  cluster_name    = aws_eks_cluster.this.name
  node_group_name = each.key
  node_role_arn   = aws_iam_role.this.arn
  subnet_ids      = var.subnets
  instance_types  = [each.value]

  scaling_config {
    desired_size = 1
    min_size     = 1
    max_size     = 3
  }

  launch_template {
    id      = aws_launch_template.this[each.key].id
    version = "$Latest"
  }
}

resource "aws_eks_node_group" "remote" {
  count         = var.name == "lab" ? 1 : 0
  cluster_name  = aws_eks_cluster.this.name
  node_role_arn = aws_iam_role.this.arn
  subnet_ids    = var.subnets

  scaling_config {
    desired_size = 1
    min_size     = 1
    max_size     = 3
  }

  remote_access {
    ec2_ssh_key = "ops"
  }
}

resource "aws_eks_addon" "this" {
  for_each     = toset(["vpc-cni", "coredns"])
  cluster_name = aws_eks_cluster.this.name
  addon_name   = each.key
}

resource "aws_eks_access_entry" "admin" {
  count         = var.mode == "API" ? 1 : 0
  cluster_name  = aws_eks_cluster.this.name
  principal_arn = aws_iam_role.this.arn
}

resource "aws_eks_access_policy_association" "admin" {
  count         = var.mode == "API" ? 1 : 0
  cluster_name  = aws_eks_cluster.this.name
  principal_arn = aws_iam_role.this.arn
  policy_arn    = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"

  access_scope {
    type = "cluster"
  }
}

output "name" {
  value = aws_eks_cluster.this.name
}
