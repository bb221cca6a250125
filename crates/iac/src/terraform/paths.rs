//! Paths of a snapshot, without looking at a disk.

/// A path without `.`, doubled slashes and, where it can be told, `..`.
pub(crate) fn normalise(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let start = if path.starts_with('/') { "/" } else { "" };
    format!("{start}{}", parts.join("/"))
}

/// The folder of a file, normalised.
pub(crate) fn folder_of(path: &str) -> String {
    normalise(path.rsplit_once('/').map_or("", |(folder, _)| if folder.is_empty() { "/" } else { folder }))
}

/// A path as seen from a folder.
pub(crate) fn join(folder: &str, path: &str) -> String {
    if path.starts_with('/') {
        normalise(path)
    } else {
        normalise(&format!("{folder}/{path}")[folder.is_empty() as usize..])
    }
}

/// The name behind the last slash.
pub(crate) fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_as_text() {
        assert_eq!(join("a/b", "../c//./d"), "a/c/d");
        assert_eq!(join("", "../c"), "../c");
        assert_eq!(join("..", "../c"), "../../c");
        assert_eq!(join("a", "/c"), "/c");
        assert_eq!(join("/x", "y"), "/x/y");
        assert_eq!(folder_of("./a/main.tf"), "a");
        assert_eq!(folder_of("main.tf"), "");
        assert_eq!(folder_of("/main.tf"), "/");
    }
}
