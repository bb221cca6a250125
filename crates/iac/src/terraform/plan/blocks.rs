//! Blocks of a resource that a plan does not know the number of.
//!
//! A plan's configuration leaves `dynamic` blocks out. Where such a one goes over something unknown, its name is marked
//! as unknown, which is how an attribute looks that is left to the provider. The two are told apart where it is known that
//! a block of this name, unwritten, is an empty list: because another resource of the plan has one, or by the table.

use std::collections::{BTreeSet, HashSet};

use plimsoll_syntax::{Kind, Node};

use crate::limits;

/// Blocks that the provider fills in for nobody, by the type of their resource.
const WRITTEN: &[(&str, &[&str])] = &[
    ("aws_alb", &["access_logs"]),
    ("aws_alb_listener", &["default_action"]),
    ("aws_autoscaling_group", &["launch_template", "mixed_instances_policy", "tag"]),
    ("aws_cloudtrail", &["advanced_event_selector", "event_selector"]),
    ("aws_ecr_registry_scanning_configuration", &["rule"]),
    ("aws_ecr_repository", &["encryption_configuration", "image_scanning_configuration"]),
    ("aws_ecs_capacity_provider", &["auto_scaling_group_provider"]),
    ("aws_ecs_cluster", &["configuration", "service_connect_defaults"]),
    (
        "aws_ecs_service",
        &[
            "deployment_controller",
            "load_balancer",
            "network_configuration",
            "service_connect_configuration",
            "service_registries",
            "volume_configuration",
        ],
    ),
    (
        "aws_ecs_task_definition",
        &["ephemeral_storage", "placement_constraints", "proxy_configuration", "runtime_platform", "volume"],
    ),
    ("aws_efs_access_point", &["posix_user"]),
    ("aws_eks_access_policy_association", &["access_scope"]),
    ("aws_eks_cluster", &["encryption_config", "outpost_config", "remote_network_config", "vpc_config"]),
    ("aws_eks_identity_provider_config", &["oidc"]),
    ("aws_eks_node_group", &["launch_template", "remote_access", "scaling_config", "taint"]),
    ("aws_elb", &["access_logs", "listener"]),
    ("aws_launch_template", &["block_device_mappings", "iam_instance_profile", "monitoring", "network_interfaces"]),
    ("aws_lb", &["access_logs"]),
    ("aws_lb_listener", &["default_action"]),
    ("aws_s3_bucket_lifecycle_configuration", &["rule"]),
    ("aws_s3_bucket_ownership_controls", &["rule"]),
    ("aws_s3_bucket_server_side_encryption_configuration", &["rule"]),
    ("aws_s3_bucket_versioning", &["versioning_configuration"]),
    ("aws_secretsmanager_secret_rotation", &["rotation_rules"]),
    (
        "azurerm_kubernetes_cluster",
        &["api_server_access_profile", "azure_active_directory_role_based_access_control", "default_node_pool"],
    ),
    ("google_container_cluster", &["private_cluster_config"]),
];

/// Names of blocks by the type of their resource, as one plan shows them, and its addresses.
#[derive(Default)]
pub(super) struct Blocks<'t> {
    seen: HashSet<(&'t str, &'t str)>,
    planned: BTreeSet<&'t str>,
}

impl<'t> Blocks<'t> {
    /// Notes what a resource of the plan leaves unwritten and has as an empty list.
    pub(super) fn note(&mut self, kind: &'t str, values: Option<Node<'t>>, unknown: Node<'t>, configured: Node<'t>) {
        let is_empty = |node: Node<'t>| node.kind() == Kind::Seq && node.items().next().is_none();
        let written = configured.get("expressions");
        for (key, marked) in unknown.own_entries() {
            let value = values.and_then(|values| values.get(key.text()));
            let unwritten = written.is_none_or(|written| written.get(key.text()).is_none());
            if unwritten && is_empty(marked) && value.is_some_and(is_empty) && self.seen.len() < limits::MAX_ITEMS {
                self.seen.insert((kind, key.text()));
            }
        }
    }

    /// Notes a resource that there will be.
    pub(super) fn plan(&mut self, address: &'t str) {
        self.planned.insert(address);
    }

    /// Whether an address is that of a resource, or of an attribute of one, that there will be no instance of.
    pub(super) fn lacks(&self, address: &str) -> bool {
        let steps = address.char_indices().filter(|(_, c)| matches!(c, '.' | '[')).map(|(at, _)| &address[..at]);
        let is_data = address.split('.').any(|part| part == "data");
        let within = steps.chain([address]).any(|part| self.planned.contains(part));
        let whole = self.planned.range(address..).next();
        let whole = whole.and_then(|next| next.strip_prefix(address)).is_some_and(|rest| rest.starts_with('['));
        !is_data && !within && !whole
    }

    /// Whether a name is that of a block which nobody but the configuration writes.
    pub(super) fn is_written(&self, kind: &str, name: &str) -> bool {
        let listed = WRITTEN.iter().find(|(of, _)| *of == kind);
        listed.is_some_and(|(_, names)| names.contains(&name)) || self.seen.contains(&(kind, name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order() {
        assert!(WRITTEN.is_sorted_by(|(a, _), (b, _)| a < b));
        assert!(WRITTEN.iter().all(|(_, names)| names.is_sorted()));
    }
}
