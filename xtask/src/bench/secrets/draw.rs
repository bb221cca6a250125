//! Values drawn by a seed: what looks like a secret is put together when it is needed and never stands in this tree.

use crate::bench::generate::Numbers;

/// A generator of texts.
pub(super) struct Draw(Numbers);

impl Draw {
    pub(super) fn new(seed: u64) -> Self {
        Self(Numbers::new(seed))
    }

    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0.below(bound as u64) as usize
    }

    pub(super) fn one<'t, T: ?Sized>(&mut self, list: &[&'t T]) -> &'t T {
        list[self.below(list.len())]
    }

    pub(super) fn of(&mut self, alphabet: &str, length: usize) -> String {
        (0..length).map(|_| char::from(alphabet.as_bytes()[self.below(alphabet.len())])).collect()
    }

    /// A text of a template: `{a20}` stands for twenty letters and digits; see [`alphabet`].
    pub(super) fn fill(&mut self, template: &str) -> String {
        let mut text = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            text += before;
            // Two of them stand for one.
            if let Some(tail) = after.strip_prefix('{') {
                text.push('{');
                rest = tail;
                continue;
            }
            let Some((field, tail)) = after.split_once('}') else { break };
            text += &self.field(field);
            rest = tail;
        }
        text + rest
    }

    fn field(&mut self, field: &str) -> String {
        match field {
            "uuid" => return self.fill("{h8}-{h4}-4{h3}-a{h3}-{h12}"),
            "crc" => return self.checked(),
            _ => {}
        }
        let (kind, length) = field.split_at(1);
        self.of(alphabet(kind), length.parse().unwrap_or(8))
    }

    /// Thirty characters and their checksum, as the vendor describes it.
    fn checked(&mut self) -> String {
        let body = self.of(alphabet("a"), 30);
        let mut sum = crc32(body.as_bytes());
        let digits = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        let mut tail = [b'0'; 6];
        for place in tail.iter_mut().rev() {
            *place = digits[sum as usize % 62];
            sum /= 62;
        }
        body + &String::from_utf8_lossy(&tail)
    }

    /// What a careful person chooses.
    pub(super) fn password(&mut self) -> String {
        match self.below(4) {
            0 => self.fill("{a6}!{a4}#{d2}"),
            1 => self.fill("{U2}{l4}-{d4}-{l4}{U1}"),
            2 => self.fill("{a14}{d2}"),
            _ => self.fill("{l3}{d3}{U3}${l4}9"),
        }
    }
}

/// The characters of a kind of field.
fn alphabet(kind: &str) -> &'static str {
    match kind {
        "d" => "0123456789",
        "h" => "0123456789abcdef",
        "l" => "abcdefghijklmnopqrstuvwxyz0123456789",
        "U" => "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
        "B" => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
        "b" => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
        "w" => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
        "L" => "abcdefghijklmnopqrstuvwxyz",
        _ => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
    }
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

/// Base64 with padding.
pub(super) fn base64(bytes: &[u8], url: bool) -> String {
    let mut text = String::new();
    let alphabet = alphabet(if url { "w" } else { "b" }).as_bytes();
    for chunk in bytes.chunks(3) {
        let number = chunk.iter().fold(0_u32, |n, b| (n << 8) | u32::from(*b)) << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            text.push(char::from(alphabet[(number >> (18 - 6 * place)) as usize & 63]));
        }
        text += &"=="[..if url { 0 } else { 3 - chunk.len() }];
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_filled_and_the_seed_decides() {
        let fill = |seed| Draw::new(seed).fill("x_{h4}-{uuid}");
        assert_eq!(fill(1), fill(1));
        assert_ne!(fill(1), fill(2));
        assert_eq!(fill(1).len(), 2 + 4 + 1 + 36);
        assert_eq!(base64(b"a:b", false), "YTpi");
        assert_eq!(base64(b"ab", false), "YWI=");
    }
}
