//! Finds many literals at once, many bytes at a time where the processor can.

use aho_corasick::packed::{self, Searcher};
use aho_corasick::{AhoCorasick, Input, MatchKind, Span};

/// Literals that one vector search takes.
const PART: usize = 48;

/// A set of literals none of which holds another.
pub(super) struct Literals {
    parts: Vec<Part>,
}

struct Part {
    /// The number of its first literal.
    first: usize,
    search: Search,
}

enum Search {
    /// For processors with the vector instructions that it needs.
    Packed(Searcher),
    Automaton(AhoCorasick),
}

/// A literal's number and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) literal: usize,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Literals {
    /// None where the literals cannot be searched for, which a test excludes.
    pub(super) fn new(literals: &[&str]) -> Option<Self> {
        let parts = literals.chunks(PART).enumerate();
        let parts = parts.map(|(index, part)| Some(Part { first: index * PART, search: Search::new(part)? }));
        Some(Self { parts: parts.collect::<Option<_>>()? })
    }

    /// All of them from the left, none over another.
    pub(super) fn find_iter<'l>(&'l self, text: &'l str) -> impl Iterator<Item = Found> + 'l {
        let mut next: Vec<Option<Found>> = self.parts.iter().map(|part| part.find(text, 0)).collect();
        std::iter::from_fn(move || {
            let first = next.iter().flatten().copied().min_by_key(|found| found.start)?;
            for (part, waiting) in self.parts.iter().zip(&mut next) {
                if waiting.is_some_and(|found| found.start < first.end) {
                    *waiting = part.find(text, first.end);
                }
            }
            Some(first)
        })
    }
}

impl Part {
    fn find(&self, text: &str, from: usize) -> Option<Found> {
        let span = Span { start: from, end: text.len() };
        let found = match &self.search {
            Search::Packed(searcher) => searcher.find_in(text, span),
            Search::Automaton(automaton) => automaton.find(Input::new(text).span(span)),
        }?;
        Some(Found { literal: self.first + found.pattern().as_usize(), start: found.start(), end: found.end() })
    }
}

impl Search {
    fn new(literals: &[&str]) -> Option<Self> {
        let mut builder = packed::Config::new().match_kind(packed::MatchKind::LeftmostFirst).builder();
        if let Some(searcher) = builder.extend(literals).build() {
            return Some(Self::Packed(searcher));
        }
        Self::automaton(literals)
    }

    fn automaton(literals: &[&str]) -> Option<Self> {
        AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(literals).ok().map(Self::Automaton)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Enough for two parts; many overlap.
    fn literals() -> Vec<String> {
        let letter = |digit: usize| char::from(b"abcd"[digit % 4]);
        let of_three = (0..64).map(|n| [n / 16, n / 4, n].into_iter().map(letter).collect::<String>());
        of_three.filter(|literal| literal != "abc").collect()
    }

    proptest! {
        #[test]
        fn every_way_to_search_finds_the_same(text in "[a-e]{0,120}") {
            let owned = literals();
            let literals: Vec<&str> = owned.iter().map(String::as_str).collect();
            let plain = AhoCorasick::new(&literals).expect("automaton");
            let wanted: Vec<_> = plain.find_iter(&text).map(|m| (m.pattern().as_usize(), m.start(), m.end())).collect();
            let both = [Literals::new(&literals).expect("literals"), Literals {
                parts: vec![
                    Part { first: 0, search: Search::automaton(&literals[..20]).expect("automaton") },
                    Part { first: 20, search: Search::automaton(&literals[20..]).expect("automaton") },
                ],
            }];
            for own in both {
                let found: Vec<_> = own.find_iter(&text).map(|f| (f.literal, f.start, f.end)).collect();
                prop_assert_eq!(&found, &wanted);
            }
        }
    }
}
