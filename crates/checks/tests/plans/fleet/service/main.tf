variable "name" { type = string }
variable "image" { type = string }
variable "user" {
  type    = string
  default = null
}
variable "subnets" { type = list(string) }
variable "exec" { type = bool }
variable "fargate" {
  type    = bool
  default = false
}
variable "privileged" {
  type    = bool
  default = false
}
variable "variables" {
  type    = map(string)
  default = {}
}

locals {
  container = {
    name                   = var.name
    image                  = var.image
    user                   = var.user
    privileged             = var.privileged
    readonlyRootFilesystem = var.fargate
    essential              = true
    environment            = [for name, value in var.variables : { name = name, value = value }]
    logConfiguration       = var.fargate ? { logDriver = "awslogs", options = { "awslogs-group" = var.name } } : null
    linuxParameters        = { initProcessEnabled = true, capabilities = { drop = ["ALL"], add = var.privileged ? ["NET_ADMIN"] : [] } }
  }
}

resource "aws_ecs_cluster" "this" {
  name = var.name

  dynamic "setting" {
    for_each = var.fargate ? ["enabled"] : []
    content {
      name  = "containerInsights"
      value = setting.value
    }
  }

  configuration {
    execute_command_configuration {
      logging = var.exec ? "NONE" : "DEFAULT"
    }
  }
}

resource "aws_ecs_task_definition" "this" {
  family                   = var.name
  requires_compatibilities = [var.fargate ? "FARGATE" : "EC2"]
  network_mode             = var.fargate ? "awsvpc" : "host"
  cpu                      = 256
  memory                   = 512
  container_definitions    = jsonencode([local.container])

  dynamic "runtime_platform" {
    for_each = var.fargate ? [1] : []
    content {
      operating_system_family = "LINUX"
    }
  }

  volume {
    name = "data"

    efs_volume_configuration {
      file_system_id     = "fs-1"
      transit_encryption = var.fargate ? "ENABLED" : null

      dynamic "authorization_config" {
        for_each = var.fargate ? ["ENABLED"] : []
        content {
          iam             = authorization_config.value
          access_point_id = "fsap-1"
        }
      }
    }
  }

  dynamic "volume" {
    for_each = var.privileged ? ["/", "/var/run/docker.sock"] : []
    content {
      name      = "host${volume.key}"
      host_path = volume.value
    }
  }
}

resource "aws_security_group" "this" {
  name_prefix = var.name
  description = "of the service"

  dynamic "ingress" {
    for_each = var.fargate ? [443] : [80, 8080]
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}

resource "aws_ecs_service" "this" {
  name                   = var.name
  cluster                = aws_ecs_cluster.this.arn
  task_definition        = aws_ecs_task_definition.this.arn
  launch_type            = var.fargate ? "FARGATE" : "EC2"
  enable_execute_command = var.exec

  dynamic "network_configuration" {
    for_each = var.fargate ? [1] : []
    content {
      subnets         = var.subnets
      security_groups = [aws_security_group.this.id]
    }
  }

  deployment_circuit_breaker {
    enable   = var.fargate
    rollback = var.fargate
  }
}
