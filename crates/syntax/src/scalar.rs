//! What a scalar means: YAML 1.1 as Kubernetes' own reader (go-yaml v2) resolves it, or JSON.
//!
//! `yes` and `on` are booleans there, `0644` is octal, `1:30` is text, and an integer that does not
//! fit 64 bits is a float.

use crate::Kind;

const TRUE: [&str; 11] = ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"];
const FALSE: [&str; 11] = ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"];
const NULL: [&str; 5] = ["", "~", "null", "Null", "NULL"];

/// A number as the reader keeps it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Number {
    Int(i64),
    /// Only what is above the largest signed integer.
    Uint(u64),
    Float(f64),
}

impl Number {
    pub(crate) fn as_f64(self) -> f64 {
        match self {
            Self::Int(value) => value as f64,
            Self::Uint(value) => value as f64,
            Self::Float(value) => value,
        }
    }
}

/// The kind that a plain (unquoted) scalar resolves to.
pub(crate) fn plain_kind(text: &str) -> Kind {
    let Some(first) = text.bytes().next() else {
        return Kind::Null;
    };
    match first {
        b'0'..=b'9' | b'-' | b'+' | b'.' => number_kind(text),
        b'y' | b'Y' | b't' | b'T' | b'o' | b'O' | b'n' | b'N' | b'f' | b'F' | b'~' => word_kind(text),
        _ => Kind::Str,
    }
}

/// Whether a text may be written without quotes, anywhere, and is still that text for every YAML reader: nothing that
/// some version takes for a number, a date, a boolean or nothing.
#[must_use]
pub fn is_plain_text(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next().is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '_'));
    let rest = chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '/' | '-'));
    first && rest && plain_kind(text) == Kind::Str
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

fn number_kind(text: &str) -> Kind {
    match number(text) {
        Some(Number::Float(_)) => Kind::Float,
        Some(_) => Kind::Int,
        None => Kind::Str,
    }
}

/// Reads a number; none where the reader sees text.
pub(crate) fn number(text: &str) -> Option<Number> {
    if let Some(word) = float_word(text) {
        return Some(Number::Float(word));
    }
    match text.bytes().next()? {
        // Here, and only here, `_` has to stand between digits.
        b'.' if text.contains('_') => separated(text).then(|| float(&text.replace('_', ""))).flatten(),
        b'.' => float(text),
        b'0'..=b'9' | b'-' | b'+' if text.contains('_') => signed_or_float(&text.replace('_', "")),
        b'0'..=b'9' | b'-' | b'+' => signed_or_float(text),
        _ => None,
    }
}

fn separated(text: &str) -> bool {
    let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    (0..bytes.len()).all(|i| bytes[i] != b'_' || digit(bytes.get(i.wrapping_sub(1))) && digit(bytes.get(i + 1)))
}

/// The integer of a text, if it fits.
pub(crate) fn integer(text: &str) -> Option<i64> {
    match number(text)? {
        Number::Int(value) => Some(value),
        _ => None,
    }
}

fn float_word(text: &str) -> Option<f64> {
    match text {
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => Some(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => Some(f64::NEG_INFINITY),
        ".nan" | ".NaN" | ".NAN" => Some(f64::NAN),
        _ => None,
    }
}

fn signed_or_float(text: &str) -> Option<Number> {
    whole(text).or_else(|| float(text)).or_else(|| signed_bits(text))
}

/// An integer in any of the bases: 0x, 0o, 0b, and a leading 0 for octal.
fn whole(text: &str) -> Option<Number> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => (Some(-1), &text[1..]),
        b'+' => (Some(1), &text[1..]),
        _ => (None, text),
    };
    let value = magnitude(digits)?;
    let signed = i64::try_from(value * sign.unwrap_or(1)).map(Number::Int);
    let unsigned = || u64::try_from(value).ok().filter(|_| sign.is_none()).map(Number::Uint);
    signed.ok().or_else(unsigned)
}

fn magnitude(text: &str) -> Option<i128> {
    let (digits, radix) = match text.as_bytes() {
        [b'0', b'x' | b'X', _, ..] => (&text[2..], 16),
        [b'0', b'o' | b'O', _, ..] => (&text[2..], 8),
        [b'0', b'b' | b'B', _, ..] => (&text[2..], 2),
        [b'0', _, ..] => (&text[1..], 8),
        _ => (text, 10),
    };
    // Rust would take a second sign.
    let plain = digits.bytes().all(|b| b.is_ascii_alphanumeric());
    plain.then(|| i128::from_str_radix(digits, radix).ok()).flatten()
}

/// `0b-1` is a number to that reader.
fn signed_bits(text: &str) -> Option<Number> {
    i64::from_str_radix(text.strip_prefix("0b")?, 2).ok().map(Number::Int)
}

/// What is too large for a float is text.
fn float(text: &str) -> Option<Number> {
    let shaped = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.' | b'e' | b'E'));
    let value: f64 = if shaped { text.parse().ok()? } else { return None };
    value.is_finite().then_some(Number::Float(value))
}

/// A float as a key of JSON: the shortest digits that tell it from other 32-bit floats.
pub(crate) fn float_key(value: f64) -> String {
    let value = value as f32;
    if value.is_nan() {
        return ".nan".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { ".inf" } else { "-.inf" }.to_owned();
    }
    let scientific = format!("{value:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    match exponent.parse::<i32>().unwrap_or_default() {
        exponent @ -4..=5 if exponent >= 0 || value != 0.0 => format!("{value}"),
        exponent => format!("{mantissa}e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs()),
    }
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
            ("0B11", Kind::Int),
            ("0x1F", Kind::Int),
            ("0x", Kind::Str),
            ("089", Kind::Float),
            ("1_000", Kind::Int),
            ("._5", Kind::Str),
            (".5_0", Kind::Float),
            (".5", Kind::Float),
            ("1e3", Kind::Float),
            ("1e400", Kind::Str),
            ("190:20:30", Kind::Str),
            ("1.2.3", Kind::Str),
            ("-", Kind::Str),
            ("2026-11-22", Kind::Str),
            ("nginx", Kind::Str),
        ];
        for (text, kind) in cases {
            assert_eq!(plain_kind(text), kind, "{text}");
        }
    }

    #[test]
    fn numbers_keep_their_value() {
        let cases = [
            ("0644", Number::Int(0o644)),
            ("-0b11", Number::Int(-3)),
            ("0b-1", Number::Int(-1)),
            ("-9223372036854775808", Number::Int(i64::MIN)),
            ("18446744073709551615", Number::Uint(u64::MAX)),
            ("+18446744073709551615", Number::Float(18446744073709551615.0)),
            ("18446744073709551616", Number::Float(18446744073709551616.0)),
        ];
        for (text, value) in cases {
            assert_eq!(number(text), Some(value), "{text}");
        }
    }

    #[test]
    fn keys_that_are_floats_have_the_digits_of_32_bits() {
        let cases = [(1.5, "1.5"), (1e6, "1e+06"), (0.1, "0.1"), (1e-5, "1e-05"), (100000.0, "100000"), (0.0, "0")];
        for (value, text) in cases {
            assert_eq!(float_key(value), text);
        }
    }
}
