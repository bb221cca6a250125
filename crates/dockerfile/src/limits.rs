//! Bounds on what a text may cost; what lies beyond is told, never dropped in silence.

/// Stages of one file.
pub const MAX_STAGES: usize = 500;
/// Instructions of one file.
pub const MAX_INSTRUCTIONS: usize = 20_000;
/// Variables that one stage may know.
pub const MAX_VARIABLES: usize = 2_000;
/// Bytes of a value after substitution.
pub const MAX_VALUE: usize = 64 * 1024;
/// Bytes of a value that a pattern is cut from; matching costs more than their square.
pub const MAX_PATTERN_VALUE: usize = 256;
/// How deep substitutions and shell constructs may nest.
pub const MAX_DEPTH: u32 = 48;
/// Shell commands of one instruction.
pub const MAX_COMMANDS: usize = 20_000;
/// Bytes of all values of one file after substitution.
pub const MAX_VALUES: usize = 8 * 1024 * 1024;
/// Texts after `sh -c` in one script that are read too.
pub const MAX_INNER: usize = 64;
