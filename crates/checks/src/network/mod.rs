//! Checks of network policies and of what is reachable from outside. Written by `cargo xtask codegen`.

pub(crate) mod cilium;
pub(crate) mod range;
pub(crate) mod selection;
pub(crate) mod support;

pub mod gateway_open_to_all_namespaces;
pub mod gateway_without_tls;
pub mod ingress_without_tls;
pub mod metadata_egress_open;
pub mod namespace_without_default_deny;
pub mod network_policies_not_enforced;
pub mod network_policy_allows_all_namespaces;
pub mod network_policy_allows_everyone;
pub mod network_policy_opens_internet;
pub mod network_policy_peer_selects_nothing;
pub mod network_policy_selects_nothing;
pub mod network_policy_without_selector;
pub mod pod_traffic_unrestricted;
pub mod pod_without_network_policy;
pub mod public_load_balancer;
pub mod service_external_ips;
