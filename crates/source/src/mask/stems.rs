//! Stems of secrets' names, found by a look at three letters at a time.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::Span;
use aho_corasick::packed::{self, Searcher};
use memchr::memmem;

use super::name_words::STEMS;

/// Bits of what three letters in a row may start a stem.
const TRIPLES: [u64; 512] = triples();

const fn triples() -> [u64; 512] {
    let mut table = [0; 512];
    let mut index = 0;
    while index < STEMS.len() {
        let stem = STEMS[index].as_bytes();
        let start = joined(joined(0, stem[0]), stem[1]);
        let mut third = 0;
        while third < 32 {
            if stem.len() < 3 || stem[2] & 31 == third {
                let triple = joined(start, third) & MASK;
                table[triple >> 6] |= 1 << (triple & 63);
            }
            third += 1;
        }
        index += 1;
    }
    table
}

/// Fifteen bits: three letters.
const MASK: usize = 0x7FFF;

/// The last letters, in any case; what is above three of them is to be masked.
const fn joined(before: usize, byte: u8) -> usize {
    before << 5 | (byte & 31) as usize
}

fn may_start(triple: usize) -> bool {
    let triple = triple & MASK;
    TRIPLES[triple >> 6] & 1 << (triple & 63) != 0
}

/// Texts below so many bytes are read byte by byte.
const SMALL: usize = 64;

/// Stems of three letters and more in small letters, shorter ones first, for a search of many bytes at a time.
static LONG: LazyLock<Option<Searcher>> = LazyLock::new(|| {
    let mut long: Vec<&str> = STEMS.iter().copied().filter(|stem| !stem.starts_with(SHORT)).collect();
    long.sort_by_key(|stem| stem.len());
    packed::Config::new().match_kind(packed::MatchKind::LeftmostFirst).builder().extend(long).build()
});

/// The stem of two letters, which says all that a longer one with this start says.
const SHORT: &str = "pw";

/// Where stems stand in a text, those included that start within another: of those that start alike, the shortest.
pub(super) struct Stems {
    /// In the order of their starts.
    places: Vec<(u32, u32)>,
}

