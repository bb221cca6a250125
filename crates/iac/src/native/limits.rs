//! The bounds of what native documents may ask for.

/// Longest chain of services that extend one another.
pub const MAX_EXTENDS: usize = 16;
/// Deepest nesting of files that include one another.
pub const MAX_INCLUDES: usize = 16;
/// Deepest nesting of defaults inside variables.
pub const MAX_VARIABLE_DEPTH: usize = 8;
/// Longest text that a value may become when its variables are put in.
pub const MAX_VALUE_BYTES: usize = 64 * 1024;
/// Most variables that are read of one `.env` file.
pub const MAX_ENV_VARIABLES: usize = 10_000;
