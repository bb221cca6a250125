//! Checks of what the outside can reach. Written by `cargo xtask codegen`.

mod annotations;
mod consoles;

pub mod console_exposed;
pub mod https_port_without_certificate;
pub mod ingress_catches_every_host;
pub mod ingress_snippet_annotation;
pub mod internet_facing_ingress;
pub mod node_port_service;
