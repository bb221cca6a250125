//! Who reaches what: pure questions over facts that somebody else collected.
//!
//! Nothing here reads a file, a clock or a network; the same input gives the same answer in the
//! same order.

#![forbid(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod rbac;
#[cfg(feature = "testing")]
pub mod testing;
