//! Laws that hold in every world.
#![allow(missing_docs, clippy::unwrap_used)]

mod laws;
mod naive;
mod worlds;
