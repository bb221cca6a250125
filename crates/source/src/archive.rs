//! Packed charts: `name-1.0.0.tgz`, as `helm package` makes them.
//!
//! Here an archive is only looked into until its `Chart.yaml` is met. What is in it is unfolded by the engine, in its
//! sandbox.

use std::io::Read;
use std::path::{Component, Path};

use flate2::read::MultiGzDecoder;
use plimsoll_model::Why;

use crate::limits::{MAX_ARCHIVE_BYTES, MAX_ARCHIVE_LOOK};
use crate::read;

/// Whether a file may be a packed chart by its name.
pub(crate) fn is_named_so(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    name.ends_with(".tgz") || name.ends_with(".tar.gz")
}

/// Whether a file is a packed chart.
pub(crate) fn is_chart(path: &Path) -> Result<bool, Why> {
    let (file, size) = read::open(path)?;
    Ok(size <= MAX_ARCHIVE_BYTES && holds_a_chart(file))
}

/// Whether a packed text holds `NAME/Chart.yaml` near its start. What is broken is no chart.
pub fn holds_a_chart(packed: impl Read) -> bool {
    let mut archive = tar::Archive::new(MultiGzDecoder::new(packed).take(MAX_ARCHIVE_LOOK));
    let Ok(entries) = archive.entries() else { return false };
    // What follows a broken entry cannot be told apart any more.
    let names = entries.map_while(Result::ok).filter(|entry| entry.header().entry_type().is_file());
    names.into_iter().any(|entry| entry.path().is_ok_and(|path| is_description(&path)))
}

fn is_description(path: &Path) -> bool {
    let parts: Vec<Component<'_>> = path.components().filter(|part| *part != Component::CurDir).collect();
    matches!(parts.as_slice(), [Component::Normal(_), Component::Normal(file)] if *file == "Chart.yaml")
}
