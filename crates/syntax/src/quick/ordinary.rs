//! Which characters a text may hold to be read here.

/// Whether a text has no control characters but line feeds and tabs, and none that mean something to YAML alone.
pub(super) fn is_ordinary(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Chunks without a branch inside are looked at many bytes at once.
    let plain = bytes.chunks(128).all(|chunk| chunk.iter().fold(true, |fine, byte| fine & is_plain(*byte)));
    plain && (text.is_ascii() || !has_special(bytes))
}

fn is_plain(byte: u8) -> bool {
    (byte >= b' ') & (byte != 0x7F) | (byte == b'\n') | (byte == b'\t')
}

/// Control characters and line breaks beyond ASCII, byte order marks, and what is no character.
fn has_special(bytes: &[u8]) -> bool {
    memchr::memchr3_iter(0xC2, 0xE2, 0xEF, bytes).any(|at| {
        matches!(
            bytes.get(at..).unwrap_or_default(),
            [0xC2, 0x80..=0x9F, ..]
                | [0xE2, 0x80, 0xA8 | 0xA9, ..]
                | [0xEF, 0xBB, 0xBF, ..]
                | [0xEF, 0xBF, 0xBE | 0xBF, ..]
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_and_marks_are_not_ordinary() {
        for text in ["a: 1\n\t\n", "é 密码 \u{1F600} \u{E000}\u{FFFD}\u{2027}", ""] {
            assert!(is_ordinary(text), "{text:?}");
        }
        for special in
            ['\r', '\0', '\u{7F}', '\u{80}', '\u{85}', '\u{9F}', '\u{2028}', '\u{2029}', '\u{FEFF}', '\u{FFFE}']
        {
            assert!(!is_ordinary(&format!("{}{special}", "a".repeat(200))), "{special:?}");
        }
    }
}
