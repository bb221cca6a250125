//! Addresses of documents and paths of files.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use lsp_types::Uri;
use url::Url;

/// The path of a document that is a file.
pub(crate) fn path(uri: &Uri) -> Option<PathBuf> {
    Url::parse(uri.as_str()).ok().filter(|u| u.scheme() == "file")?.to_file_path().ok()
}

/// The address of a file; its path is absolute.
pub(crate) fn of(path: &Path) -> Option<Uri> {
    Uri::from_str(Url::from_file_path(path).ok()?.as_str()).ok()
}

/// The path with links resolved, as the collector sees it; of a file that is not there yet, its folder's.
pub(crate) fn real(path: &Path) -> PathBuf {
    let beside = || Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?));
    path.canonicalize().ok().or_else(beside).unwrap_or_else(|| path.to_owned())
}

/// A path below a folder as reports show it.
pub(crate) fn shown(folder: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(folder).ok()?;
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Some(parts.join("/"))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_unusual_signs_comes_back() {
        let plain = Path::new("/tmp/a b/é#?.yaml");
        let uri = of(plain).unwrap();
        assert!(uri.as_str().is_ascii(), "{}", uri.as_str());
        assert_eq!(path(&uri).as_deref(), Some(plain));
        assert_eq!(path(&Uri::from_str("untitled:Untitled-1").unwrap()), None);
        assert_eq!(shown(Path::new("/tmp"), plain).as_deref(), Some("a b/é#?.yaml"));
    }
}
