//! What a plain scalar means: YAML 1.1 as Kubernetes' own reader resolves it, or JSON.
//!
//! Kubernetes converts YAML to JSON with a YAML 1.1 reader, so `yes` and `on` are booleans there.
//! <https://github.com/kubernetes-sigs/yaml>

use crate::Kind;

const TRUE: [&str; 11] = ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"];
const FALSE: [&str; 11] = ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"];
const NULL: [&str; 5] = ["", "~", "null", "Null", "NULL"];

/// The kind that a plain (unquoted) scalar resolves to.
pub(crate) fn plain_kind(text: &str) -> Kind {
    let Some(first) = text.bytes().next() else {
        return Kind::Null;
    };
    match first {
        b'0'..=b'9' | b'-' | b'+' | b'.' => number_kind(text).unwrap_or(Kind::Str),
        b'y' | b'Y' | b't' | b'T' | b'o' | b'O' | b'n' | b'N' | b'f' | b'F' | b'~' => word_kind(text),
        _ => Kind::Str,
    }
}

fn word_kind(text: &str) -> Kind {
    if TRUE.contains(&text) {
        Kind::True
    } else if FALSE.contains(&text) {
        Kind::False
    } else if NULL.contains(&text) {
        Kind::Null
    } else {
        Kind::Str
    }
}

fn number_kind(text: &str) -> Option<Kind> {
    if integer(text).is_some() {
        return Some(Kind::Int);
    }
    float(text).map(|_| Kind::Float)
}

/// Reads an integer in any of YAML 1.1's bases (0x, 0o, 0b, a leading 0 for octal, `_` between digits).
pub(crate) fn integer(text: &str) -> Option<i128> {
    let clean: String;
    let text = if text.contains('_') {
        clean = text.replace('_', "");
        clean.as_str()
    } else {
        text
    };
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let value = magnitude(digits)?;
    let value = if negative { -value } else { value };
    (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(&value).then_some(value)
}

fn magnitude(digits: &str) -> Option<i128> {
    let radix_of = |prefix: &str, radix| digits.strip_prefix(prefix).map(|d| (d, radix));
    let (digits, radix) = radix_of("0x", 16)
        .or_else(|| radix_of("0X", 16))
        .or_else(|| radix_of("0o", 8))
        .or_else(|| radix_of("0b", 2))
        .or_else(|| (digits.len() > 1).then(|| radix_of("0", 8)).flatten())
        .unwrap_or((digits, 10));
    if !digits.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    i128::from_str_radix(digits, radix).ok()
}

/// Reads a float; `.inf` and `.nan` are floats of YAML 1.1.
pub(crate) fn float(text: &str) -> Option<f64> {
    match text {
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => return Some(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => return Some(f64::NEG_INFINITY),
        ".nan" | ".NaN" | ".NAN" => return Some(f64::NAN),
        _ => {}
    }
    let shaped = text.bytes().any(|b| b.is_ascii_digit())
        && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.' | b'e' | b'E' | b'_'));
    if !shaped {
        return None;
    }
    text.replace('_', "").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers_resolve_as_kubernetes_reads_them() {
        let cases = [
            ("yes", Kind::True),
            ("Off", Kind::False),
            ("~", Kind::Null),
            ("", Kind::Null),
            ("0644", Kind::Int),
            ("0o644", Kind::Int),
            ("0x1F", Kind::Int),
            ("089", Kind::Float),
            ("1_000", Kind::Int),
            ("1e3", Kind::Float),
            ("1.2.3", Kind::Str),
            ("-", Kind::Str),
            ("2026-11-22", Kind::Str),
            ("nginx", Kind::Str),
        ];
        for (text, kind) in cases {
            assert_eq!(plain_kind(text), kind, "{text}");
        }
        assert_eq!(integer("0644"), Some(0o644));
        assert_eq!(integer("-0b11"), Some(-3));
    }
}
