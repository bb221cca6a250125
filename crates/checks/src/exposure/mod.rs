//! Checks of what the outside can reach. Written by `cargo xtask codegen`.

pub(crate) mod annotations;
pub(crate) mod consoles;
pub(crate) mod entries;
pub(crate) mod snippets;

pub mod argo_cd_without_login;
pub mod console_exposed;
pub mod https_port_without_certificate;
pub mod ingress_catches_every_host;
pub mod ingress_controller_allows_snippets;
pub mod ingress_snippet_alias;
pub mod ingress_snippet_annotation;
pub mod ingress_snippet_lua;
pub mod internet_facing_ingress;
pub mod istio_gateway_without_tls;
pub mod node_port_service;
pub mod route_without_tls;
pub mod workload_behind_route;
