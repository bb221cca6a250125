# What terraform-aws-modules/eks/aws makes of its arguments, versions 17 to 21.
#
# Its own key comes of a module inside it, which is left out: a reference tells that there is one.

variable "major_version" {}

# Arguments were renamed in version 21: `cluster_` was dropped.
variable "cluster_name" { default = null }
variable "name" { default = null }
variable "cluster_version" { default = null }
variable "kubernetes_version" { default = null }
variable "create" { default = true }
variable "create_eks" { default = true }
variable "cluster_endpoint_public_access" { default = null }
variable "endpoint_public_access" { default = null }
variable "cluster_endpoint_private_access" { default = null }
variable "endpoint_private_access" { default = null }
variable "cluster_endpoint_public_access_cidrs" { default = null }
variable "endpoint_public_access_cidrs" { default = null }
variable "cluster_enabled_log_types" { default = null }
variable "enabled_log_types" { default = null }
variable "create_cloudwatch_log_group" { default = true }
variable "cloudwatch_log_group_retention_in_days" { default = 90 }
variable "cluster_log_retention_in_days" { default = 90 }
variable "cloudwatch_log_group_kms_key_id" { default = null }
variable "cluster_log_kms_key_id" { default = null }
variable "create_kms_key" { default = true }
variable "authentication_mode" { default = "API_AND_CONFIG_MAP" }
variable "enable_cluster_creator_admin_permissions" { default = false }
variable "access_entries" { default = {} }
variable "deletion_protection" { default = null }
variable "cluster_deletion_protection" { default = null }
variable "compute_config" { default = null }
variable "cluster_compute_config" { default = {} }
variable "cluster_addons" { default = {} }
variable "addons" { default = {} }
variable "subnet_ids" { default = [] }
variable "subnets" { default = [] }
variable "control_plane_subnet_ids" { default = [] }
variable "upgrade_policy" { default = null }
variable "cluster_upgrade_policy" { default = {} }
variable "eks_managed_node_groups" { default = {} }
variable "eks_managed_node_group_defaults" { default = {} }
variable "self_managed_node_groups" { default = {} }
variable "self_managed_node_group_defaults" { default = {} }
variable "fargate_profiles" { default = {} }
variable "fargate_profile_defaults" { default = {} }
variable "node_groups" { default = {} }
variable "node_groups_defaults" { default = {} }
variable "worker_groups" { default = [] }
variable "worker_groups_launch_template" { default = [] }
variable "workers_group_defaults" { default = {} }

# A null stands for the default of the version, which is an object from version 19 on.
variable "cluster_encryption_config" { default = "default" }
variable "encryption_config" { default = {} }

locals {
  current = var.major_version >= 21
  made    = var.create && var.create_eks
  cluster = local.current ? var.name : var.cluster_name
  version = local.current ? var.kubernetes_version : var.cluster_version

  public  = local.current ? var.endpoint_public_access : var.cluster_endpoint_public_access
  private = local.current ? var.endpoint_private_access : var.cluster_endpoint_private_access
  cidrs   = local.current ? var.endpoint_public_access_cidrs : var.cluster_endpoint_public_access_cidrs
  logs    = local.current ? var.enabled_log_types : var.cluster_enabled_log_types

  log_default   = var.major_version >= 18 ? ["audit", "api", "authenticator"] : []
  log_group     = var.major_version >= 18 ? var.create_cloudwatch_log_group : length(local.log_types) > 0
  log_types     = local.logs == null ? local.log_default : local.logs
  log_retention = var.major_version >= 18 ? var.cloudwatch_log_group_retention_in_days : var.cluster_log_retention_in_days
  log_key       = var.major_version >= 18 ? var.cloudwatch_log_group_kms_key_id : var.cluster_log_kms_key_id

  encryption_given   = local.current ? var.encryption_config : var.cluster_encryption_config
  encryption_default = var.major_version >= 19 ? [{ resources = ["secrets"] }] : []
  encryption_list    = can(local.encryption_given[0]) ? local.encryption_given : local.encryption_given == null || local.encryption_given == {} && !local.current ? [] : [local.encryption_given]
  encryption         = can(tostring(local.encryption_given)) && local.encryption_given != null ? local.encryption_default : local.encryption_list
  own_key            = var.create_kms_key && var.major_version >= 19

  compute = local.current ? var.compute_config : var.cluster_compute_config
  upgrade = local.current ? var.upgrade_policy : var.cluster_upgrade_policy
  guard   = local.current ? var.deletion_protection : var.cluster_deletion_protection

  # Version 21 lowered the number of hops that answers of the metadata service may take.
  metadata = {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = local.current ? 1 : 2
  }
  managed     = var.major_version >= 18 ? { for key, group in var.eks_managed_node_groups : key => merge(var.eks_managed_node_group_defaults, group) } : {}
  self        = var.major_version >= 18 ? { for key, group in var.self_managed_node_groups : key => merge(var.self_managed_node_group_defaults, group) } : {}
  old_managed = var.major_version < 18 ? { for key, group in var.node_groups : key => merge(var.node_groups_defaults, group) } : {}
  profiles    = { for key, profile in var.fargate_profiles : key => merge(var.fargate_profile_defaults, profile) }
  templated   = { for key, group in local.managed : key => group if try(group.create_launch_template, true) && try(group.use_custom_launch_template, true) }
}

