//! Finds the renderer that `scripts/renderer` built, so that it can be embedded. Without one the crate is built
//! too, and says of every chart that it was not rendered.

use std::path::PathBuf;

fn main() {
    println!("cargo::rerun-if-env-changed=PLIMSOLL_RENDERER");
    println!("cargo::rustc-check-cfg=cfg(renderer)");
    let Some(path) = found() else { return };
    println!("cargo::rerun-if-changed={}", path.display());
    println!("cargo::rustc-cfg=renderer");
    println!("cargo::rustc-env=PLIMSOLL_RENDERER_PATH={}", path.display());
}

/// The file that the variable names, else the one that `scripts/renderer` left a note of.
fn found() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("PLIMSOLL_RENDERER") {
        return Some(PathBuf::from(named)).filter(|path| path.is_file());
    }
    let cache = cache()?;
    let system = std::env::var("CARGO_CFG_TARGET_OS").ok()?;
    let machine = match std::env::var("CARGO_CFG_TARGET_ARCH").ok()?.as_str() {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        _ => return None,
    };
    let link = cache.join("tools").join(format!("renderer-{system}-{machine}"));
    println!("cargo::rerun-if-changed={}", link.display());
    Some(link).filter(|path| path.is_file())
}

fn cache() -> Option<PathBuf> {
    println!("cargo::rerun-if-env-changed=PLIMSOLL_CACHE");
    println!("cargo::rerun-if-env-changed=XDG_CACHE_HOME");
    if let Some(cache) = std::env::var_os("PLIMSOLL_CACHE") {
        return Some(PathBuf::from(cache));
    }
    let base = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let base = base.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")))?;
    Some(base.join("plimsoll"))
}
