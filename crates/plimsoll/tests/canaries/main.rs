//! A word of its own stands in every place where a secret can stand, and none of them comes out of anything.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests may fail loudly")]

mod cloud;
mod editor;
mod kubernetes;
mod planted;
mod reading;
mod running;
mod state;
mod terraform;
mod texts;
