//! Checks of what stands around clusters in Azure. Written by `cargo xtask codegen`.

pub mod azure_admin_port_open;
pub mod azure_container_group_public;
pub mod azure_container_group_without_identity;
pub mod azure_interface_forwards;
pub mod azure_interface_public_address;
pub mod azure_key_vault_open;
pub mod azure_key_vault_purgeable;
pub mod azure_key_without_end;
pub mod azure_open_egress;
pub mod azure_role_with_every_action;
