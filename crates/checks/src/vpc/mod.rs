//! Checks of the family vpc. Written by `cargo xtask codegen`.

pub(crate) mod support;

pub mod acl_admin_port_open;
pub mod acl_every_port_open;
pub mod default_security_group_open;
pub mod default_vpc_used;
pub mod endpoint_policy_open;
pub mod nat_by_instance;
pub mod peering_route_for_everything;
pub mod sg_egress_everything;
pub mod sg_egress_to_internet;
pub mod sg_every_port_open;
pub mod sg_http_open;
pub mod sg_kubelet_open;
pub mod sg_node_ports_open;
pub mod sg_rdp_open;
pub mod sg_rule_without_description;
pub mod sg_ssh_open;
pub mod sg_without_description;
pub mod subnet_gives_public_addresses;
pub mod transit_gateway_accepts_anyone;
pub mod vpc_without_flow_log;
