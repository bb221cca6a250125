# What terraform-aws-modules/vpc/aws makes of its arguments, versions 2 to 6.

variable "major_version" {}
variable "create_vpc" { default = true }
variable "cidr" { default = "10.0.0.0/16" }
variable "azs" { default = [] }
variable "public_subnets" { default = [] }
variable "private_subnets" { default = [] }
variable "intra_subnets" { default = [] }
variable "database_subnets" { default = [] }
variable "map_public_ip_on_launch" { default = null }
variable "enable_flow_log" { default = false }
variable "flow_log_traffic_type" { default = "ALL" }
variable "flow_log_destination_type" { default = "cloud-watch-logs" }
variable "manage_default_security_group" { default = null }
variable "default_security_group_ingress" { default = [] }
variable "default_security_group_egress" { default = [] }
variable "enable_nat_gateway" { default = false }
variable "enable_dns_hostnames" { default = null }
variable "enable_dns_support" { default = true }
variable "create_igw" { default = true }

locals {
  made    = var.create_vpc
  public  = var.map_public_ip_on_launch == null ? var.major_version < 4 : var.map_public_ip_on_launch
  default = var.manage_default_security_group == null ? var.major_version >= 4 : var.manage_default_security_group
}

resource "aws_vpc" "this" {
  count = local.made ? 1 : 0

  cidr_block           = var.cidr
  enable_dns_support   = var.enable_dns_support
  enable_dns_hostnames = var.enable_dns_hostnames
}

resource "aws_flow_log" "this" {
  count = local.made && var.enable_flow_log ? 1 : 0

  vpc_id               = aws_vpc.this[0].id
  traffic_type         = var.flow_log_traffic_type
  log_destination_type = var.flow_log_destination_type
}

resource "aws_default_security_group" "this" {
  count = local.made && local.default ? 1 : 0

  vpc_id = aws_vpc.this[0].id

  dynamic "ingress" {
    for_each = var.default_security_group_ingress
    content {
      from_port   = try(ingress.value.from_port, 0)
      to_port     = try(ingress.value.to_port, 0)
      protocol    = try(ingress.value.protocol, "-1")
      cidr_blocks = try(compact(split(",", ingress.value.cidr_blocks)), null)
      self        = try(ingress.value.self, null)
    }
  }

  dynamic "egress" {
    for_each = var.default_security_group_egress
    content {
      from_port   = try(egress.value.from_port, 0)
      to_port     = try(egress.value.to_port, 0)
      protocol    = try(egress.value.protocol, "-1")
      cidr_blocks = try(compact(split(",", egress.value.cidr_blocks)), null)
      self        = try(egress.value.self, null)
    }
  }
}

resource "aws_internet_gateway" "this" {
  count = local.made && var.create_igw && length(var.public_subnets) > 0 ? 1 : 0

  vpc_id = aws_vpc.this[0].id
}

resource "aws_subnet" "public" {
  count = local.made ? length(var.public_subnets) : 0

  vpc_id                  = aws_vpc.this[0].id
  cidr_block              = var.public_subnets[count.index]
  map_public_ip_on_launch = local.public
}

resource "aws_subnet" "private" {
  count = local.made ? length(var.private_subnets) : 0

  vpc_id     = aws_vpc.this[0].id
  cidr_block = var.private_subnets[count.index]
}

resource "aws_subnet" "intra" {
  count = local.made ? length(var.intra_subnets) : 0

  vpc_id     = aws_vpc.this[0].id
  cidr_block = var.intra_subnets[count.index]
}

resource "aws_subnet" "database" {
  count = local.made ? length(var.database_subnets) : 0

  vpc_id     = aws_vpc.this[0].id
  cidr_block = var.database_subnets[count.index]
}

resource "aws_route_table" "public" {
  count = local.made && length(var.public_subnets) > 0 ? 1 : 0

  vpc_id = aws_vpc.this[0].id
}

resource "aws_route" "public_internet_gateway" {
  count = local.made && var.create_igw && length(var.public_subnets) > 0 ? 1 : 0

  route_table_id         = aws_route_table.public[0].id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this[0].id
}

resource "aws_route_table_association" "public" {
  count = local.made ? length(var.public_subnets) : 0

  subnet_id      = aws_subnet.public[count.index].id
  route_table_id = aws_route_table.public[0].id
}

resource "aws_route_table" "private" {
  count = local.made && length(var.private_subnets) > 0 ? 1 : 0

  vpc_id = aws_vpc.this[0].id
}

resource "aws_route" "private_nat_gateway" {
  count = local.made && var.enable_nat_gateway && length(var.private_subnets) > 0 ? 1 : 0

  route_table_id         = aws_route_table.private[0].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this[0].id
}

resource "aws_nat_gateway" "this" {
  count = local.made && var.enable_nat_gateway ? 1 : 0

  subnet_id = aws_subnet.public[0].id
}

resource "aws_route_table_association" "private" {
  count = local.made ? length(var.private_subnets) : 0

  subnet_id      = aws_subnet.private[count.index].id
  route_table_id = aws_route_table.private[0].id
}

output "vpc_id" { value = try(aws_vpc.this[0].id, null) }
output "vpc_arn" { value = try(aws_vpc.this[0].arn, null) }
output "vpc_cidr_block" { value = var.cidr }
output "public_subnets" { value = aws_subnet.public[*].id }
output "private_subnets" { value = aws_subnet.private[*].id }
output "intra_subnets" { value = aws_subnet.intra[*].id }
output "database_subnets" { value = aws_subnet.database[*].id }
output "azs" { value = var.azs }