resource "aws_eks_cluster" "this" {
  count = local.made ? 1 : 0

  name                      = local.cluster
  version                   = local.version
  enabled_cluster_log_types = local.log_types
  deletion_protection       = local.guard

  vpc_config {
    subnet_ids              = var.major_version >= 18 ? try(coalescelist(var.control_plane_subnet_ids, var.subnet_ids), null) : var.subnets
    endpoint_public_access  = local.public == null ? var.major_version < 19 : local.public
    endpoint_private_access = local.private == null ? var.major_version >= 19 : local.private
    public_access_cidrs     = local.cidrs == null ? ["0.0.0.0/0"] : local.cidrs
  }

  dynamic "access_config" {
    for_each = var.major_version >= 20 ? [1] : []
    content {
      authentication_mode                         = var.authentication_mode
      bootstrap_cluster_creator_admin_permissions = false
    }
  }

  dynamic "compute_config" {
    for_each = try(local.compute.enabled, false) ? [local.compute] : []
    content {
      enabled    = compute_config.value.enabled
      node_pools = try(compute_config.value.node_pools, null)
    }
  }

  dynamic "upgrade_policy" {
    for_each = try(local.upgrade.support_type, null) == null ? [] : [local.upgrade]
    content {
      support_type = upgrade_policy.value.support_type
    }
  }

  dynamic "encryption_config" {
    for_each = local.encryption
    content {
      resources = try(encryption_config.value.resources, ["secrets"])
      provider {
        key_arn = local.own_key ? aws_kms_key.this.arn : try(encryption_config.value.provider_key_arn, null)
      }
    }
  }
}

resource "aws_cloudwatch_log_group" "this" {
  count = local.made && local.log_group ? 1 : 0

  name              = "/aws/eks/${local.cluster}/cluster"
  retention_in_days = local.log_retention
  kms_key_id        = local.log_key
}

resource "aws_eks_access_entry" "this" {
  for_each = var.major_version >= 20 ? var.access_entries : {}

  cluster_name      = aws_eks_cluster.this[0].name
  principal_arn     = each.value.principal_arn
  kubernetes_groups = try(each.value.kubernetes_groups, null)
}

resource "aws_eks_access_policy_association" "this" {
  for_each = var.major_version < 20 ? {} : merge([for entry, value in var.access_entries : {
    for name, policy in try(value.policy_associations, {}) : "${entry}_${name}" => { entry = value, policy = policy }
  }]...)

  cluster_name  = aws_eks_cluster.this[0].name
  principal_arn = each.value.entry.principal_arn
  policy_arn    = each.value.policy.policy_arn

  access_scope {
    type       = try(each.value.policy.access_scope.type, null)
    namespaces = try(each.value.policy.access_scope.namespaces, [])
  }
}

resource "aws_eks_addon" "this" {
  for_each = { for key, addon in(local.current ? var.addons : var.cluster_addons) : key => addon if var.major_version >= 18 && addon != null && !(var.major_version >= 19 && try(coalesce(addon.before_compute), false)) }

  cluster_name             = aws_eks_cluster.this[0].name
  addon_name               = try(each.value.name, null) == null ? each.key : each.value.name
  addon_version            = try(each.value.addon_version, null)
  configuration_values     = try(each.value.configuration_values, null)
  service_account_role_arn = try(each.value.service_account_role_arn, null)

  dynamic "pod_identity_association" {
    for_each = try(coalesce(each.value.pod_identity_association), [])
    content {
      role_arn        = pod_identity_association.value.role_arn
      service_account = pod_identity_association.value.service_account
    }
  }
}

