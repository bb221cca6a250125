//! Whether characters look drawn at random, or written by a person.

/// The 230 most common pairs of letters in the words of this project's own texts: nine of ten pairs of a word are here,
/// one of three in random letters.
const COMMON: &[u8] =
    b"aaabacadagaiakalamanaparasatauavaybabebiblbobucacccechcickclcocrcsctcucydadedidmdodrdseaebecedeeefegeielemen\
    epeqeresetevewexeyfafefffiflfofrgageghgigngrgsguhahehihohtiaibicidieifigiliminioipirisitivizjekekikskulaldle\
    lilllolsltlulymamemimompmsmunancndnenfngninknnnonpnsntnvobocodogoiokolomonoooporosotouovowpapepiplpoppprpspt\
    puqurarcrdrergrirkrmrnrorrrsrtrurvrysascseshsisksospssstsutatctethtitltotptrtstttutyuaubudueuiulumunupurusut\
    vavevivowawewiwowsxpxtypysze";

const TABLE: [u32; 26] = table();

const fn table() -> [u32; 26] {
    let mut table = [0_u32; 26];
    let mut at = 0;
    while at + 1 < COMMON.len() {
        table[(COMMON[at] - b'a') as usize] |= 1 << (COMMON[at + 1] - b'a');
        at += 2;
    }
    table
}

/// Bits of information per character, counted over this text alone.
pub(crate) fn entropy(value: &[u8]) -> f64 {
    let mut counts = [0_u32; 256];
    for byte in value {
        counts[usize::from(*byte)] += 1;
    }
    let length = value.len() as f64;
    let bits = |count: &u32| {
        let share = f64::from(*count) / length;
        -share * share.log2()
    };
    counts.iter().filter(|count| **count > 0).map(bits).sum()
}

/// Which kinds of characters stand in a value.
#[derive(Clone, Copy, Default)]
pub(crate) struct Kinds {
    pub(crate) lower: usize,
    pub(crate) upper: usize,
    pub(crate) digit: usize,
    pub(crate) other: usize,
}

impl Kinds {
    pub(crate) fn of(value: &[u8]) -> Self {
        let mut kinds = Self::default();
        for byte in value {
            match byte {
                b'a'..=b'z' => kinds.lower += 1,
                b'A'..=b'Z' => kinds.upper += 1,
                b'0'..=b'9' => kinds.digit += 1,
                _ => kinds.other += 1,
            }
        }
        kinds
    }

    pub(crate) fn letters(self) -> usize {
        self.lower + self.upper
    }
}

/// Whether two bytes are a common pair of letters.
pub(crate) fn is_common(first: u8, second: u8) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphabetic().then(|| byte.to_ascii_lowercase() - b'a');
    matches!((letter(first), letter(second)), (Some(a), Some(b)) if (TABLE[usize::from(a)] >> b) & 1 == 1)
}

/// Whether a value consists of words: most of its pairs of letters are those of a language.
pub(crate) fn is_words(value: &[u8]) -> bool {
    let (mut pairs, mut common) = (0_u32, 0_u32);
    for pair in value.windows(2) {
        let [a, b] = [pair[0], pair[1]];
        if !a.is_ascii_alphabetic() || !b.is_ascii_alphabetic() || (a.is_ascii_lowercase() && b.is_ascii_uppercase()) {
            continue;
        }
        pairs += 1;
        common += u32::from(is_common(a, b));
    }
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    // Letters that stand alone between digits are no words.
    let joined = pairs as usize * 10 >= (value.len() - digits) * 5;
    pairs >= 4 && joined && digits * 4 <= value.len() && common * 100 >= pairs * 62
}

/// Whether a value looks drawn at random from an alphabet.
pub(crate) fn is_random(value: &[u8]) -> bool {
    let kinds = Kinds::of(value);
    let hex = value.iter().all(u8::is_ascii_hexdigit);
    let digits_only = kinds.digit == value.len();
    if value.len() < 12 || digits_only || is_words(value) {
        return false;
    }
    // A text of n characters can hold no more than log2(n) bits each; short ones are held against that.
    let most = (value.len() as f64).log2().min(if hex { 4.0 } else { 5.2 });
    entropy(value) >= most * 0.76
}

/// Whether it steps through an alphabet: `abcdef`, `123456`, `0a1b2c3d`.
pub(crate) fn is_sequence(value: &[u8]) -> bool {
    if value.len() < 6 {
        return false;
    }
    let steps = |gap: usize| {
        let near = |w: &[u8]| (i16::from(w[gap]) - i16::from(w[0])).unsigned_abs() <= 1;
        value.windows(gap + 1).filter(|w| near(w)).count() * 10 >= (value.len() - gap) * 7
    };
    steps(1) || (value.len() >= 8 && steps(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_random_characters() {
        for words in [
            "my-database-password",
            "kubernetes.io/service-account-token",
            "getSecretValueFromStore",
            "USER_PASSWORD_RESET",
        ] {
            assert!(is_words(words.as_bytes()), "{words}");
        }
        for random in ["q8ZkPw3xLr0TnVb6YcJd", "9f86d081884c7d659a2feaa0c55ad015", "Vx7pQm2Zr9KtWc4B"] {
            assert!(!is_words(random.as_bytes()) && is_random(random.as_bytes()), "{random}");
        }
    }

    #[test]
    fn sequences_are_seen() {
        assert!(is_sequence(b"abcdefghijklmnop") && is_sequence(b"1234567890") && is_sequence(b"1a2b3c4d5e6f"));
        assert!(!is_sequence(b"q8ZkPw3xLr0TnVb6"));
    }
}
