//! Checks of the family elb. Written by `cargo xtask codegen`.

pub(crate) mod support;

pub mod listener_old_tls;
pub mod listener_plain_http;
pub mod load_balancer_keeps_invalid_headers;
pub mod load_balancer_public;
pub mod load_balancer_unprotected;
pub mod load_balancer_without_log;
pub mod load_balancer_without_web_acl;
pub mod target_group_plain_http;
