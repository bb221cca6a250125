//! Names that hold no stem of a secret's name are told by a look at three letters at a time.

use super::name_words::STEMS;

/// Bits of what three letters in a row may start a stem.
const TRIPLES: [u64; 512] = triples();

const fn triples() -> [u64; 512] {
    let mut table = [0; 512];
    let mut index = 0;
    while index < STEMS.len() {
        let stem = STEMS[index].as_bytes();
        let start = mixed(mixed(0, stem[0]), stem[1]);
        let mut third = 0;
        while third < 32 {
            if stem.len() < 3 || stem[2] & 31 == third {
                let triple = mixed(start, third);
                table[triple >> 6] |= 1 << (triple & 63);
            }
            third += 1;
        }
        index += 1;
    }
    table
}

/// The last three letters, in any case.
const fn mixed(before: usize, byte: u8) -> usize {
    (before << 5 | (byte & 31) as usize) & 0x7FFF
}

/// Whether a name may hold a stem, its words joined: certain where it says no. Stems of other scripts are not looked
/// for, so names with their letters may always.
pub(super) fn may_hold_stem(name: &str) -> bool {
    // Two letters of a stem before the first one mean nothing, and one of two letters may end a name.
    let mut last = 0;
    for byte in name.bytes().filter(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii()).chain([0]) {
        last = mixed(last, byte);
        if !byte.is_ascii() || TRIPLES[last >> 6] & 1 << (last & 63) != 0 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::name_words::{KEY_WORDS, PASSWORD};
    use super::super::names::{strength, sure_strength};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_without_a_stem_are_told() {
        for name in ["description", "type", "image", "x-kubernetes-list-type", "p", "", "w"] {
            assert!(!may_hold_stem(name), "{name}");
        }
        for name in ["DB_PW", "pa_ssword", "kenn-wort", "PASS", "sTr.Key", "密码", "Пароль", "pw", "x509pin"] {
            assert!(may_hold_stem(name), "{name}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_says_secret_holds_a_stem(
            parts in proptest::collection::vec(prop_oneof![
                "[a-zA-Z]{1,4}", "[._/ 0-9-]",
                proptest::sample::select(STEMS).prop_map(String::from),
                proptest::sample::select(PASSWORD).prop_map(String::from),
                proptest::sample::select(KEY_WORDS).prop_map(String::from),
                proptest::sample::select(vec!["str", "string", "client", "data", "api", "Private", "basic", "ss", "word"]).prop_map(String::from),
            ], 0..6),
            cut in any::<proptest::sample::Index>(),
        ) {
            let mut name = parts.concat();
            let at = cut.index(name.len() + 1);
            if name.is_char_boundary(at) {
                name.insert(at, '_');
            }
            prop_assert_eq!(strength(&name), sure_strength(&name));
        }
    }
}
