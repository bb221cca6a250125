//! Every bound of the collector, in one place; that of a single text stands in `plimsoll_syntax::limits`.

/// Most bytes that one run keeps, over all texts.
pub const MAX_TOTAL_BYTES: u64 = 1024 * 1024 * 1024;
/// Most files that one run considers.
pub const MAX_FILES: usize = 500_000;
/// Most paths that are named per reason for passing over; the rest is counted.
pub const MAX_SKIPPED: usize = 1_000;
/// Most extensions that are counted on their own.
pub const MAX_EXTENSIONS: usize = 200;
/// Most commits of a history that are followed.
pub const MAX_HISTORY_COMMITS: usize = 500_000;
/// Most versions of files in a history that are searched.
pub const MAX_HISTORY_VERSIONS: usize = 2_000_000;
/// Most bytes of a history that are searched.
pub const MAX_HISTORY_BYTES: u64 = 16 * 1024 * 1024 * 1024;
/// How deep folders of a history may lie.
pub const MAX_TREE_DEPTH: usize = 200;
/// Most secrets in one text.
pub const MAX_MASKS: usize = 100_000;
/// How many texts within texts are opened (an annotation that holds a manifest that holds an annotation).
pub const MAX_NESTING: u8 = 3;
/// Largest text that is read because Terraform's configuration may include it, in bytes.
pub const MAX_INCLUDED_BYTES: u64 = 256 * 1024;
/// Deepest folder below `.terraform/modules` that is looked at.
pub const MAX_MODULE_FOLDERS: usize = 16;
/// Bytes of a file that is too large for one text that are searched for secrets at once.
pub const WINDOW_BYTES: usize = 8 * 1024 * 1024;
/// How far such windows reach over one another; what is longer than this may be missed where one ends.
pub const WINDOW_MARGIN: usize = 64 * 1024;
/// Most bytes of such a file that are kept to show what it holds.
pub const MAX_SHOWN_BYTES: usize = 32 * 1024 * 1024;
/// Largest archive that may be a packed chart, in bytes.
pub const MAX_ARCHIVE_BYTES: u64 = 20 * 1024 * 1024;
/// Unpacked bytes of an archive that are looked at to tell whether it is a chart: Helm puts its description first.
pub const MAX_ARCHIVE_LOOK: u64 = 16 * 1024 * 1024;
/// Most bytes of rendered text that one run keeps.
pub const MAX_RENDERED_BYTES: usize = 256 * 1024 * 1024;
/// How many charts or overlays are held in memory at a time while they are rendered.
pub const RENDERED_AT_ONCE: usize = 8;
/// Bytes that are looked at to tell a manifest in a file of an unknown kind.
pub const SNIFF_BYTES: u64 = 8 * 1024;

/// The bounds of one run: the defaults stand above, tests lower them.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Largest text, in bytes.
    pub text_bytes: u64,
    /// Most bytes over all texts.
    pub total_bytes: u64,
    /// Most files.
    pub files: usize,
    /// Most paths that are named per reason for passing over.
    pub skipped: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            text_bytes: plimsoll_syntax::limits::MAX_TEXT_BYTES as u64,
            total_bytes: MAX_TOTAL_BYTES,
            files: MAX_FILES,
            skipped: MAX_SKIPPED,
        }
    }
}
