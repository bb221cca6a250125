//! Checks of secrets and of what looks like one. Written by `cargo xtask codegen`.

pub(crate) mod found;

pub mod cloud_credential_in_file;
pub mod encrypted_private_key_in_file;
pub mod generic_secret_in_file;
pub mod password_in_url;
pub mod private_key_in_file;
pub mod secret_in_test_file;
pub mod service_identifier_in_file;
pub mod token_in_file;
