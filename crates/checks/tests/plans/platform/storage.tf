resource "aws_s3_bucket" "this" {
  for_each = toset(["logs", "data", "plain"])
  bucket   = "quay-${each.key}"
  acl      = each.key == "plain" ? "public-read" : "private"

  versioning {
    enabled = each.key == "logs"
  }

  dynamic "server_side_encryption_configuration" {
    for_each = each.key == "plain" ? [] : [1]
    content {
      rule {
        apply_server_side_encryption_by_default {
          sse_algorithm     = each.key == "logs" ? "AES256" : "aws:kms"
          kms_master_key_id = each.key == "logs" ? null : aws_kms_key.this["rotated"].arn
        }
      }
    }
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  for_each                = toset(["logs", "data"])
  bucket                  = aws_s3_bucket.this[each.key].id
  block_public_acls       = true
  block_public_policy     = each.key == "logs"
  ignore_public_acls      = true
  restrict_public_buckets = each.key == "logs"
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.this["logs"].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Deny", Principal = "*", Action = "s3:*", Resource = "arn:aws:s3:::quay-logs/*",
      Condition = { Bool = { "aws:SecureTransport" = "false" } } },
      { Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "arn:aws:s3:::quay-logs/*" },
    ]
  })
}

resource "aws_cloudtrail" "this" {
  for_each                      = { whole = true, part = false }
  name                          = each.key
  s3_bucket_name                = aws_s3_bucket.this["logs"].id
  is_multi_region_trail         = each.value
  include_global_service_events = each.value
  enable_log_file_validation    = each.value
  enable_logging                = each.value
  kms_key_id                    = each.value ? aws_kms_key.this["rotated"].arn : null
}

resource "aws_ebs_volume" "this" {
  for_each          = { sealed = true, plain = false, silent = null }
  availability_zone = "eu-central-1a"
  size              = 8
  encrypted         = each.value
  kms_key_id        = each.value == true ? aws_kms_key.this["rotated"].arn : null
}

resource "aws_efs_file_system" "this" {
  for_each   = { sealed = true, plain = false }
  encrypted  = each.value
  kms_key_id = each.value ? aws_kms_key.this["fixed"].arn : null
}

resource "aws_secretsmanager_secret" "this" {
  for_each   = { own = aws_kms_key.this["rotated"].arn, theirs = null }
  name       = each.key
  kms_key_id = each.value
}

resource "aws_ssm_parameter" "this" {
  for_each = { SecureString = "token", String = "plain" }
  name     = each.value
  type     = each.key
  value    = "-"
}

resource "aws_sns_topic" "this" {
  for_each          = { own = aws_kms_key.this["rotated"].arn, none = null }
  name              = each.key
  kms_master_key_id = each.value
}

resource "aws_ecr_repository" "this" {
  name = "quay/app"
}

resource "aws_ecr_repository_policy" "this" {
  repository = aws_ecr_repository.this.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "all", Effect = "Allow", Principal = "*", Action = ["ecr:BatchGetImage", "ecr:PutImage"] }]
  })
}
