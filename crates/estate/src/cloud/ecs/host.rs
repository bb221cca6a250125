//! Paths of hosts.

/// Whether a path says where it is without the folder around it.
pub(super) fn is_absolute(path: &str) -> bool {
    path.starts_with('/') || path.as_bytes().get(1..3).is_some_and(|rest| matches!(rest, b":\\" | b":/"))
}

/// The path without repeated or trailing slashes, and with `.` and `..` gone.
pub(super) fn normal(path: &str) -> String {
    if !path.starts_with('/') {
        return path.trim_end_matches(['/', '\\']).to_owned();
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    format!("/{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_compared_in_one_spelling() {
        for (path, wanted) in [("/", "/"), ("//var/./run/", "/var/run"), ("/var/../etc", "/etc"), ("C:\\x\\", "C:\\x")]
        {
            assert_eq!(normal(path), wanted);
        }
        assert!(is_absolute("/x") && is_absolute("C:\\x") && !is_absolute("./x") && !is_absolute("data"));
    }
}
