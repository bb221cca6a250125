//! Paths as people write them.

use std::path::{Component, Path};

/// A path relative to `cwd` where it lies below it, with `/` and without a leading `./`.
pub(crate) fn shown(cwd: &Path, path: &Path) -> String {
    let whole = cwd.join(path);
    let short = whole.strip_prefix(cwd).unwrap_or(if path.is_absolute() { path } else { &whole });
    let text = slashes(short);
    match text.as_str() {
        "" => ".".to_owned(),
        // A file of this name is not standard input.
        "-" => "./-".to_owned(),
        _ => text,
    }
}

/// A path below one that is shown already.
pub(crate) fn below(shown: &str, rest: &Path) -> String {
    let rest = slashes(rest);
    match (shown, rest.as_str()) {
        (_, "") => shown.to_owned(),
        (".", "-") => "./-".to_owned(),
        (".", _) => rest,
        _ if shown.ends_with('/') => format!("{shown}{rest}"),
        _ => format!("{shown}/{rest}"),
    }
}

fn slashes(path: &Path) -> String {
    let mut text = String::new();
    for part in path.components() {
        match part {
            Component::CurDir => continue,
            Component::RootDir => text.push('/'),
            other => {
                if !text.is_empty() && !text.ends_with('/') {
                    text.push('/');
                }
                text.push_str(&other.as_os_str().to_string_lossy());
            }
        }
    }
    text
}

/// A path as a shell takes it.
pub(crate) fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@=,".contains(c);
    if path.chars().all(plain) && !path.starts_with('-') {
        return path.to_owned();
    }
    format!("'{}'", path.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_as_the_user_would_write_them() {
        let cwd = Path::new("/w/repo");
        for (path, wanted) in [
            (".", "."),
            ("./a.yaml", "a.yaml"),
            ("a/./b.yaml", "a/b.yaml"),
            ("/w/repo/a.yaml", "a.yaml"),
            ("/etc/a.yaml", "/etc/a.yaml"),
            ("../x.yaml", "../x.yaml"),
            ("./-", "./-"),
            ("a/", "a"),
        ] {
            assert_eq!(shown(cwd, Path::new(path)), wanted, "{path}");
        }
        assert_eq!(below(".", Path::new("a/b")), "a/b");
        assert_eq!(below("/", Path::new("a")), "/a");
        assert_eq!(quoted("a b'c"), r"'a b'\''c'");
    }
}
