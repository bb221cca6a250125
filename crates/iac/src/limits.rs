//! Every bound on what hostile infrastructure code can make this crate do, in one place.

/// Largest file of configuration that is parsed, in bytes.
pub(crate) const MAX_FILE_BYTES: usize = 8 * 1024 * 1024;
/// Deepest nesting of values when they are lowered, and of evaluation that calls itself.
pub(crate) const MAX_DEPTH: u32 = 200;
/// Most instances of resources and modules of one root.
pub(crate) const MAX_INSTANCES: usize = 10_000;
/// Longest string that an expression may give, in bytes.
pub(crate) const MAX_STRING_BYTES: usize = 4 * 1024 * 1024;
/// Most items of a list, set or map that an expression may give.
pub(crate) const MAX_ITEMS: usize = 100_000;
/// Most expressions that are evaluated for one root module.
pub(crate) const MAX_STEPS: u64 = 20_000_000;
/// Deepest nesting of modules.
pub(crate) const MAX_MODULE_DEPTH: usize = 16;
