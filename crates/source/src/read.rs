//! Opening and reading files that may be anything: never blocking, never more than a bound.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read};
use std::path::Path;

use plimsoll_model::Why;

/// Bytes that are asked for at once.
const READ_AT_ONCE: u64 = 1024 * 1024;

/// Opens a regular file. Links in its path are followed: the plan has decided about those.
pub(crate) fn open(path: &Path) -> Result<(File, u64), Why> {
    // Opening a device may already do something, so the kind is asked first, and again of what was opened.
    size(path)?;
    open_regular(path)
}

/// The size of a regular file.
pub(crate) fn size(path: &Path) -> Result<u64, Why> {
    let kind = std::fs::metadata(path).map_err(|e| io_why(&e))?;
    refuse_special(&kind)?;
    Ok(kind.len())
}

/// Opens what was found to be a regular file a moment ago.
fn open_regular(path: &Path) -> Result<(File, u64), Why> {
    let file = options().open(path).map_err(|e| io_why(&e))?;
    let found = file.metadata().map_err(|e| io_why(&e))?;
    refuse_special(&found)?;
    Ok((file, found.len()))
}

fn refuse_special(found: &std::fs::Metadata) -> Result<(), Why> {
    if found.is_file() {
        return Ok(());
    }
    let reason = if found.is_dir() {
        "a folder stands where a file was"
    } else {
        "not a regular file but a pipe, socket or device"
    };
    Err(Why::new(reason, "pipe its content into `plimsoll scan -`"))
}

#[cfg(unix)]
fn options() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.read(true).custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY);
    options
}

#[cfg(not(unix))]
fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true);
    options
}

/// Reads at most `bound` bytes; one more is an error.
pub(crate) fn whole(reader: &mut dyn Read, bound: u64, beyond: impl FnOnce() -> Why) -> Result<Vec<u8>, Why> {
    // A file of a known size is read by one call, into memory that nobody has to clear.
    let mut bytes = Vec::with_capacity(bound.min(READ_AT_ONCE) as usize + 1);
    reader.take(bound.saturating_add(1)).read_to_end(&mut bytes).map_err(|e| io_why(&e))?;
    if bytes.len() as u64 > bound { Err(beyond()) } else { Ok(bytes) }
}

/// Reads a file that was found to be regular and of this size a moment ago.
pub(crate) fn found(path: &Path, size: u64) -> Result<Vec<u8>, Why> {
    let (mut file, _) = open_regular(path)?;
    whole(&mut file, size, changed)
}

pub(crate) fn too_large(bound: u64) -> Why {
    Why::new(format!("larger than the limit of {bound} bytes for one text"), "split it")
}

pub(crate) fn changed() -> Why {
    Why::new("it grew while it was read", "scan again when it is complete")
}

/// Why the system refused, without its own words: those differ between systems.
pub(crate) fn io_why(error: &std::io::Error) -> Why {
    match error.kind() {
        ErrorKind::NotFound => Why::new("it vanished before it could be read", "scan again"),
        ErrorKind::PermissionDenied => Why::new("no permission to read it", "give the scanning user read permission"),
        ErrorKind::IsADirectory | ErrorKind::NotADirectory => {
            Why::new("a folder stands where a file was, or the other way round", "scan again")
        }
        kind => Why::new(format!("it could not be read ({kind})"), "check the file and its disk, then scan again"),
    }
}
