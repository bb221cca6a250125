//! Patterns of file names.

/// Whether a path below a folder fits a pattern of `fileset`: `*`, `?`, `[ab]`, `{a,b}` and `**`. None where the
/// pattern is not one.
pub(super) fn matcher(pattern: &str) -> Option<globset::GlobMatcher> {
    let glob = globset::GlobBuilder::new(pattern).literal_separator(true).build().ok()?;
    Some(glob.compile_matcher())
}
