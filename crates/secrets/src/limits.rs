//! Every bound of the detector, in one place.

/// Most hits in one text; the rest is counted as one "more".
pub const MAX_HITS: usize = 1_000;
/// How far a name reaches to either side of its keyword, in bytes.
pub const MAX_NAME: usize = 80;
/// Longest value that is looked at, in bytes.
pub const MAX_VALUE: usize = 4_096;
/// Longest private key block, in bytes.
pub const MAX_KEY: usize = 64 * 1024;
/// How far around a keyword its context is looked for, in bytes.
pub const NEAR: usize = 320;
/// Bytes that forms may follow in one text beyond its own length, so that made-up texts cannot cost more than linear time.
pub const EFFORT_PER_BYTE: usize = 16;
/// Longest line on which weak evidence counts; minified code and data are longer.
pub const MAX_LINE: usize = 2_000;
