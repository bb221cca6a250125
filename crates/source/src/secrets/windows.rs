//! The search of files that are too large for one text: in windows that overlap, so that memory stays bounded.

use std::io::Read;
use std::ops::Range;
use std::sync::Arc;

use plimsoll_model::{SecretFile, SecretHit, Why};
use plimsoll_secrets::Hit;

use super::encoding::Wide;
use super::{Held, number};
use crate::limits::{Limits, MAX_SHOWN_BYTES, WINDOW_BYTES, WINDOW_MARGIN};
use crate::mask::{Fingerprinter, redact_plain};
use crate::read;

/// Most bytes of a line that are kept on each side of a hit.
const MAX_SIDE: usize = 4 * 1024;

/// What was found, and why that is not all where it is not.
#[derive(Default)]
pub(super) struct Searched {
    pub(super) held: Option<Held>,
    pub(super) cut: Option<Why>,
    /// Whether it is no text.
    pub(super) binary: bool,
}

/// Searches a file window by window.
pub(super) fn search(
    shown: &str,
    file: &mut dyn Read,
    limits: &Limits,
    key: Option<&Fingerprinter>,
) -> Result<Searched, Why> {
    in_windows(shown, file, limits, key, (WINDOW_BYTES, WINDOW_MARGIN))
}

/// The same with windows of so many bytes that reach over one another by so many.
fn in_windows(
    shown: &str,
    file: &mut dyn Read,
    limits: &Limits,
    key: Option<&Fingerprinter>,
    (size, margin): (usize, usize),
) -> Result<Searched, Why> {
    let mut sheet =
        Sheet { shown, key, text: String::new(), line: 0, hits: Vec::new(), values: Vec::new(), kept: 0..0 };
    let mut window = Window::default();
    let mut out = Searched::default();
    loop {
        let last = window.fill(file, size)?;
        if window.start == 0 && Wide::of(&window.bytes).is_some() {
            return Err(Why::new(
                "it is in UTF-16 and larger than the limit for one text",
                "save it as UTF-8, or split it",
            ));
        }
        let Some(text) = window.text() else {
            return Ok(Searched { binary: window.start == 0, cut: (window.start > 0).then(no_text), ..out });
        };
        let room = sheet.text.len() < MAX_SHOWN_BYTES && window.start < limits.total_bytes;
        if !room {
            out.cut = Some(Why::new("only its start was searched: it is larger than the bounds", "split it"));
            break;
        }
        let until = if last { text.len() } else { text.len().saturating_sub(margin) };
        out.cut = out.cut.or(sheet.window(&Arc::from(text), window.done..until, &window).then(super::cut_short));
        if last {
            break;
        }
        window.advance(margin);
    }
    out.held = sheet.finished();
    Ok(out)
}

fn no_text() -> Why {
    Why::new("what follows its start is no text", "split it")
}

/// A part of a file with what was read before it.
#[derive(Default)]
struct Window {
    bytes: Vec<u8>,
    /// Where it starts in the file.
    start: u64,
    /// How many lines end before it.
    lines: usize,
    /// How much of it an earlier window has told of.
    done: usize,
}

impl Window {
    /// Reads on; whether that was all.
    fn fill(&mut self, file: &mut dyn Read, size: usize) -> Result<bool, Why> {
        let room = size.saturating_sub(self.bytes.len()) as u64;
        let read = file.take(room).read_to_end(&mut self.bytes).map_err(|error| read::io_why(&error))?;
        Ok((read as u64) < room)
    }

    /// Its text, byte for byte: what is not UTF-8 is a question mark, and no part of a credential.
    fn text(&self) -> Option<String> {
        if self.bytes.contains(&0) {
            return None;
        }
        match std::str::from_utf8(&self.bytes) {
            Ok(text) => Some(text.to_owned()),
            // The next window completes its last character.
            Err(error) if error.error_len().is_none() => {
                std::str::from_utf8(self.bytes.get(..error.valid_up_to())?).ok().map(str::to_owned)
            }
            Err(_) => {
                Some(self.bytes.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { '?' }).collect())
            }
        }
    }

    /// Keeps the margin that was not told of, and as much before it for what stands around.
    fn advance(&mut self, margin: usize) {
        let mut from = self.bytes.len().saturating_sub(2 * margin);
        // A character of UTF-8 is kept whole.
        while from > 0 && self.bytes.get(from).is_some_and(|byte| byte & 0xc0 == 0x80) {
            from -= 1;
        }
        self.done = self.bytes.len() - margin - from;
        self.lines += memchr::memchr_iter(b'\n', self.bytes.get(..from).unwrap_or_default()).count();
        self.start += from as u64;
        self.bytes.drain(..from);
    }
}

/// The lines that hold something, each at its number: the lines between them are empty.
struct Sheet<'a> {
    shown: &'a str,
    key: Option<&'a Fingerprinter>,
    text: String,
    /// How many lines end before its end.
    line: usize,
    hits: Vec<SecretHit>,
    values: Vec<u64>,
    /// The part of the window that was kept last.
    kept: Range<usize>,
}

