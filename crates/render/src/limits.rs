//! Every bound of rendering, in one place.

use std::time::Duration;

/// Most bytes that a chart or overlay may hand to the renderer.
pub const MAX_INPUT_BYTES: usize = 64 * 1024 * 1024;
/// Most bytes of one answer.
pub const MAX_ANSWER_BYTES: u64 = 64 * 1024 * 1024;
/// Most bytes of the head of an answer.
pub const MAX_HEAD_BYTES: u32 = 16 * 1024 * 1024;
/// Most files of one chart or overlay.
pub const MAX_FILES: usize = 20_000;
/// Most bytes that are kept of what a renderer that died said.
pub const MAX_LAST_WORDS: u64 = 64 * 1024;
/// Most renderers at the same time. More would be faster on many cores, and together take more memory than a scan may.
pub const MAX_CHILDREN: usize = 2;
/// Most bytes of memory of one renderer, which the kernel holds it to.
pub const MAX_MEMORY: u64 = 512 * 1024 * 1024;
/// From how many bytes on a renderer looks for garbage eagerly: what charts need at a time is much less than what they
/// leave behind.
pub const CALM_MEMORY: u64 = 64 * 1024 * 1024;

/// The bounds of one run: tests lower them.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Most processor time for one chart or overlay.
    pub each: Duration,
    /// How long one answer is waited for on a machine that is busy with other things.
    pub patience: Duration,
    /// Most bytes of memory of one renderer.
    pub memory: u64,
    /// Bytes of memory from which on a renderer spends more time to need less.
    pub calm: u64,
    /// Most seconds of processor time of one renderer, over all that it renders.
    pub processor: u64,
    /// Most bytes of one answer.
    pub answer: u64,
}

impl Default for Limits {
    fn default() -> Self {
        let (each, patience) = (Duration::from_secs(30), Duration::from_secs(120));
        Self { each, patience, memory: MAX_MEMORY, calm: CALM_MEMORY, processor: 600, answer: MAX_ANSWER_BYTES }
    }
}
