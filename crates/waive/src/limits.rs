//! Bounds of what is read.

/// Largest file of waivers, exceptions or a baseline, in bytes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// Most waivers of one file.
pub const MAX_WAIVERS: usize = 10_000;
/// Longest pattern, in bytes.
pub const MAX_PATTERN: usize = 1024;
/// Longest reason or owner, in characters.
pub const MAX_TEXT: usize = 1000;
/// Memory of one compiled pattern, in bytes.
pub const PATTERN_MEMORY: usize = 256 * 1024;
/// Days that a waiver may last where the configuration says nothing.
pub const MAX_DAYS: u32 = 365;
/// Most comment lines between a waiver and the line that it speaks of.
pub const MAX_BLOCK: u32 = 50;
/// Most comments and annotations of one estate that are followed.
pub const MAX_INLINE: usize = 10_000;
