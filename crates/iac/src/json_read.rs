//! JSON whose text may have holes: read to values that know where they stand.

use std::sync::Arc;

use plimsoll_syntax::{HOLE, Unknown};

use crate::limits;
use crate::number::Number;
use crate::value::{Data, Entry, Map, Place, Value};

/// What is known of the text beside its characters.
pub(crate) struct Origin<'o> {
    /// Where these bytes of it stand.
    pub(crate) place: &'o dyn Fn(usize, usize) -> Place,
    /// What stands for the hole at this byte.
    pub(crate) hole: &'o dyn Fn(usize) -> Option<Value>,
}

/// The value that a text of JSON says; none where it is none.
pub(crate) fn read(text: &str, origin: &Origin<'_>) -> Option<Value> {
    let mut reader = Reader { text, at: 0, origin };
    reader.space();
    let value = reader.value(0)?;
    reader.space();
    (reader.at == text.len()).then_some(value)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    origin: &'t Origin<'t>,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\n', '\r', '\t']).len();
    }

    fn take(&mut self, token: &str) -> Option<()> {
        self.rest().starts_with(token).then(|| self.at += token.len())
    }

    fn place(&self, start: usize) -> Place {
        (self.origin.place)(start, self.at)
    }

    fn value(&mut self, depth: u32) -> Option<Value> {
        if depth > limits::MAX_DEPTH {
            return None;
        }
        let start = self.at;
        let data = match self.rest().chars().next()? {
            '{' => self.map(depth)?,
            '[' => self.seq(depth)?,
            '"' => return self.string().map(|value| value.at(self.place(start))),
            HOLE => {
                self.take(HOLE.encode_utf8(&mut [0; 4]))?;
                let value = (self.origin.hole)(start).unwrap_or_else(|| {
                    Value::unknown(Unknown::new("a part of it is not known", "scan the plan as JSON"))
                });
                return Some(value.at(self.place(start)));
            }
            't' => self.take("true").map(|()| Data::Bool(true))?,
            'f' => self.take("false").map(|()| Data::Bool(false))?,
            'n' => self.take("null").map(|()| Data::Null)?,
            _ => self.number()?,
        };
        Some(Value::new(data, self.place(start)))
    }

    fn number(&mut self) -> Option<Data> {
        let is_part = |b: &u8| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'.' | b'e' | b'E');
        let length = self.rest().bytes().take_while(is_part).count();
        let number = Number::parse(&self.rest()[..length])?;
        self.at += length;
        Some(Data::Number(number))
    }

    fn seq(&mut self, depth: u32) -> Option<Data> {
        self.take("[")?;
        let mut items = Vec::new();
        self.space();
        while self.take("]").is_none() {
            if !items.is_empty() {
                self.take(",")?;
                self.space();
            }
            items.push(self.value(depth + 1)?);
            self.space();
        }
        Some(Data::Seq(items.into()))
    }

    fn map(&mut self, depth: u32) -> Option<Data> {
        self.take("{")?;
        let mut map = Map::new();
        let mut first = true;
        self.space();
        while self.take("}").is_none() {
            if !std::mem::take(&mut first) {
                self.take(",")?;
                self.space();
            }
            let start = self.at;
            let key = self.string()?;
            let at = self.place(start);
            self.space();
            self.take(":")?;
            self.space();
            let value = self.value(depth + 1)?;
            map.insert(key.partial_text()?.into(), Entry { at, value });
            self.space();
        }
        Some(Data::Map(map.into()))
    }

    /// A string; one with a hole is unknown but for its other parts.
    fn string(&mut self) -> Option<Value> {
        self.take("\"")?;
        let mut text = String::new();
        let mut hole = None;
        loop {
            let start = self.at;
            let c = self.rest().chars().next()?;
            self.at += c.len_utf8();
            match c {
                '"' => break,
                '\\' => text.push(self.escape()?),
                HOLE => {
                    hole = hole.or_else(|| (self.origin.hole)(start));
                    text.push(c);
                }
                c => text.push(c),
            }
        }
        Some(with_holes(text.into(), hole))
    }

    fn escape(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8();
        Some(match c {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'u' => self.unicode()?,
            '"' | '\\' | '/' => c,
            _ => return None,
        })
    }

    fn unicode(&mut self) -> Option<char> {
        let first = self.hex()?;
        if !(0xd800..0xdc00).contains(&first) {
            return Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        self.take("\\u")?;
        let second = self.hex()?;
        let joined = 0x1_0000 + ((first - 0xd800) << 10) + (second.wrapping_sub(0xdc00) & 0x3ff);
        Some(char::from_u32(joined).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        let code = u32::from_str_radix(digits, 16).ok()?;
        self.at += 4;
        Some(code)
    }
}

fn with_holes(text: Arc<str>, hole: Option<Value>) -> Value {
    if !text.contains(HOLE) {
        return Value::string(text);
    }
    if let Some(whole) = hole.as_ref().filter(|_| text.chars().eq([HOLE])) {
        return whole.clone();
    }
    let why = hole.as_ref().and_then(Value::why);
    let unknown = why.map_or_else(
        || Unknown::new("a part of it is not known", "scan the plan as JSON"),
        |why| Unknown::new(&*why.reason, &*why.resolve),
    );
    Value::unknown(unknown.with_partial(&*text))
}
