//! Exit codes, in one place. The first that applies is returned.

/// The tool could not do its work: wrong usage, wrong configuration, an output that cannot be written.
pub const FAILURE: u8 = 2;
/// Findings at or above `--fail-on`.
pub const FINDINGS: u8 = 1;
/// Nothing to look at, or something could not be read and `--allow-blind` was not given.
pub const BLIND: u8 = 3;
/// None of these.
pub const OK: u8 = 0;
/// The language server's client said `exit` without `shutdown`, or went away: the protocol asks for this code.
pub const ABRUPT: u8 = 1;
