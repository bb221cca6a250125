//! Checks of Azure Container Registry. Written by `cargo xtask codegen`.

pub mod acr_admin_account;
pub mod acr_anonymous_pull;
pub mod acr_content_trust_off;
pub mod acr_public_network;
pub mod acr_shared_data_endpoint;
pub mod acr_webhook_without_tls;
pub mod acr_without_quarantine;
