//! The repository's own tools. Nothing of this is part of the product.

pub mod bench;
pub mod checks;
pub mod codegen;
pub mod conformance;
pub mod new_check;
pub mod repo;
pub mod sample;
pub mod tidy;
pub mod translations;
