//! Checks of secrets and of what looks like one. Written by `cargo xtask codegen`.

pub mod parameter_holds_secret;
pub mod parameter_without_own_key;
pub mod secret_not_rotated;
pub mod secret_open;
pub mod secret_rotated_rarely;
pub mod secret_without_own_key;
