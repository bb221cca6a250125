//! Every bound that keeps hostile templates from exhausting memory or time, in one place.

/// Most values that one template with everything nested in it may evaluate to.
pub(crate) const MAX_VALUES: usize = 500_000;
/// Most bytes of text that one template may make by joining and substituting.
pub(crate) const MAX_MADE_BYTES: usize = 16 * 1024 * 1024;
/// Deepest nesting of expressions, references through parameters and outputs followed.
pub(crate) const MAX_DEPTH: usize = 200;
/// Deepest nesting of stacks.
pub(crate) const MAX_STACKS_DEEP: usize = 8;
/// Most nested stacks below one template.
pub(crate) const MAX_STACKS: usize = 500;
/// Most faults that are named of one template; the rest is counted.
pub(crate) const MAX_FAULTS: usize = 100;
/// Most blocks that `Fn::Cidr` gives, as CloudFormation has it.
pub(crate) const MAX_CIDRS: i64 = 256;
/// Most conditions or parameters that one reason names.
pub(crate) const MAX_NAMED: usize = 4;
