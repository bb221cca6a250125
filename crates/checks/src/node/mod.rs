//! Checks of the kubelet's configuration. Written by `cargo xtask codegen`.

pub(crate) mod command_line;
pub(crate) mod kubelet;
pub(crate) mod machines;
pub(crate) mod remedy;

pub mod kubelet_always_allow;
pub mod kubelet_anonymous_auth;
pub mod kubelet_certificates_unverified;
pub mod kubelet_client_certificate_not_rotated;
pub mod kubelet_drops_events;
pub mod kubelet_hostname_override;
pub mod kubelet_iptables_chains_off;
pub mod kubelet_kernel_defaults_unprotected;
pub mod kubelet_read_only_port;
pub mod kubelet_seccomp_default_off;
pub mod kubelet_self_made_certificate;
pub mod kubelet_server_certificate_not_rotated;
pub mod kubelet_streams_without_timeout;
pub mod kubelet_unlimited_process_ids;
pub mod kubelet_weak_ciphers;
pub mod kubelet_without_client_authority;
pub mod node_metadata_in_reach_of_pods;
pub mod node_metadata_without_session;
pub mod node_pool_never_expires;
pub mod node_public_address;
pub mod node_volume_unencrypted;
