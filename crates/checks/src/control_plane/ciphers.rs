//! Which TLS suites are strong.

/// What a suite may be made of; a name without one of these is none that a program knows.
const KNOWN: [&str; 3] = ["_AES_128_", "_AES_256_", "CHACHA20_POLY1305"];

/// Whether a list of suites is given and each of them is strong.
pub(crate) fn all_strong(value: Option<&str>) -> bool {
    value.is_some_and(|list| !list.is_empty() && list.split(',').all(|suite| is_strong(suite.trim())))
}

/// A suite of TLS 1.3, or one with an exchange of keys that are thrown away afterwards.
pub(super) fn is_strong(suite: &str) -> bool {
    let forward = ["TLS_AES_", "TLS_CHACHA20_", "TLS_ECDHE_"].iter().any(|start| suite.starts_with(start));
    let weak = ["3DES", "RC4"].iter().any(|weak| suite.contains(weak));
    forward && !weak && KNOWN.iter().any(|cipher| suite.contains(cipher))
}
