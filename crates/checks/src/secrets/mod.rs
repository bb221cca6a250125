//! Checks of secrets and of what looks like one. Written by `cargo xtask codegen`.

pub(crate) mod found;

pub mod cloud_credential_in_file;
pub mod encrypted_private_key_in_file;
pub mod generic_secret_in_file;
pub mod parameter_holds_secret;
pub mod parameter_in_clear;
pub mod parameter_without_own_key;
pub mod password_in_url;
pub mod private_key_in_file;
pub mod secret_in_test_file;
pub mod secret_not_rotated;
pub mod secret_open;
pub mod secret_rotated_rarely;
pub mod secret_without_own_key;
pub mod service_identifier_in_file;
pub mod token_in_file;
