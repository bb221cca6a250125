//! Sets of ASCII bytes, as constants.

/// A set of ASCII bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Set(u128);

impl Set {
    /// The bytes of pairs of borders: `Set::of(b"azAZ")` holds all letters.
    #[must_use]
    pub const fn of(borders: &[u8]) -> Self {
        let (mut bits, mut at) = (0_u128, 0);
        while at + 1 < borders.len() {
            let mut byte = borders[at];
            while byte <= borders[at + 1] {
                bits |= 1 << byte;
                byte += 1;
            }
            at += 2;
        }
        Self(bits)
    }

    /// This set and these bytes.
    #[must_use]
    pub const fn and(self, bytes: &[u8]) -> Self {
        let (mut bits, mut at) = (self.0, 0);
        while at < bytes.len() {
            bits |= 1 << bytes[at];
            at += 1;
        }
        Self(bits)
    }

    /// Whether a byte is in it.
    #[must_use]
    pub const fn has(self, byte: u8) -> bool {
        byte < 128 && (self.0 >> byte) & 1 == 1
    }

    /// How many of the first bytes are in it, up to a bound.
    #[must_use]
    pub fn run(self, bytes: &[u8], most: usize) -> usize {
        bytes.iter().take(most).take_while(|b| self.has(**b)).count()
    }
}

/// `0-9`.
pub const DIGIT: Set = Set::of(b"09");
/// `0-9a-f`.
pub const HEX: Set = Set::of(b"09af");
/// `0-9a-fA-F`.
pub const ANYHEX: Set = Set::of(b"09afAF");
/// `a-z0-9`.
pub const LOWER: Set = Set::of(b"09az");
/// `A-Z0-9`.
pub const UPPER: Set = Set::of(b"09AZ");
/// `A-Z2-7`.
pub const BASE32: Set = Set::of(b"27AZ");
/// `A-Za-z0-9`.
pub const ALNUM: Set = Set::of(b"09azAZ");
/// `A-Za-z0-9_`.
pub const WORD: Set = ALNUM.and(b"_");
/// `A-Za-z0-9_-`: base64 for URLs.
pub const URL: Set = ALNUM.and(b"_-");
/// `A-Za-z0-9_=-`: the same, padded.
pub const URLPAD: Set = URL.and(b"=");
/// `A-Za-z0-9+/`.
pub const BASE64: Set = ALNUM.and(b"+/");
/// `A-Za-z0-9+/=`.
pub const BASE64PAD: Set = BASE64.and(b"=");
/// Everything that unquoted credentials are made of.
pub const TOKEN: Set = ALNUM.and(b"_-.+/=~%:");