impl Sheet<'_> {
    /// Searches a window, and tells of what starts in this part of it; whether the search was cut short.
    fn window(&mut self, text: &Arc<str>, part: Range<usize>, window: &Window) -> bool {
        let found = plimsoll_secrets::find_in(self.shown, text);
        let hits: Vec<&Hit> = found.hits.iter().filter(|hit| part.contains(&hit.start)).collect();
        if !hits.is_empty() {
            let masked = redact_plain(self.shown, text, self.key, &found.hits);
            self.kept = 0..0;
            hits.into_iter().for_each(|hit| self.add(text, &masked, hit, window.lines));
        }
        found.more
    }

    fn add(&mut self, text: &str, masked: &str, hit: &Hit, lines: usize) {
        let around = around(masked, hit.start..hit.end);
        if hit.start < self.kept.start || hit.end > self.kept.end {
            let before = masked.get(..around.start).unwrap_or("");
            let line = lines + memchr::memchr_iter(b'\n', before.as_bytes()).count();
            let blank = if line > self.line || self.text.is_empty() { line - self.line.min(line) } else { 0 };
            self.text.extend(std::iter::repeat_n('\n', blank));
            self.line += blank;
            let kept = masked.get(around.clone()).unwrap_or("");
            self.text.push_str(kept);
            self.line += memchr::memchr_iter(b'\n', kept.as_bytes()).count();
            self.kept = around;
        }
        let base = self.text.len() - self.kept.len();
        let value = text.get(hit.start..hit.end).unwrap_or("");
        self.values.push(number(value));
        self.hits.push(SecretHit {
            start: (base + hit.start - self.kept.start) as u32,
            end: (base + hit.end - self.kept.start) as u32,
            rule: hit.rule.id.to_owned(),
            fingerprint: self.key.map(|key| key.of(value.as_bytes())),
        });
    }

    fn finished(self) -> Option<Held> {
        let file = SecretFile { path: self.shown.to_owned(), text: self.text.into(), hits: self.hits, commit: None };
        (!file.hits.is_empty()).then_some((file, self.values))
    }
}

/// The lines of a place without their last break, or as much of them as is shown.
fn around(text: &str, place: Range<usize>) -> Range<usize> {
    let low = place.start.saturating_sub(MAX_SIDE);
    let high = (place.end + MAX_SIDE).min(text.len());
    let bytes = text.as_bytes();
    let start = memchr::memrchr(b'\n', &bytes[low..place.start]).map_or(low, |at| low + at + 1);
    let end = memchr::memchr(b'\n', &bytes[place.end..high]).map_or(high, |at| place.end + at);
    let border = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at += 1;
        }
        at
    };
    border(start)..border(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A token that no text shows, put together here.
    fn token() -> String {
        ["AKIA", "Q3EXK7RJ", "WMZ5T2LP"].concat()
    }

    const SIZE: usize = 64 * 1024;

    fn searched(text: &[u8]) -> Searched {
        in_windows("big.log", &mut &*text, &Limits::default(), None, (SIZE, 4 * 1024)).expect("searched")
    }

    /// The line, the column and the masked line of each hit.
    fn told(searched: &Searched) -> Vec<(usize, usize, String)> {
        let Some((file, _)) = &searched.held else { return Vec::new() };
        let place = |hit: &SecretHit| {
            let before = &file.text[..hit.start as usize];
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            let line = file.text[start..].lines().next().unwrap_or("").to_owned();
            (before.matches('\n').count() + 1, hit.start as usize - start, line)
        };
        file.hits.iter().map(place).collect()
    }

    #[test]
    fn hits_are_told_once_and_at_their_lines() {
        let filler = "an ordinary line of a log that says nothing, für Ann\n";
        let count = 9 * SIZE / filler.len();
        let mut text = String::new();
        let mut wanted = Vec::new();
        for line in 0..count {
            // Around every border of a window, and elsewhere.
            if line % 101 == 0 {
                wanted.push(line + 1);
                text.push_str(&format!("aws_access_key_id = {}\n", token()));
            } else {
                text.push_str(filler);
            }
        }
        let found = searched(text.as_bytes());
        let told = told(&found);
        assert_eq!(told.iter().map(|(line, ..)| *line).collect::<Vec<_>>(), wanted);
        assert!(
            told.iter()
                .all(|(_, column, line)| (*column, line.as_str()) == (20, "aws_access_key_id = xxxxxxxxxxxxxxxxxxxx"))
        );
        assert!(found.cut.is_none() && !found.binary);
        let shown = found.held.expect("held").0.text;
        assert!(!shown.contains(&token()) && shown.len() < text.len() / 10);
    }

    #[test]
    fn a_line_without_an_end_is_searched_to_its_end() {
        let mut text = "x y ".repeat(SIZE);
        for at in [50_000, SIZE - 10, SIZE + 100_000] {
            text.replace_range(at..at + 22, &format!(" {} ", token()));
        }
        let found = searched(text.as_bytes());
        let told = told(&found);
        assert_eq!(told.len(), 3);
        assert!(told.iter().all(|(line, _, text)| *line == 1 && !text.contains(&token())));
    }

    #[test]
    fn what_is_no_text_is_told_apart() {
        let mut binary = vec![b'a'; 100];
        binary[50] = 0;
        assert!(searched(&binary).binary);
        let wide: Vec<u8> = "password".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let why = search("w", &mut &*[&[0xff, 0xfe][..], &wide].concat(), &Limits::default(), None).err();
        assert!(why.is_some_and(|why| why.reason.contains("UTF-16")));
        let mut late = vec![b'a'; SIZE];
        late.extend([0; 100]);
        assert!(searched(&late).cut.is_some());
        let latin = [b"caf\xe9 ".as_slice(), token().as_bytes(), b"\n"].concat();
        assert_eq!(told(&searched(&latin)), [(1, 5, "caf? xxxxxxxxxxxxxxxxxxxx".to_owned())]);
    }
}