resource "aws_eks_addon" "before_compute" {
  for_each = { for key, addon in(local.current ? var.addons : var.cluster_addons) : key => addon if var.major_version >= 19 && addon != null && try(coalesce(addon.before_compute), false) }

  cluster_name             = aws_eks_cluster.this[0].name
  addon_name               = try(each.value.name, null) == null ? each.key : each.value.name
  addon_version            = try(each.value.addon_version, null)
  configuration_values     = try(each.value.configuration_values, null)
  service_account_role_arn = try(each.value.service_account_role_arn, null)

  dynamic "pod_identity_association" {
    for_each = try(coalesce(each.value.pod_identity_association), [])
    content {
      role_arn        = pod_identity_association.value.role_arn
      service_account = pod_identity_association.value.service_account
    }
  }
}

resource "aws_eks_fargate_profile" "this" {
  for_each = local.profiles

  cluster_name         = aws_eks_cluster.this[0].name
  fargate_profile_name = try(each.value.name, each.key)
  subnet_ids           = try(coalesce(each.value.subnet_ids), var.subnet_ids)

  dynamic "selector" {
    for_each = try(each.value.selectors, [])
    content {
      namespace = selector.value.namespace
      labels    = try(selector.value.labels, null)
    }
  }
}

resource "aws_eks_node_group" "this" {
  for_each = merge(local.managed, local.old_managed)

  cluster_name    = aws_eks_cluster.this[0].name
  node_group_name = try(each.value.name, each.key)
  subnet_ids      = try(coalesce(each.value.subnet_ids), var.subnet_ids)
  ami_type        = try(each.value.ami_type, null)
  capacity_type   = try(each.value.capacity_type, null)
  instance_types  = try(each.value.instance_types, null)

  dynamic "launch_template" {
    for_each = can(local.templated[each.key]) ? [1] : []
    content {
      id = aws_launch_template.this[each.key].id
    }
  }

  dynamic "remote_access" {
    for_each = try(each.value.remote_access.ec2_ssh_key, null) == null ? [] : [each.value.remote_access]
    content {
      ec2_ssh_key               = remote_access.value.ec2_ssh_key
      source_security_group_ids = try(remote_access.value.source_security_group_ids, null)
    }
  }
}

resource "aws_launch_template" "this" {
  for_each = local.templated

  key_name = try(each.value.key_name, null)

  metadata_options {
    http_endpoint               = try(each.value.metadata_options.http_endpoint, local.current ? local.metadata.http_endpoint : null)
    http_tokens                 = try(each.value.metadata_options, null) == null ? local.metadata.http_tokens : try(each.value.metadata_options.http_tokens, local.current ? local.metadata.http_tokens : null)
    http_put_response_hop_limit = try(each.value.metadata_options, null) == null ? local.metadata.http_put_response_hop_limit : try(each.value.metadata_options.http_put_response_hop_limit, local.current ? 1 : null)
  }

  dynamic "block_device_mappings" {
    for_each = try(each.value.block_device_mappings, null) == null ? {} : each.value.block_device_mappings
    content {
      device_name = try(block_device_mappings.value.device_name, null)
      dynamic "ebs" {
        for_each = try(block_device_mappings.value.ebs, null) == null ? [] : [block_device_mappings.value.ebs]
        content {
          encrypted  = try(ebs.value.encrypted, null)
          kms_key_id = try(ebs.value.kms_key_id, null)
        }
      }
    }
  }

  dynamic "network_interfaces" {
    for_each = try(each.value.network_interfaces, null) == null ? [] : each.value.network_interfaces
    content {
      associate_public_ip_address = try(network_interfaces.value.associate_public_ip_address, null)
    }
  }
}

resource "aws_launch_template" "self" {
  for_each = local.self

  key_name = try(each.value.key_name, null)

  metadata_options {
    http_endpoint               = try(each.value.metadata_options.http_endpoint, local.current ? local.metadata.http_endpoint : null)
    http_tokens                 = try(each.value.metadata_options, null) == null ? local.metadata.http_tokens : try(each.value.metadata_options.http_tokens, local.current ? local.metadata.http_tokens : null)
    http_put_response_hop_limit = try(each.value.metadata_options, null) == null ? local.metadata.http_put_response_hop_limit : try(each.value.metadata_options.http_put_response_hop_limit, local.current ? 1 : null)
  }
}
