//! Every bound of this crate.

/// Most rounds of fixing and judging; a remedy that meets another waits for the next one.
pub const MAX_ROUNDS: usize = 24;

/// Most times that everything starts again without a remedy that closed nothing.
pub const MAX_RESTARTS: usize = 16;
