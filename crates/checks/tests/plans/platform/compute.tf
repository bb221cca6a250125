resource "aws_ecs_cluster" "this" {
  name = "quay"
}

resource "aws_ecs_task_definition" "this" {
  for_each                 = { awsvpc = ["FARGATE"], host = ["EC2"], bridge = null }
  family                   = "app-${each.key}"
  network_mode             = each.key
  requires_compatibilities = each.value
  cpu                      = 256
  memory                   = 512
  pid_mode                 = each.key == "host" ? "host" : null
  task_role_arn            = aws_iam_role.task["run"].arn
  execution_role_arn       = each.key == "host" ? aws_iam_role.task["run"].arn : aws_iam_role.task["pull"].arn

  container_definitions = jsonencode([
    {
      name                   = "app"
      image                  = each.key == "awsvpc" ? "example.com/app@sha256:${sha256("a")}" : "example.com/app:latest"
      essential              = true
      privileged             = each.key == "host"
      readonlyRootFilesystem = each.key == "awsvpc"
      user                   = each.key == "awsvpc" ? "1000:1000" : null
      environment            = [{ name = "LEVEL", value = "info" }]
      secrets                = [{ name = "TOKEN", valueFrom = aws_secretsmanager_secret.this["own"].arn }]
      logConfiguration = each.key == "bridge" ? null : {
        logDriver = "awslogs"
        options   = { "awslogs-group" = "quay", "awslogs-region" = "eu-central-1", "awslogs-stream-prefix" = "app" }
      }
      healthCheck     = { command = ["CMD-SHELL", "true"] }
      linuxParameters = each.key == "host" ? { capabilities = { add = ["SYS_ADMIN"] } } : null
    },
    {
      name        = "sidecar"
      image       = "example.com/sidecar:1.2.3"
      essential   = false
      mountPoints = each.key == "bridge" ? [{ sourceVolume = "socket", containerPath = "/s" }] : []
    },
  ])

  dynamic "volume" {
    for_each = each.key == "bridge" ? { socket = "/var/run/docker.sock" } : {}
    content {
      name      = volume.key
      host_path = volume.value
    }
  }
}

resource "aws_ecs_task_definition" "plain" {
  family                = "plain"
  container_definitions = <<-EOT
    [{"name": "a", "image": "${aws_ecr_repository.this.repository_url}:latest", "memory": 64, "user": "root"}]
  EOT
}

resource "aws_ecs_service" "this" {
  for_each         = aws_ecs_task_definition.this
  name             = each.key
  cluster          = aws_ecs_cluster.this.id
  task_definition  = each.value.arn
  launch_type      = each.key == "awsvpc" ? "FARGATE" : "EC2"
  platform_version = each.key == "awsvpc" ? "1.3.0" : null

  dynamic "network_configuration" {
    for_each = each.key == "awsvpc" ? [1] : []
    content {
      subnets          = aws_subnet.this[*].id
      security_groups  = [aws_security_group.nodes.id]
      assign_public_ip = true
    }
  }
}

resource "aws_instance" "node" {
  for_each                    = { public = true, private = false }
  ami                         = "ami-1"
  instance_type               = "t3.micro"
  associate_public_ip_address = each.value
  ebs_optimized               = !each.value

  root_block_device {
    volume_type = "gp2"
  }

  dynamic "ebs_block_device" {
    for_each = each.value ? [] : ["/dev/sdb"]
    content {
      device_name = ebs_block_device.value
      encrypted   = true
    }
  }
}

resource "aws_launch_template" "node" {
  for_each = { sealed = true, plain = false }
  name     = each.key

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size = 20
      encrypted   = each.value
    }
  }

  network_interfaces {
    associate_public_ip_address = !each.value
  }
}

resource "aws_lb" "this" {
  for_each                   = { inside = true, outside = false }
  name                       = each.key
  internal                   = each.value
  subnets                    = aws_subnet.this[*].id
  enable_deletion_protection = each.value

  access_logs {
    bucket  = aws_s3_bucket.this["logs"].bucket
    enabled = each.value
  }
}

resource "aws_lb_listener" "this" {
  for_each          = { HTTP = null, HTTPS = "ELBSecurityPolicy-2016-08", TLS = "ELBSecurityPolicy-TLS-1-2-2017-01" }
  load_balancer_arn = aws_lb.this[each.key == "TLS" ? "inside" : "outside"].arn
  port              = each.key == "HTTP" ? 80 : 443
  protocol          = each.key
  ssl_policy        = each.value
  certificate_arn   = each.value == null ? null : "arn:aws:acm:eu-central-1:123456789012:certificate/x"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this.arn
  }
}

resource "aws_lb_target_group" "this" {
  name     = "quay"
  port     = 80
  protocol = "HTTP"
  vpc_id   = aws_vpc.this.id
}

resource "aws_elb" "old" {
  name               = "old"
  availability_zones = ["eu-central-1a"]

  listener {
    instance_port     = 80
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }
}
