//! Every bound of the loader, so that a hostile or broken catalogue cannot exhaust memory.

/// Largest catalogue file, in bytes.
pub const FILE_BYTES: usize = 1 << 20;
/// Most files in one catalogue.
pub const FILES: usize = 256;
/// Longest text value, in bytes.
pub const TEXT_BYTES: usize = 2_000;
/// Longest id, in bytes.
pub const ID_BYTES: usize = 80;
/// Longest area label, in characters, so that the picture of the line keeps its columns.
pub const LABEL_CHARS: usize = 22;
/// Most entries in one list.
pub const ENTRIES: usize = 4_096;
/// Most modes; one bit per mode must fit into a `u64`.
pub const MODES: usize = 64;
/// Most errors that one parse reports before it stops collecting.
pub const ERRORS: usize = 200;
