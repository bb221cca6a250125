//! `format` and `formatlist`.

use plimsoll_syntax::HOLE;

use super::Out;
use super::arguments::{flag, items, number, text, wrong};
use super::strings::with_holes;
use crate::limits;
use crate::value::{Data, Value};

pub(super) fn call(name: &str, values: &[Value]) -> Option<Out> {
    Some(match (name, values) {
        ("format", [spec, arguments @ ..]) => text(spec).and_then(|spec| format(&spec, arguments)),
        ("formatlist", [spec, arguments @ ..]) => text(spec).and_then(|spec| each(&spec, arguments)),
        _ => return None,
    })
}

/// `%[flags][width][.precision]verb`.
#[derive(Default)]
struct Verb {
    minus: bool,
    plus: bool,
    space: bool,
    zero: bool,
    sharp: bool,
    width: usize,
    precision: Option<usize>,
    /// The argument that is meant, from 1, where it is told.
    index: Option<usize>,
    letter: char,
}

fn format(spec: &str, arguments: &[Value]) -> Out {
    let (mut out, mut next, mut unknown) = (String::new(), 0, None);
    let mut rest = spec;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let (verb, length) = Verb::read(&rest[at + 1..]).ok_or_else(|| wrong("the format is not whole"))?;
        rest = &rest[at + 1 + length..];
        if verb.letter == '%' {
            out.push('%');
            continue;
        }
        let which = verb.index.map_or(next, |index| index.saturating_sub(1));
        next = which + 1;
        let argument = arguments.get(which).ok_or_else(|| wrong("there are fewer values than verbs"))?;
        match argument.hole() {
            Some(hole) => {
                out.push_str(&argument.partial_text().unwrap_or_else(|| HOLE.to_string()));
                unknown = unknown.or(Some(hole));
            }
            None => out.push_str(&verb.padded(&verb.shown(argument)?)),
        }
        if out.len() > limits::MAX_STRING_BYTES {
            return Err(wrong("the text is longer than is allowed"));
        }
    }
    out.push_str(rest);
    Ok(with_holes(out, unknown))
}

impl Verb {
    fn read(text: &str) -> Option<(Self, usize)> {
        let mut verb = Self::default();
        let bytes = text.as_bytes();
        let mut at = 0;
        loop {
            match bytes.get(at)? {
                b'-' => verb.minus = true,
                b'+' => verb.plus = true,
                b' ' => verb.space = true,
                b'0' => verb.zero = true,
                b'#' => verb.sharp = true,
                _ => break,
            }
            at += 1;
        }
        let digits = |at: &mut usize| {
            let start = *at;
            *at += bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count();
            text[start..*at].parse::<usize>().ok().filter(|number| *number <= 10_000)
        };
        verb.width = digits(&mut at).unwrap_or(0);
        if bytes.get(at) == Some(&b'.') {
            at += 1;
            verb.precision = Some(digits(&mut at).unwrap_or(0));
        }
        if bytes.get(at) == Some(&b'[') {
            at += 1;
            verb.index = digits(&mut at);
            at += usize::from(bytes.get(at) == Some(&b']'));
        }
        verb.letter = text[at..].chars().next()?;
        let length = at + verb.letter.len_utf8();
        Some((verb, length))
    }

    fn shown(&self, of: &Value) -> Result<String, Value> {
        Ok(match self.letter {
            'v' if self.sharp => crate::json::write(of),
            'v' => self.plain(of),
            's' => self.cut(&text(of)?),
            'q' => crate::json::write(&Value::string(self.cut(&text(of)?))),
            't' => flag(of)?.to_string(),
            'd' => self.signed(&whole(of)?.to_string()),
            'b' => format!("{:b}", whole(of)?),
            'o' => format!("{:o}", whole(of)?),
            'x' => format!("{:x}", whole(of)?),
            'X' => format!("{:X}", whole(of)?),
            'f' => self.signed(&format!("{:.*}", self.precision.unwrap_or(6), number(of)?.as_f64())),
            'e' | 'E' => exponent(number(of)?.as_f64(), self.precision.unwrap_or(6), self.letter),
            'g' | 'G' => self.signed(&number(of)?.to_string()),
            _ => return Err(wrong("the format has a verb that does not exist")),
        })
    }

    fn plain(&self, of: &Value) -> String {
        match &of.data {
            Data::Str(text) => self.cut(text),
            Data::Number(number) => self.signed(&number.to_string()),
            _ => crate::json::write(of),
        }
    }

    fn cut(&self, text: &str) -> String {
        self.precision.map_or_else(|| text.to_owned(), |most| text.chars().take(most).collect())
    }

    fn signed(&self, digits: &str) -> String {
        let sign = if self.plus {
            "+"
        } else if self.space {
            " "
        } else {
            ""
        };
        if digits.starts_with('-') { digits.to_owned() } else { format!("{sign}{digits}") }
    }

    fn padded(&self, text: &str) -> String {
        let missing = self.width.saturating_sub(text.chars().count());
        if missing == 0 {
            return text.to_owned();
        }
        if self.minus {
            return format!("{text}{}", " ".repeat(missing));
        }
        if self.zero {
            let sign = usize::from(text.starts_with(['-', '+']) && self.letter != 's');
            return format!("{}{}{}", &text[..sign], "0".repeat(missing), &text[sign..]);
        }
        format!("{}{text}", " ".repeat(missing))
    }
}

fn whole(of: &Value) -> Result<i128, Value> {
    number(of)?.as_int().ok_or_else(|| wrong("a whole number is needed"))
}

/// Go writes at least two digits of an exponent, with its sign.
fn exponent(number: f64, precision: usize, letter: char) -> String {
    let shown = format!("{number:.precision$e}");
    let (digits, exponent) = shown.split_once('e').unwrap_or((&shown, "0"));
    let (sign, exponent) = exponent.strip_prefix('-').map_or(("+", exponent), |rest| ("-", rest));
    format!("{digits}{letter}{sign}{exponent:0>2}")
}

/// One text for each item of the lists; what is no list is the same for all.
fn each(spec: &str, arguments: &[Value]) -> Out {
    if let Some(unknown) = arguments.iter().find(|argument| argument.why().is_some_and(|why| why.partial.is_none())) {
        return Err(unknown.derived());
    }
    let lists = arguments.iter().filter(|argument| argument.items().is_some());
    let mut lengths = lists.map(|list| items(list).map_or(0, <[Value]>::len));
    let length = lengths.next();
    if lengths.any(|other| Some(other) != length) {
        return Err(wrong("the lists have different lengths"));
    }
    let row = |at: usize| {
        let argument = |of: &Value| of.items().map_or_else(|| of.clone(), |items| items[at].clone());
        format(spec, &arguments.iter().map(argument).collect::<Vec<_>>())
    };
    (0..length.unwrap_or(1)).map(row).collect::<Result<Vec<_>, _>>().map(Value::list)
}
