//! What tests share: case files of checks, and a real kube-apiserver. Nothing here is part of the product.

#[cfg(feature = "apiserver")]
pub mod apiserver;
pub mod cases;
