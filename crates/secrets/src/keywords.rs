//! Where the keywords of all rules stand, in any case, in one pass over every second byte.
//!
//! A text without secrets has to cost next to nothing, and most texts are that. An automaton over seven hundred words
//! takes milliseconds to build and reads byte by byte. Here each word is known by two neighbouring threes of its bytes:
//! one of them starts at an even place, wherever the word stands. A bit tells
//! whether any word has such a three; only there the words themselves are compared.

use std::collections::HashMap;
use std::ops::Range;

use crate::looks;
use crate::rule::Rule;
use crate::set::{ALNUM, DIGIT, Set, URL};

/// Letters from the commonest to the rarest, for choosing which pairs of a word are looked for.
const COMMON: &[u8] = b"e taoinsrl-:dcpm\nu.gbhf/yvk_w\"1024=x3,6578jz9q(){}[]'<>+;";

/// The 420 commonest threes of bytes in this project's own texts, in order.
const FREQUENT: &[u8] =
    b"-ap-au-co-no-po-pr-re-se-sy-wi.co.ex.io.md.tf.ya/ap/ch/co/ku/sr://abeablac.accaceachadaadmageainaliallalsalu\
    ameamlampanaandapiappareargaskataateatiaulautawsaysbacbe-belberbesbinblecalcarcatccoce:cescheckscloclucodcom\
    concoucracrecurd.ydatdefdendepderdesdgedindmidoce-ae-pe-se.ceaceadeasec:eckecrectecuediefaefeegeegiekseleels\
    empencendentepler-er:ereeriernerrerserterveryes.es/es:esiesoespessestet-etaetceteetsetweveexaextfauferfigfil\
    fixforfrogapge:gengesgingisgregrohashathclhecherhighinhishophorhoshouhtticaiceicyideiesighileiliimaimiimsin.\
    incindineingintio/ioniseissistithitsittityiveizajudkenkeykinknoks/kublablatle.leclerlesletliclimlinllellolog\
    loulowlseluelusm/amagmaimanme:medmenmesmetmismitmmamplmson.kn.tnamncend:ndinernetnfingrnodnotnowntantentintr\
    ntso/vod.odeodsoffoldoleoliollolsom/ommon.on:oneonfonsontootopeoriorkormortostothoudounoupouroutownpacpatpec\
    penperpispivplapleplipodpolporpp:priprops:ptiratrbarc/rcerearefregrenrepresretrgoricritrivrizrnerolromroorou\
    rs:rsiruerulrunrverviry.s.is/cs/ss:/sayscasecselsersetsevshosidsinsiosolsonsouspaspesrcssistastestrstssysta:\
    tadtaitastattchtedtemtentertestexthathethithotiotlstortpstratritrotrutryttettptwotypubeudguesuleultunsunturc\
    ureuriuseustut-uthvalvervicwaywebwhawhewhywitworwrixamxxxy.eyamypeystzat";

/// A word, where the keyword stands in it, and the rules that it calls.
struct Word {
    text: String,
    keyword: Range<usize>,
    rules: Rc,
}

/// The rules of a keyword; longer words that stand for it share them.
type Rc = std::sync::Arc<Vec<&'static Rule>>;

/// Some neighbouring bytes of a word, and how far into it they stand.
#[derive(Clone, Copy)]
struct Mark {
    bytes: u32,
    word: u16,
    offset: u8,
}

/// Places of marks in their list.
const BUCKETS: usize = 1 << 12;
/// Words of bits for threes of bytes, hashed.
const THREES: usize = 1 << 11;

/// All words, ready to be looked for.
pub(crate) struct Keywords {
    words: Vec<Word>,
    /// A bit for each hash of three bytes that is looked for.
    threes: Box<[u64; THREES]>,
    /// A bit for each hash of the four bytes that a word's two threes make together.
    fours: Box<[u64; THREES]>,
    /// The marks, ordered by bucket, and where each bucket starts.
    marks: Vec<Mark>,
    starts: Vec<u16>,
}

impl Keywords {
    /// The words of these rules; each has three bytes at least.
    pub(crate) fn of(rules: impl Iterator<Item = &'static Rule>) -> Self {
        let mut words: Vec<(&'static str, Vec<&'static Rule>)> = Vec::new();
        let mut known: HashMap<&'static str, usize> = HashMap::new();
        for rule in rules {
            for text in rule.keywords {
                let at = *known.entry(text).or_insert(words.len());
                if at == words.len() {
                    words.push((text, Vec::new()));
                }
                words[at].1.push(rule);
            }
        }
        Self::marked(words.into_iter().flat_map(|(text, rules)| longer(text, &std::sync::Arc::new(rules))).collect())
    }

    fn marked(words: Vec<Word>) -> Self {
        let mut threes = Box::new([0_u64; THREES]);
        let mut fours = Box::new([0_u64; THREES]);
        let mut marks: Vec<Mark> = Vec::new();
        for (word, text) in words.iter().enumerate().map(|(at, word)| (at as u16, word.text.as_bytes())) {
            let first = (0..text.len().saturating_sub(3))
                .min_by_key(|at| weight(&text[*at..*at + 3]) + weight(&text[*at + 1..*at + 4]));
            if let Some(at) = first {
                let (word, bit) = place(folded(&text[at..at + 4]));
                fours[word] |= bit;
            }
            for at in first.into_iter().flat_map(|at| [at, at + 1]) {
                let mark = Mark { bytes: folded(&text[at..at + 3]), word, offset: at as u8 };
                threes[place(mark.bytes).0] |= place(mark.bytes).1;
                marks.push(mark);
            }
        }
        marks.sort_by_key(|mark| (bucket(mark.bytes), mark.bytes, mark.word, mark.offset));
        let start = |number: usize| marks.partition_point(|mark| bucket(mark.bytes) < number) as u16;
        let starts = (0..=BUCKETS).map(start).collect();
        Self { words, threes, fours, marks, starts }
    }

