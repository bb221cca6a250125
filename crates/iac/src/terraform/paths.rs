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

/// How a folder is reached from another; none where that cannot be told.
pub(crate) fn relative(from: &str, to: &str) -> Option<String> {
    let split = |path: &'_ str| path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    if from.starts_with('/') != to.starts_with('/') {
        return None;
    }
    let (from, to) = (split(from), split(to));
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if from[shared..].iter().any(|part| part == "..") {
        return None;
    }
    let up = from[shared..].iter().map(|_| "..".to_owned());
    let parts: Vec<String> = up.chain(to[shared..].iter().cloned()).collect();
    Some(if parts.is_empty() { ".".to_owned() } else { parts.join("/") })
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
        assert_eq!(relative("a/b", "a/c/d").as_deref(), Some("../c/d"));
        assert_eq!(relative("a", "a").as_deref(), Some("."));
        assert_eq!(folder_of("./a/main.tf"), "a");
        assert_eq!(folder_of("main.tf"), "");
        assert_eq!(folder_of("/main.tf"), "/");
    }
}
