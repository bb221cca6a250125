//! Bounds of what a client may send and of what is answered, in one place.

use std::time::Duration;

/// Longest message, in bytes; a longer one is passed over and refused.
pub const MAX_MESSAGE_BYTES: u64 = 64 * 1024 * 1024;
/// Longest header of a message, in bytes.
pub const MAX_HEADER_BYTES: u64 = 8 * 1024;
/// Messages that wait on either side before the sender has to.
pub const MAX_WAITING: usize = 256;
/// Largest document that is judged, in bytes.
pub const MAX_DOCUMENT_BYTES: usize = 8 * 1024 * 1024;
/// Most bytes of edited documents that are judged at once at every keystroke; more wait for the pause after it.
pub const MAX_QUICK_BYTES: usize = 1024 * 1024;
/// Most documents that are open.
pub const MAX_DOCUMENTS: usize = 2_000;
/// Most diagnostics of one document; the last one says how many more there are.
pub const MAX_DIAGNOSTICS: usize = 2_000;
/// Most files of one folder that are read.
pub const MAX_FILES: usize = 100_000;
/// Most bytes of one folder that are kept.
pub const MAX_TOTAL_BYTES: u64 = 256 * 1024 * 1024;
/// Messages after which documents are judged although more messages wait.
pub const MAX_UNSETTLED: usize = 64;
/// The pause in typing after which everything around an edit is judged again.
pub const PAUSE: Duration = Duration::from_millis(300);
/// Most checks that one hover explains.
pub const MAX_CARDS: usize = 4;
/// Most findings of a range that actions are made for.
pub const MAX_ANSWERED: usize = 32;