    /// Calls for each word that stands in a text, nearly in the order of their places, until it is told to stop.
    pub(crate) fn each(&self, text: &[u8], mut call: impl FnMut(&'static Rule, Range<usize>) -> bool) -> bool {
        // Eight bytes are read at once: fours start at three of their even places.
        let mut at = 0;
        while let Some(eight) = text.get(at..).and_then(|rest| rest.first_chunk()) {
            let eight = u64::from_le_bytes(*eight) | 0x2020_2020_2020_2020;
            for (step, four) in [eight as u32, (eight >> 16) as u32, (eight >> 32) as u32].into_iter().enumerate() {
                if self.may_be(four) && !self.look(text, at + 2 * step, four, &mut call) {
                    return false;
                }
            }
            at += 6;
        }
        while let Some(four) = text.get(at..).and_then(|rest| rest.first_chunk()) {
            let four = u32::from_le_bytes(*four) | 0x2020_2020;
            if self.may_be(four) && !self.look(text, at, four, &mut call) {
                return false;
            }
            at += 2;
        }
        // The last three bytes are in no four.
        let last = text.len().saturating_sub(3);
        last % 2 == 1 || text.len() < 3 || self.at(text, last, folded(&text[last..]), &mut call)
    }

    /// Whether the first three of four bytes are those of a word.
    fn may_be(&self, four: u32) -> bool {
        let (word, bit) = place(four & 0xff_ffff);
        self.threes[word] & bit != 0
    }

    #[inline(never)]
    fn look(
        &self,
        text: &[u8],
        at: usize,
        four: u32,
        call: &mut impl FnMut(&'static Rule, Range<usize>) -> bool,
    ) -> bool {
        !self.is_likely(text, at, four) || self.at(text, at, four & 0xff_ffff, call)
    }

    /// Whether four bytes from a place on, or from the one before it, are those of a word: a three that is common in
    /// texts seldom stands beside the word's next byte.
    fn is_likely(&self, text: &[u8], at: usize, four: u32) -> bool {
        let has = |four: u32| {
            let (word, bit) = place(four);
            self.fours[word] & bit != 0
        };
        let before = at.checked_sub(1).and_then(|before| text.get(before));
        has(four) || before.is_some_and(|byte| has(four << 8 | u32::from(byte | 0x20)))
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
            let keyword = start + word.keyword.start..start + word.keyword.end;
            if stands && !word.rules.iter().all(|rule| call(rule, keyword.clone())) {
                return false;
            }
        }
        true
    }
}

/// Three bytes, letters in lower case. Other bytes may meet others: the words are compared anyway.
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

/// A word of three bytes is too short to have two threes: what may stand beside it makes it longer.
fn longer(text: &'static str, rules: &Rc) -> Vec<Word> {
    let word = |text: String, keyword| Word { text, keyword, rules: std::sync::Arc::clone(rules) };
    let beside =
        |set: Set| (0..128_u8).filter(move |byte| set.has(*byte) && !byte.is_ascii_uppercase()).map(char::from);
    match text {
        _ if text.len() > 3 => vec![word(text.to_owned(), 0..text.len())],
        // Schemes and numbers stand before these.
        "://" => beside(ALNUM).map(|c| word(format!("{c}{text}"), 1..4)).collect(),
        ":aa" => beside(DIGIT).map(|c| word(format!("{c}{text}"), 1..4)).collect(),
        _ => beside(URL.and(b"~.")).map(|c| word(format!("{text}{c}"), 0..3)).collect(),
    }
}

/// How common some bytes are: by their letters, and by the pairs and threes that texts are full of.
fn weight(bytes: &[u8]) -> usize {
    let rank = |byte: u8| COMMON.iter().position(|b| *b == byte).unwrap_or(COMMON.len());
    let letters: usize = bytes.iter().map(|byte| 2 * (COMMON.len() - rank(*byte)) + 4).product();
    let pairs = bytes.windows(2).filter(|pair| looks::is_common(pair[0], pair[1])).count();
    let frequent = FREQUENT.as_chunks::<3>().0.binary_search_by(|three| three.as_slice().cmp(bytes)).is_ok();
    letters * 4_usize.pow(pairs as u32) * if frequent { 50 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    #[test]
    fn every_word_is_found_at_every_place_and_in_any_case() {
        let keywords = Keywords::of(rules::all());
        for word in &keywords.words {
            assert!(word.text.len() > 3, "{}", word.text);
            for text in [
                format!("{}z", word.text),
                format!(".{}", word.text),
                format!("..{}.", word.text.to_ascii_uppercase()),
                word.text.clone(),
            ] {
                let mut places = Vec::new();
                keywords.each(text.as_bytes(), |_, range| {
                    places.push(range);
                    true
                });
                let start = text.to_ascii_lowercase().find(&word.text).expect("it stands there");
                assert!(places.contains(&(start + word.keyword.start..start + word.keyword.end)), "{text}: {places:?}");
            }
        }
    }
}
