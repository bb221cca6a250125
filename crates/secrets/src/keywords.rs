//! Where the keywords of all rules stand, in any case, in one pass over every second byte.
//!
//! A text without secrets has to cost next to nothing, and most texts are that. An automaton over seven hundred words
//! takes milliseconds to build and reads byte by byte. Here each word is known by two neighbouring threes of its bytes
//! (by its two pairs where it has only three): one of them starts at an even place, wherever the word stands. A bit tells
//! whether any word has such a three; only there the words themselves are compared.

use std::collections::HashMap;
use std::ops::Range;

use crate::rule::Rule;

/// Letters from the commonest to the rarest, for choosing which pairs of a word are looked for.
const COMMON: &[u8] = b"e taoinsrl-:dcpm\nu.gbhf/yvk_w\"1024=x3,6578jz9q(){}[]'<>+;";

/// A word, the rules that it calls, and the pairs that it is known by.
struct Word {
    text: &'static str,
    rules: Vec<&'static Rule>,
}

/// Some neighbouring bytes of a word, and how far into it they stand.
#[derive(Clone, Copy)]
struct Mark {
    bytes: u32,
    word: u16,
    offset: u8,
}

/// Places of marks in their list.
const BUCKETS: usize = 1 << 12;
/// Words of bits for threes of bytes, hashed; for pairs there is a bit each.
const THREES: usize = 1 << 11;
const PAIRS: usize = 1 << 10;

/// All words, ready to be looked for.
pub(crate) struct Keywords {
    words: Vec<Word>,
    /// A bit for each hash of three bytes that is looked for, and for each pair of a word of three.
    threes: Box<[u64; THREES]>,
    pairs: Box<[u64; PAIRS]>,
    /// The marks, ordered by bucket, and where each bucket starts.
    marks: Vec<Mark>,
    starts: Vec<u16>,
}

impl Keywords {
    /// The words of these rules; each has three bytes at least.
    pub(crate) fn of(rules: impl Iterator<Item = &'static Rule>) -> Self {
        let mut words: Vec<Word> = Vec::new();
        let mut known: HashMap<&'static str, usize> = HashMap::new();
        for rule in rules {
            for text in rule.keywords {
                let at = *known.entry(text).or_insert(words.len());
                if at == words.len() {
                    words.push(Word { text, rules: Vec::new() });
                }
                words[at].rules.push(rule);
            }
        }
        Self::marked(words)
    }

    fn marked(words: Vec<Word>) -> Self {
        let (mut threes, mut pairs) = (Box::new([0_u64; THREES]), Box::new([0_u64; PAIRS]));
        let mut marks: Vec<Mark> = Vec::new();
        for (word, text) in words.iter().enumerate().map(|(at, word)| (at as u16, word.text.as_bytes())) {
            let size = if text.len() > 3 { 3 } else { 2 };
            let first = (0..text.len().saturating_sub(size)).min_by_key(|at| weight(&text[*at..=*at + size]));
            for at in first.into_iter().flat_map(|at| [at, at + 1]) {
                let mark = Mark { bytes: folded(&text[at..at + size]), word, offset: at as u8 };
                match size {
                    3 => threes[place(mark.bytes).0] |= place(mark.bytes).1,
                    _ => pairs[mark.bytes as usize >> 6] |= 1 << (mark.bytes & 63),
                }
                marks.push(mark);
            }
        }
        marks.sort_by_key(|mark| (bucket(mark.bytes), mark.bytes, mark.word, mark.offset));
        let start = |number: usize| marks.partition_point(|mark| bucket(mark.bytes) < number) as u16;
        let starts = (0..=BUCKETS).map(start).collect();
        Self { words, threes, pairs, marks, starts }
    }