impl Stems {
    /// Looks for all of them.
    pub(super) fn of(text: &str) -> Self {
        match &*LONG {
            Some(long) if text.len() >= SMALL => Self { places: vectored(text.to_ascii_lowercase().as_bytes(), long) },
            _ => {
                let all = std::iter::successors(next(text, 0), |last| next(text, last.start + 1));
                Self { places: all.map(|place| (place.start as u32, place.end as u32)).collect() }
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Whether one stands wholly within a part of the text.
    pub(super) fn is_within(&self, part: Range<usize>) -> bool {
        let first = self.places.partition_point(|(start, _)| (*start as usize) < part.start);
        let later = self.places.iter().skip(first).take_while(|(start, _)| (*start as usize) < part.end);
        later.into_iter().any(|(_, end)| *end as usize <= part.end)
    }

    /// One after the other, none over another.
    pub(super) fn apart(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut done = 0;
        let places = self.places.iter().map(|(start, end)| *start as usize..*end as usize);
        places.filter(move |place| {
            let free = place.start >= done;
            if free {
                done = place.end;
            }
            free
        })
    }
}

/// Starts and ends in a text of small letters.
fn vectored(text: &[u8], long: &Searcher) -> Vec<(u32, u32)> {
    let mut places = Vec::new();
    let mut from = 0;
    while let Some(found) = long.find_in(text, Span { start: from, end: text.len() }) {
        places.push((found.start() as u32, found.end() as u32));
        from = found.start() + 1;
    }
    let count = places.len();
    places.extend(memmem::find_iter(text, SHORT).map(|start| (start as u32, (start + SHORT.len()) as u32)));
    if places.len() > count {
        places.sort_unstable();
    }
    places
}

/// Whether a stem stands in a text, in any case.
pub(super) fn is_in(text: &str) -> bool {
    next(text, 0).is_some()
}

/// The first stem from a place on, in any case. Of stems that start alike, the shortest.
pub(super) fn next(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let at = |end: usize| {
        let start = end.checked_sub(2).filter(|start| *start >= from)?;
        length_at(&bytes[start..]).map(|length| start..start + length)
    };
    let mut last = 0;
    for (index, byte) in bytes.iter().enumerate().skip(from) {
        last = joined(last, *byte);
        if may_start(last)
            && let Some(found) = at(index)
        {
            return Some(found);
        }
    }
    // A stem of two letters may stand at the end.
    at(bytes.len())
}

/// Bits of the stems that start with a letter, in any case.
const STARTING: [u64; 32] = starting();

const fn starting() -> [u64; 32] {
    let mut table = [0; 32];
    let mut index = 0;
    while index < STEMS.len() {
        table[(STEMS[index].as_bytes()[0] & 31) as usize] |= 1 << index;
        index += 1;
    }
    table
}

fn length_at(bytes: &[u8]) -> Option<usize> {
    let starts = |stem: &str| bytes.get(..stem.len()).is_some_and(|b| b.eq_ignore_ascii_case(stem.as_bytes()));
    let mut left = bytes.first().map_or(0, |first| STARTING[(first & 31) as usize]);
    let mut shortest = None;
    while left != 0 {
        let length = STEMS.get(left.trailing_zeros() as usize).filter(|stem| starts(stem)).map(|stem| stem.len());
        shortest = length.into_iter().chain(shortest).min();
        left &= left - 1;
    }
    shortest
}

/// Whether a name may hold a stem, its words joined: certain where it says no. Names with letters beyond ASCII may
/// always.
pub(super) fn may_be_in_name(name: &str) -> bool {
    let mut last = 0;
    // One letter more, since a stem of two may end the name.
    for byte in name.bytes().filter(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii()).chain([0]) {
        last = joined(last, byte);
        if !byte.is_ascii() || may_start(last) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use aho_corasick::AhoCorasick;
    use proptest::prelude::*;
    use proptest::sample::{Index, select};

    use super::super::name_words::{KEY_WORDS, PASSWORD};
    use super::super::names::{strength, sure_strength};
    use super::*;

    #[test]
    fn names_without_a_stem_are_told() {
        for name in ["description", "type", "image", "x-kubernetes-list-type", "p", "", "w"] {
            assert!(!may_be_in_name(name), "{name}");
        }
        for name in ["DB_PW", "pa_ssword", "kenn-wort", "PASS", "sTr.Key", "密码", "Пароль", "pw", "x509pin"] {
            assert!(may_be_in_name(name), "{name}");
        }
    }

    fn parts() -> impl Strategy<Value = String> {
        let other =
            vec!["str", "string", "client", "data", "api", "Private", "basic", "ss", "word", "P", "pA", "K", "é", "\n"];
        let part = prop_oneof![
            "[a-zA-Z]{1,4}",
            "[._/ 0-9-]",
            select(STEMS).prop_map(String::from),
            select(STEMS).prop_map(|stem| stem.to_ascii_uppercase()),
            select(PASSWORD).prop_map(String::from),
            select(KEY_WORDS).prop_map(String::from),
            select(other).prop_map(String::from),
        ];
        (proptest::collection::vec(part, 0..6), any::<Index>()).prop_map(|(parts, cut)| {
            let mut name = parts.concat();
            let at = cut.index(name.len() + 1);
            if name.is_char_boundary(at) {
                name.insert(at, '_');
            }
            name
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_says_secret_holds_a_stem(name in parts()) {
            prop_assert_eq!(strength(&name), sure_strength(&name));
        }

        #[test]
        fn many_bytes_at_a_time_find_the_same(text in parts()) {
            let text = format!("{text}{}", ".".repeat(SMALL));
            let stems = Stems::of(&text);
            let wanted: Vec<_> = std::iter::successors(next(&text, 0), |last| next(&text, last.end)).collect();
            prop_assert_eq!(stems.apart().collect::<Vec<_>>(), wanted);
            for part in [0..text.len() / 2, text.len() / 3..text.len(), 3..9] {
                if let Some(slice) = text.get(part.clone()) {
                    prop_assert_eq!(stems.is_within(part), is_in(slice), "{}", slice);
                }
            }
        }

        #[test]
        fn stems_are_found_as_by_an_automaton(text in parts()) {
            let automaton = AhoCorasick::builder().ascii_case_insensitive(true).build(STEMS).expect("automaton");
            let wanted: Vec<_> = automaton.find_iter(&text).map(|found| found.range()).collect();
            let found: Vec<_> = std::iter::successors(next(&text, 0), |last| next(&text, last.end)).collect();
            prop_assert_eq!(found, wanted);
        }
    }
}
