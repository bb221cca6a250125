# A platform in one folder: what it is made of stands in maps, good and bad side by side.

provider "aws" {
  region                      = "eu-central-1"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

locals {
  name = "quay"
  keys = {
    rotated = true
    fixed   = false
  }
  clusters = {
    open = {
      public  = true
      private = false
      logs    = []
    }
    closed = {
      public  = false
      private = true
      logs    = ["api", "audit", "authenticator", "controllerManager", "scheduler"]
    }
    half = {
      public  = true
      private = true
      logs    = ["audit"]
    }
  }
  tags = { team = local.name }
}

resource "aws_kms_key" "this" {
  for_each                = local.keys
  description             = "${local.name}-${each.key}"
  enable_key_rotation     = each.value
  deletion_window_in_days = each.value ? 30 : 7
}

resource "aws_kms_key" "anybody" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { AWS = "*" }, Action = "kms:*", Resource = "*" }]
  })
}

resource "aws_eks_cluster" "this" {
  for_each                  = local.clusters
  name                      = "${local.name}-${each.key}"
  role_arn                  = aws_iam_role.cluster.arn
  version                   = each.key == "open" ? "1.12" : null
  enabled_cluster_log_types = each.value.logs

  vpc_config {
    subnet_ids              = aws_subnet.this[*].id
    endpoint_public_access  = each.value.public
    endpoint_private_access = each.value.private
    security_group_ids      = [aws_security_group.nodes.id]
  }
}

resource "aws_cloudwatch_log_group" "cluster" {
  for_each          = local.clusters
  name              = "/aws/eks/${local.name}-${each.key}/cluster"
  retention_in_days = each.key == "closed" ? 365 : null
  kms_key_id        = each.key == "closed" ? aws_kms_key.this["rotated"].arn : null
}

resource "aws_vpc" "this" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
  tags                 = local.tags
}

resource "aws_vpc" "dark" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_default_security_group" "dark" {
  vpc_id = aws_vpc.dark.id

  ingress {
    protocol  = "-1"
    self      = true
    from_port = 0
    to_port   = 0
  }
}

resource "aws_flow_log" "this" {
  vpc_id          = aws_vpc.this.id
  traffic_type    = "ALL"
  iam_role_arn    = aws_iam_role.cluster.arn
  log_destination = aws_cloudwatch_log_group.cluster["closed"].arn
}

resource "aws_subnet" "this" {
  count                   = 3
  vpc_id                  = aws_vpc.this.id
  cidr_block              = cidrsubnet(aws_vpc.this.cidr_block, 4, count.index)
  map_public_ip_on_launch = count.index == 0
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.this.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.this.id
  }
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.this[0].id
  route_table_id = aws_route_table.public.id
}

resource "aws_security_group" "nodes" {
  name   = "nodes"
  vpc_id = aws_vpc.this.id

  dynamic "ingress" {
    for_each = { ssh = 22, kubelet = 10250, web = 443 }
    content {
      description = ingress.key
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ingress.key == "web" ? ["0.0.0.0/0"] : ["10.0.0.0/8"]
    }
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "open" {
  name        = "open"
  description = "from everywhere"

  ingress {
    from_port        = 0
    to_port          = 65535
    protocol         = "tcp"
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_security_group_rule" "this" {
  for_each          = { ssh = 22, rdp = 3389, ports = 30000, admin = 6443 }
  security_group_id = aws_security_group.open.id
  type              = "ingress"
  from_port         = each.value
  to_port           = each.value + (each.key == "ports" ? 2767 : 0)
  protocol          = "tcp"
  cidr_blocks       = each.key == "admin" ? [aws_vpc.this.cidr_block] : ["0.0.0.0/0"]
  description       = each.key == "ssh" ? null : each.key
}

resource "aws_network_acl" "this" {
  vpc_id = aws_vpc.this.id

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    cidr_block = "0.0.0.0/0"
    from_port  = 0
    to_port    = 0
  }
}
