//! Every bound on what hostile infrastructure code can make this crate do, in one place.

/// Largest file of configuration that is parsed, in bytes.
pub(crate) const MAX_FILE_BYTES: usize = 8 * 1024 * 1024;
/// Deepest nesting of values when they are lowered, and of evaluation that calls itself.
pub(crate) const MAX_DEPTH: u32 = 250;
/// Most instances of resources and modules of one root.
pub(crate) const MAX_INSTANCES: usize = 10_000;
/// Longest string that an expression may give, in bytes.
pub(crate) const MAX_STRING_BYTES: usize = 4 * 1024 * 1024;
/// Most items of a list, set or map that an expression may give.
pub(crate) const MAX_ITEMS: usize = 100_000;
/// Most expressions that are evaluated for one root module.
pub(crate) const MAX_STEPS: u64 = 5_000_000;
/// Most bytes of texts and lists that the expressions of one root module may make.
pub(crate) const MAX_MADE_BYTES: usize = 64 * 1024 * 1024;
/// Most bytes of trees that one root module may give.
pub(crate) const MAX_ROOT_BYTES: usize = 32 * 1024 * 1024;
/// Most bytes of trees that all root modules together may give; looked at after each [`ROOTS_AT_ONCE`] of them.
pub(crate) const MAX_TREE_BYTES: usize = 192 * 1024 * 1024;
/// How many root modules are evaluated side by side.
pub(crate) const ROOTS_AT_ONCE: usize = 8;
/// Deepest nesting of modules.
pub(crate) const MAX_MODULE_DEPTH: usize = 16;
/// Most names of variables that one message lists.
pub(crate) const MAX_NAMES: usize = 20;