    /// Calls for each word that stands in a text, nearly in the order of their places, until it is told to stop.
    pub(crate) fn each(&self, text: &[u8], mut call: impl FnMut(&'static Rule, Range<usize>) -> bool) -> bool {
        let windows = text.windows(3).step_by(2).map(|w| u32::from_le_bytes([w[0], w[1], w[2], 0]) | 0x20_2020);
        for (number, three) in windows.enumerate() {
            let pair = three & 0xffff;
            let (word, bit) = place(three);
            let is_three = self.threes[word] & bit != 0;
            let is_pair = (self.pairs[pair as usize >> 6] >> (pair & 63)) & 1 == 1;
            if is_three | is_pair {
                let at = 2 * number;
                let go = (!is_three || self.at(text, at, three, &mut call))
                    && (!is_pair || self.at(text, at, pair, &mut call));
                if !go {
                    return false;
                }
            }
        }
        self.last(text, &mut call)
    }

    /// The pair at the end, which no three holds.
    fn last(&self, text: &[u8], call: &mut impl FnMut(&'static Rule, Range<usize>) -> bool) -> bool {
        let at = text.len().saturating_sub(2);
        at % 2 == 1 || text.len() < 2 || self.at(text, at, folded(&text[at..]), call)
    }

    /// Compares the words that have these bytes with what stands around them.
    fn at(
        &self,
        text: &[u8],
        place: usize,
        bytes: u32,
        call: &mut impl FnMut(&'static Rule, Range<usize>) -> bool,
    ) -> bool {
        let bucket = bucket(bytes);
        let marks = usize::from(self.starts[bucket])..usize::from(self.starts[bucket + 1]);
        for mark in self.marks[marks].iter().filter(|mark| mark.bytes == bytes) {
            let word = &self.words[usize::from(mark.word)];
            let Some(start) = place.checked_sub(usize::from(mark.offset)) else { continue };
            let range = start..start + word.text.len();
            let stands = text.get(range.clone()).is_some_and(|here| here.eq_ignore_ascii_case(word.text.as_bytes()));
            if stands && !word.rules.iter().all(|rule| call(rule, range.clone())) {
                return false;
            }
        }
        true
    }
}

/// Two or three bytes, letters in lower case. Other bytes may meet others: the words are compared anyway.
fn folded(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |all, byte| (all << 8) | u32::from(byte | 0x20))
}

fn hash(bytes: u32) -> u32 {
    bytes.wrapping_mul(0x9e37_79b1)
}

/// The word and the bit of three bytes.
fn place(bytes: u32) -> (usize, u64) {
    let hash = hash(bytes) >> 15;
    ((hash >> 6) as usize & (THREES - 1), 1 << (hash & 63))
}

fn bucket(bytes: u32) -> usize {
    (hash(bytes) >> 20) as usize & (BUCKETS - 1)
}

/// How common some bytes are, by the pairs of their letters.
fn weight(bytes: &[u8]) -> usize {
    let common = |byte: u8| {
        let rank = COMMON.iter().position(|b| *b == byte.to_ascii_lowercase()).unwrap_or(COMMON.len());
        1 + (COMMON.len() - rank) * (COMMON.len() - rank)
    };
    let pairs = bytes.windows(2).map(|pair| common(pair[0]) * common(pair[1]));
    pairs.sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    #[test]
    fn every_word_is_found_at_every_place_and_in_any_case() {
        let keywords = Keywords::of(rules::all());
        for word in &keywords.words {
            assert!(word.text.len() >= 3, "{}", word.text);
            for text in
                [format!("{}z", word.text), format!(".{}", word.text), format!("..{}.", word.text.to_ascii_uppercase())]
            {
                let mut places = Vec::new();
                keywords.each(text.as_bytes(), |rule, range| {
                    places.extend(rule.keywords.contains(&word.text).then_some(range));
                    true
                });
                let start = text.to_ascii_lowercase().find(word.text).expect("it stands there");
                assert!(places.contains(&(start..start + word.text.len())), "{}: {places:?}", word.text);
            }
        }
    }
}
