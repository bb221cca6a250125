//! Paths as addresses.

/// A path as a relative reference: what a URI may not hold is escaped byte by byte (RFC 3986, section 3.3).
pub(crate) fn path(path: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=@/".contains(&b);
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if plain(byte) {
            uri.push(byte as char);
        } else {
            uri += &format!("%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn a_path_becomes_a_relative_reference() {
        assert_eq!(path("k8s/a b#1.yaml"), "k8s/a%20b%231.yaml");
        assert_eq!(path("运维.yaml"), "%E8%BF%90%E7%BB%B4.yaml");
        assert_eq!(path("c:/x"), "c%3A/x");
    }
}
