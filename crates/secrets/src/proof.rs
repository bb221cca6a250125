//! What proves a credential beyond its form: checksums and contents.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

use crate::looks;
use crate::placeholder::is_placeholder;
use crate::rule::Check;

/// Whether a match is what its form says.
pub(crate) fn holds(check: Check, value: &[u8]) -> bool {
    let literal = !is_sample(value);
    match check {
        Check::Form => literal,
        Check::Random => literal && drawn(value),
        Check::Crc32 => literal && github(value),
        Check::Macaroon => decode(value.strip_prefix(b"pypi-").unwrap_or(value)).is_some_and(|m| is_macaroon(&m)),
        Check::Json => {
            decode(value).is_some_and(|json| json.starts_with(b"{") && json.trim_ascii_end().ends_with(b"}"))
        }
    }
}

/// A token of a documentation: its body is filler. Only the last part counts, since prefixes are words.
fn is_sample(value: &[u8]) -> bool {
    let body = body(value);
    let lower = value.to_ascii_lowercase();
    lower.windows(7).any(|w| w == b"example") || body.len() >= 6 && is_placeholder(body)
}

fn body(value: &[u8]) -> &[u8] {
    // Some prefixes are one letter over and over.
    let same = value.iter().take_while(|b| Some(*b) == value.first()).count();
    let value = if same >= 8 { &value[same..] } else { value };
    let cut = value.iter().rposition(|b| matches!(b, b'_' | b'-' | b'.' | b'/' | b':')).map_or(0, |at| at + 1);
    if value.len() - cut >= 16 { &value[cut..] } else { value }
}

/// Characters that look drawn at random, words left aside.
fn drawn(value: &[u8]) -> bool {
    let body = body(value);
    let most = (body.len() as f64).log2().min(if body.iter().all(u8::is_ascii_hexdigit) { 4.0 } else { 5.0 });
    let digits = body.iter().filter(|b| b.is_ascii_digit()).count();
    looks::entropy(body) >= most * 0.7 && (digits >= 2 || !looks::is_words(body))
}

/// Bytes of base64, for URLs or not, padded or not.
pub(crate) fn decode(value: &[u8]) -> Option<Vec<u8>> {
    let bare = value.trim_ascii().strip_suffix(b"==").or_else(|| value.strip_suffix(b"=")).unwrap_or(value);
    let whole = &bare[..bare.len() - usize::from(bare.len() % 4 == 1)];
    // Bits that are left over say nothing here.
    let lenient = base64::engine::GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(base64::engine::DecodePaddingMode::Indifferent);
    let engine = |alphabet| base64::engine::GeneralPurpose::new(alphabet, lenient);
    let url = value.iter().any(|b| matches!(b, b'-' | b'_'));
    let decoded = match url {
        true => URL_SAFE_NO_PAD.decode(whole).or_else(|_| engine(&base64::alphabet::URL_SAFE).decode(whole)),
        false => STANDARD_NO_PAD.decode(whole).or_else(|_| engine(&base64::alphabet::STANDARD).decode(whole)),
    };
    decoded.ok()
}

/// Version 2 of the format: a version, a location that names the index, an identifier.
fn is_macaroon(bytes: &[u8]) -> bool {
    let index = |name: &[u8]| {
        bytes.get(3..3 + name.len()) == Some(name) && bytes.get(2).map(|n| usize::from(*n)) == Some(name.len())
    };
    bytes.starts_with(&[2, 1]) && (index(b"pypi.org") || index(b"test.pypi.org"))
}

/// The last six characters are the checksum of those before, prefix left out.
fn github(token: &[u8]) -> bool {
    let body = token.get(4..).unwrap_or_default();
    let Some((drawn, sum)) = body.split_last_chunk::<6>() else { return false };
    base62(crc32(drawn)) == *sum
}

/// CRC-32 as in IEEE 802.3, bit by bit: it runs over thirty bytes, rarely.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

fn base62(mut number: u32) -> [u8; 6] {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut text = [b'0'; 6];
    for place in text.iter_mut().rev() {
        *place = DIGITS[(number % 62) as usize];
        number /= 62;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_crc_32() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(base62(61), *b"00000z");
        assert_eq!(base62(62), *b"000010");
    }

    #[test]
    fn base64_is_read_in_every_form() {
        for text in ["eyJhIjoxfQ==", "eyJhIjoxfQ", "eyJhIjoxfQ="] {
            assert_eq!(decode(text.as_bytes()).as_deref(), Some(&b"{\"a\":1}"[..]), "{text}");
        }
    }
}
