//! Bounds of what is told of platforms.

/// Platforms that are told apart; objects of further ones count as standing around all of them.
pub(super) const MAX_PLATFORMS: usize = 500;
