//! Checks of pods and their containers. Written by `cargo xtask codegen`.

pub mod privileged_container;
