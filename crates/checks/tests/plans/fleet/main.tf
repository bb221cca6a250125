# Modules that are called several times, with arguments that come from locals, variables and other modules.

provider "aws" {
  region                      = "eu-central-1"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

variable "cidrs" {
  type    = list(string)
  default = ["10.0.0.0/8"]
}

locals {
  clusters = {
    shop = { public = true, cidrs = var.cidrs, encrypted = true, mode = "API" }
    lab  = { public = true, cidrs = ["0.0.0.0/0"], encrypted = false, mode = "CONFIG_MAP" }
    core = { public = false, cidrs = null, encrypted = true, mode = null }
  }
}

resource "aws_kms_key" "this" {
  enable_key_rotation = true
}

resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "this" {
  count      = 2
  vpc_id     = aws_vpc.this.id
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}

module "cluster" {
  source    = "./cluster"
  for_each  = local.clusters
  name      = each.key
  public    = each.value.public
  cidrs     = each.value.cidrs
  encrypted = each.value.encrypted
  mode      = each.value.mode
  key       = aws_kms_key.this.arn
  subnets   = aws_subnet.this[*].id
  groups    = each.key == "shop" ? { web = "t3.large", batch = "m5.large" } : { all = "t3.large" }
}

module "web" {
  source    = "./service"
  name      = "web"
  image     = "example.com/web@sha256:${sha256("web")}"
  user      = "1000"
  subnets   = aws_subnet.this[*].id
  exec      = false
  fargate   = true
  variables = { LEVEL = "info" }
}

module "jobs" {
  source     = "./service"
  count      = 2
  name       = "job-${count.index}"
  image      = count.index == 0 ? "example.com/job:latest" : "example.com/job:1.4"
  subnets    = aws_subnet.this[*].id
  exec       = count.index == 0
  privileged = count.index == 0
  variables  = { DB_PASSWORD = count.index == 0 ? "swordfish-2291-quay" : "" }
}

resource "aws_ecr_repository" "this" {
  for_each = {
    plain  = { mutable = true, scan = null, key = null }
    scan   = { mutable = false, scan = true, key = null }
    noscan = { mutable = false, scan = false, key = "AES256" }
    sealed = { mutable = false, scan = true, key = "KMS" }
  }
  name                 = each.key
  image_tag_mutability = each.value.mutable ? "MUTABLE" : "IMMUTABLE"

  dynamic "image_scanning_configuration" {
    for_each = each.value.scan == null ? [] : [each.value.scan]
    content {
      scan_on_push = image_scanning_configuration.value
    }
  }

  dynamic "encryption_configuration" {
    for_each = each.value.key == null ? [] : [each.value.key]
    content {
      encryption_type = encryption_configuration.value
      kms_key         = encryption_configuration.value == "KMS" ? aws_kms_key.this.arn : null
    }
  }
}

# How many blocks there are is known only once other resources are there.
resource "aws_ecr_repository" "later" {
  name = "later"

  dynamic "image_scanning_configuration" {
    for_each = split(",", aws_vpc.this.id)
    content {
      scan_on_push = true
    }
  }

  dynamic "encryption_configuration" {
    for_each = split(",", aws_vpc.this.id)
    content {
      encryption_type = "KMS"
      kms_key         = aws_kms_key.this.arn
    }
  }
}

resource "aws_eks_cluster" "later" {
  name     = "later"
  role_arn = "arn:aws:iam::123456789012:role/later"

  vpc_config {
    subnet_ids              = split(",", aws_vpc.this.id)
    endpoint_public_access  = aws_vpc.this.id == "x"
    endpoint_private_access = true
  }

  dynamic "encryption_config" {
    for_each = split(",", aws_vpc.this.id)
    content {
      resources = ["secrets"]
      provider {
        key_arn = encryption_config.value
      }
    }
  }
}

resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each          = { ssh = ["0.0.0.0/0", 22], web = ["0.0.0.0/0", 443], inside = ["10.0.0.0/16", 22] }
  security_group_id = aws_vpc.this.default_security_group_id
  cidr_ipv4         = each.value[0]
  from_port         = each.value[1]
  to_port           = tonumber(each.value[1])
  ip_protocol       = "tcp"
  description       = each.key == "web" ? "all" : null
}

resource "aws_s3_bucket" "this" {
  bucket = "fleet"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.this.arn
    }
  }
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_instance" "this" {
  for_each      = { one = ["required", 1], two = ["optional", 2], none = null }
  ami           = "ami-1"
  instance_type = "t3.micro"

  dynamic "metadata_options" {
    for_each = each.value == null ? [] : [each.value]
    content {
      http_tokens                 = metadata_options.value[0]
      http_put_response_hop_limit = metadata_options.value[1]
    }
  }
}

resource "aws_efs_file_system" "this" {
  encrypted = true
}

resource "aws_efs_access_point" "this" {
  for_each       = { root = 0, user = 1000 }
  file_system_id = aws_efs_file_system.this.id

  posix_user {
    uid = each.value
    gid = each.value
  }

  root_directory {
    path = each.key == "root" ? "/" : "/data"
  }
}
