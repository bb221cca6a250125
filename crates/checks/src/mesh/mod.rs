//! Checks of service meshes. Written by `cargo xtask codegen`.

pub mod app_mesh_ended;
pub mod authorization_policy_allows_everyone;
pub mod linkerd_allows_unauthenticated;
pub mod mesh_namespace_not_strict;
pub mod mesh_port_skipped;
pub mod mesh_traffic_without_tls;
pub mod peer_authentication_not_strict;
