//! The embedded program, as something that can be started.

use std::fs::File;
use std::io::Write;
use std::os::fd::AsRawFd;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::sync::OnceLock;

use rustix::fs::{MemfdFlags, SealFlags, fcntl_add_seals, memfd_create};
use tempfile::TempDir;

static BYTES: &[u8] = include_bytes!(env!("PLIMSOLL_RENDERER_PATH"));

/// Where the program lies: in memory, or in a folder of its own where the system runs nothing from memory.
enum Program {
    Memory(File),
    Folder(TempDir),
}

/// The path to start it by.
pub(crate) fn path() -> std::io::Result<PathBuf> {
    static PROGRAM: OnceLock<Program> = OnceLock::new();
    let program = match PROGRAM.get() {
        Some(program) => program,
        None => {
            let made = made()?;
            PROGRAM.get_or_init(|| made)
        }
    };
    Ok(match program {
        Program::Memory(file) => PathBuf::from(format!("/proc/self/fd/{}", file.as_raw_fd())),
        Program::Folder(folder) => folder.path().join("renderer"),
    })
}

fn made() -> std::io::Result<Program> {
    match in_memory() {
        Ok(file) if std::fs::metadata(format!("/proc/self/fd/{}", file.as_raw_fd())).is_ok() => {
            Ok(Program::Memory(file))
        }
        _ => in_folder(),
    }
}

fn in_memory() -> std::io::Result<File> {
    // Older kernels do not know the flag that says that it is to be executed.
    let made = memfd_create("plimsoll-renderer", MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING | MemfdFlags::EXEC)
        .or_else(|_| memfd_create("plimsoll-renderer", MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING))?;
    let mut file = File::from(made);
    file.write_all(BYTES)?;
    fcntl_add_seals(&file, SealFlags::WRITE | SealFlags::SHRINK | SealFlags::GROW | SealFlags::SEAL)?;
    Ok(file)
}

fn in_folder() -> std::io::Result<Program> {
    let folder = tempfile::Builder::new().prefix("plimsoll-renderer-").tempdir()?;
    let path = folder.path().join("renderer");
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o500).open(path)?;
    file.write_all(BYTES)?;
    Ok(Program::Folder(folder))
}
