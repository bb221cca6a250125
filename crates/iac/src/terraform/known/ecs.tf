# What terraform-aws-modules/ecs/aws makes of its arguments, versions 4 to 7.

variable "major_version" {}
variable "create" { default = true }
variable "cluster_name" { default = "" }
variable "cluster_settings" { default = null }
variable "cluster_setting" { default = null }
variable "cluster_configuration" { default = null }
variable "create_cloudwatch_log_group" { default = true }
variable "cloudwatch_log_group_retention_in_days" { default = 90 }
variable "cloudwatch_log_group_kms_key_id" { default = null }
variable "services" { default = {} }

locals {
  given    = var.major_version >= 6 ? var.cluster_setting : var.cluster_settings
  insights = var.major_version >= 6 ? "enhanced" : "enabled"
  default  = [{ name = "containerInsights", value = local.insights }]
  settings = local.given == null ? local.default : can(local.given[0]) ? local.given : [local.given]
  command  = try(var.cluster_configuration.execute_command_configuration, null)
  services = var.major_version >= 5 ? var.services : {}
  # Arguments of containers were renamed in version 6, after those of the API.
  read_only = var.major_version >= 6 ? "readonlyRootFilesystem" : "readonly_root_filesystem"
}

resource "aws_ecs_cluster" "this" {
  count = var.create ? 1 : 0

  name = var.cluster_name

  dynamic "setting" {
    for_each = local.settings
    content {
      name  = setting.value.name
      value = setting.value.value
    }
  }

  configuration {
    execute_command_configuration {
      kms_key_id = try(local.command.kms_key_id, null)
      logging    = try(local.command.logging, var.create_cloudwatch_log_group ? "OVERRIDE" : "DEFAULT")

      dynamic "log_configuration" {
        for_each = try(local.command.log_configuration, null) == null ? [] : [local.command.log_configuration]
        content {
          cloud_watch_encryption_enabled = try(log_configuration.value.cloud_watch_encryption_enabled, null)
          cloud_watch_log_group_name     = try(log_configuration.value.cloud_watch_log_group_name, null)
          s3_bucket_encryption_enabled   = try(log_configuration.value.s3_bucket_encryption_enabled, null)
          s3_bucket_name                 = try(log_configuration.value.s3_bucket_name, null)
        }
      }
    }
  }
}

resource "aws_ecs_service" "this" {
  for_each = local.services

  name                   = each.key
  cluster                = aws_ecs_cluster.this[0].id
  task_definition        = aws_ecs_task_definition.this[each.key].arn
  launch_type            = try(each.value.launch_type, "FARGATE")
  platform_version       = try(each.value.platform_version, null)
  enable_execute_command = try(each.value.enable_execute_command, false)

  network_configuration {
    subnets          = try(each.value.subnet_ids, [])
    security_groups  = try(each.value.security_group_ids, [])
    assign_public_ip = try(each.value.assign_public_ip, false)
  }
}

resource "aws_ecs_task_definition" "this" {
  for_each = local.services

  family                   = try(each.value.family, each.key)
  network_mode             = try(each.value.network_mode, "awsvpc")
  requires_compatibilities = try(each.value.requires_compatibilities, ["FARGATE"])
  pid_mode                 = try(each.value.pid_mode, null)
  ipc_mode                 = try(each.value.ipc_mode, null)
  container_definitions = jsonencode([for name, container in try(each.value.container_definitions, {}) : {
    name                   = try(container.name, name)
    image                  = try(container.image, null)
    essential              = try(container.essential, null)
    user                   = try(container.user, null)
    privileged             = try(container.privileged, false)
    readonlyRootFilesystem = try(container[local.read_only], true)
    environment            = try(container.environment, [])
    secrets                = try(container.secrets, null)
    linuxParameters        = var.major_version >= 6 ? try(container.linuxParameters, null) : try(container.linux_parameters, null)
    healthCheck            = var.major_version >= 6 ? try(container.healthCheck, null) : try(container.health_check, null)
    logConfiguration = try(container.enable_cloudwatch_logging, true) ? { logDriver = "awslogs" } : (
      var.major_version >= 6 ? try(container.logConfiguration, null) : try(container.log_configuration, null)
    )
  }])
}
