//! Variables in a word, as the builder replaces them.

use std::borrow::Cow;
use std::iter::Peekable;
use std::str::Chars;

use crate::limits::{MAX_DEPTH, MAX_PATTERN_VALUE, MAX_VALUE};
use crate::pattern;

/// What is known of a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup<'v> {
    /// It has this value.
    Set(Cow<'v, str>),
    /// It is not set.
    Unset,
    /// Nobody can tell from the file.
    Unknown,
}

/// Why a word has no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// This variable is not known.
    Unknown(String),
    /// The builder refuses the word.
    Refused(String),
    /// The value is longer than its bound.
    TooLong,
}

/// How a word is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    pub(crate) escape: char,
    /// Leaves quotes in the result.
    pub(crate) keep_quotes: bool,
    /// Leaves escapes in the result.
    pub(crate) keep_escapes: bool,
    /// Leaves variables that are not set as they are written.
    pub(crate) keep_unset: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self { escape: '\\', keep_quotes: false, keep_escapes: false, keep_unset: false }
    }
}

type Get<'l> = &'l dyn Fn(&str) -> Lookup<'l>;
type Result<T> = std::result::Result<T, Failure>;

/// Reads one word.
pub(crate) struct Expander<'w, 'l> {
    chars: Peekable<Chars<'w>>,
    style: Style,
    get: Get<'l>,
    depth: u32,
}

/// A result in the making: the whole, and the words that blanks cut it into.
#[derive(Default)]
struct Out {
    text: String,
    words: Vec<String>,
    word: String,
}

impl Out {
    fn raw(&mut self, text: &str) {
        self.text.push_str(text);
        self.word.push_str(text);
    }

    fn cut(&mut self, text: &str) {
        self.text.push_str(text);
        for c in text.chars() {
            if !c.is_whitespace() {
                self.word.push(c);
            } else if !self.word.is_empty() {
                self.words.push(std::mem::take(&mut self.word));
            }
        }
    }

    fn into_words(mut self) -> Vec<String> {
        if !self.word.is_empty() {
            self.words.push(self.word);
        }
        self.words
    }
}

fn refused<T>(why: impl Into<String>) -> Result<T> {
    Err(Failure::Refused(why.into()))
}

impl<'w, 'l> Expander<'w, 'l> {
    fn new(word: &'w str, style: Style, get: Get<'l>) -> Self {
        Self { chars: word.chars().peekable(), style, get, depth: 0 }
    }

    /// The word with its variables replaced.
    pub(crate) fn word(word: &'w str, style: Style, get: Get<'l>) -> Result<String> {
        Ok(Self::new(word, style, get).until(None, style.keep_escapes, false)?.text)
    }

    /// The words that it is cut into after that.
    pub(crate) fn words(word: &'w str, style: Style, get: Get<'l>) -> Result<Vec<String>> {
        Ok(Self::new(word, style, get).until(None, style.keep_escapes, false)?.into_words())
    }

    /// Up to a character, which is taken too. In a pattern, escapes stay so that it can be read again.
    fn until(&mut self, stop: Option<char>, keep_escapes: bool, pattern: bool) -> Result<Out> {
        let before = std::mem::replace(&mut self.style.keep_escapes, keep_escapes);
        let result = self.run(stop, pattern);
        self.style.keep_escapes = before;
        result
    }

    fn run(&mut self, stop: Option<char>, pattern: bool) -> Result<Out> {
        let mut out = Out::default();
        while let Some(next) = self.chars.peek().copied() {
            if out.text.len() > MAX_VALUE {
                return Err(Failure::TooLong);
            }
            match next {
                c if Some(c) == stop => {
                    self.chars.next();
                    return Ok(out);
                }
                '\'' => out.raw(&self.single(pattern)?),
                '"' => out.raw(&self.double(pattern)?),
                '$' => out.cut(&self.dollar()?),
                '<' => out.raw(&self.less()),
                c if c == self.style.escape => self.escaped(&mut out),
                c => {
                    self.chars.next();
                    out.cut(c.encode_utf8(&mut [0; 4]));
                }
            }
        }
        match stop {
            Some(stop) => refused(format!("`{stop}` is missing")),
            None if out.text.len() > MAX_VALUE => Err(Failure::TooLong),
            None => Ok(out),
        }
    }

    fn escaped(&mut self, out: &mut Out) {
        if let Some(escape) = self.chars.next().filter(|_| self.style.keep_escapes) {
            out.raw(escape.encode_utf8(&mut [0; 4]));
        }
        if let Some(c) = self.chars.next() {
            out.raw(c.encode_utf8(&mut [0; 4]));
        }
    }

    /// `<<` and the blanks after it belong to the word of a heredoc.
    fn less(&mut self) -> String {
        self.chars.next();
        if self.chars.next_if_eq(&'<').is_none() {
            return "<".to_owned();
        }
        let mut text = "<<".to_owned();
        while let Some(blank) = self.chars.next_if(|c| matches!(c, ' ' | '\t' | '\r')) {
            text.push(blank);
        }
        text
    }

    fn quote(&mut self, text: &mut String) {
        if let Some(quote) = self.chars.next().filter(|_| self.style.keep_quotes) {
            text.push(quote);
        }
    }

    fn single(&mut self, pattern: bool) -> Result<String> {
        let mut text = String::new();
        self.quote(&mut text);
        loop {
            match self.chars.peek().copied() {
                None => return refused("a single quote does not close"),
                Some('\'') => {
                    self.quote(&mut text);
                    return Ok(text);
                }
                Some(c) => {
                    if pattern && c == self.style.escape {
                        text.push(c);
                    }
                    text.push(c);
                    self.chars.next();
                }
            }
        }
    }

    fn double(&mut self, pattern: bool) -> Result<String> {
        let mut text = String::new();
        self.quote(&mut text);
        loop {
            if text.len() > MAX_VALUE {
                return Err(Failure::TooLong);
            }
            match self.chars.peek().copied() {
                None => return refused("a double quote does not close"),
                Some('"') => {
                    self.quote(&mut text);
                    return Ok(text);
                }
                Some('$') => text += &self.dollar()?,
                Some(c) if c == self.style.escape => self.escaped_in_quotes(&mut text, pattern),
                Some(c) => {
                    self.chars.next();
                    text.push(c);
                }
            }
        }
    }

    /// Between double quotes an escape counts before a quote, a dollar and itself only.
    fn escaped_in_quotes(&mut self, text: &mut String, pattern: bool) {
        let Some(escape) = self.chars.next() else { return };
        let Some(next) = self.chars.peek().copied() else { return };
        let special = next == '"' || next == '$' || next == escape;
        let kept = self.style.keep_escapes && (special || !self.style.keep_quotes || pattern);
        if kept {
            text.push(escape);
        }
        if special {
            text.push(next);
            self.chars.next();
        } else {
            text.push(escape);
        }
    }

    fn value(&mut self, name: &str) -> Result<Option<String>> {
        match (self.get)(name) {
            Lookup::Set(value) => Ok(Some(value.into_owned())),
            Lookup::Unset => Ok(None),
            Lookup::Unknown => Err(Failure::Unknown(name.to_owned())),
        }
    }

    fn dollar(&mut self) -> Result<String> {
        self.chars.next();
        if self.chars.next_if_eq(&'{').is_some() {
            self.depth += 1;
            let nested = self.depth > MAX_DEPTH;
            let result = if nested { refused("substitutions nest too deep") } else { self.braces() };
            self.depth -= 1;
            return result;
        }
        let name = self.name();
        if name.is_empty() {
            return Ok("$".to_owned());
        }
        let value = self.value(&name)?;
        let unset = if self.style.keep_unset { format!("${name}") } else { String::new() };
        Ok(value.unwrap_or(unset))
    }

    fn name(&mut self) -> String {
        let mut name = String::new();
        match self.chars.peek().copied() {
            Some(c) if is_digit(c) => self.take_while(&mut name, is_digit),
            Some('@' | '*' | '#' | '?' | '-' | '$' | '!') => name.extend(self.chars.next()),
            _ => self.take_while(&mut name, |c| c.is_alphanumeric() || c == '_'),
        }
        name
    }

    fn take_while(&mut self, name: &mut String, wanted: impl Fn(char) -> bool) {
        while let Some(c) = self.chars.next_if(|c| wanted(*c)) {
            name.push(c);
        }
    }

    fn braces(&mut self) -> Result<String> {
        match self.chars.peek() {
            None => return refused("`}` is missing"),
            Some('{' | '}' | ':') => return refused("the substitution is not valid"),
            Some(_) => {}
        }
        let name = self.name();
        let Some(sign) = self.chars.next() else { return refused("`}` is missing") };
        match sign {
            '}' => {
                let unset = if self.style.keep_unset { format!("${{{name}}}") } else { String::new() };
                Ok(self.value(&name)?.unwrap_or(unset))
            }
            '/' => self.replaced(&name),
            ':' => match self.chars.next() {
                Some(sign @ ('+' | '-' | '?')) => self.conditional(&name, sign, true),
                Some(_) => refused("the modifier of the substitution is not supported"),
                None => refused("`}` is missing"),
            },
            '+' | '-' | '?' => self.conditional(&name, sign, false),
            '#' | '%' => self.cut(&name, sign),
            _ => refused("the modifier of the substitution is not supported"),
        }
    }

    fn conditional(&mut self, name: &str, sign: char, or_empty: bool) -> Result<String> {
        let word = self.until(Some('}'), false, false)?.text;
        let value = self.value(name)?;
        if self.style.keep_unset && value.is_none() {
            let colon = if or_empty { ":" } else { "" };
            return Ok(format!("${{{name}{colon}{sign}{word}}}"));
        }
        let value = value.filter(|value| !(or_empty && value.is_empty()));
        match (sign, value) {
            ('+', value) => Ok(value.map_or_else(String::new, |_| word)),
            ('-', value) => Ok(value.unwrap_or(word)),
            (_, Some(value)) => Ok(value),
            _ => refused(format!("the variable `{name}` has to be set")),
        }
    }

    fn cut(&mut self, name: &str, sign: char) -> Result<String> {
        let word = self.until(Some('}'), true, true)?.text;
        let Some(value) = self.value(name)? else {
            return Ok(if self.style.keep_unset { format!("${{{name}{sign}{word}}}") } else { String::new() });
        };
        let (longest, glob) = word.strip_prefix(sign).map_or((false, word.as_str()), |rest| (true, rest));
        let pattern = bounded(&value, glob)?;
        Ok(match sign {
            '#' => pattern.without_start(&value, longest),
            _ => pattern.without_end(&value, longest),
        })
    }

    fn replaced(&mut self, name: &str) -> Result<String> {
        let all = self.chars.next_if_eq(&'/').is_some();
        let glob = self.until(Some('/'), true, true)?.text;
        let with = self.until(Some('}'), true, false)?.text;
        let Some(value) = self.value(name)? else {
            return Ok(if self.style.keep_unset { format!("${{{name}/{glob}/{with}}}") } else { String::new() });
        };
        Ok(bounded(&value, &glob)?.replaced(&value, &with, all))
    }
}

fn bounded(value: &str, glob: &str) -> Result<pattern::Pattern> {
    if value.len() > MAX_PATTERN_VALUE || glob.len() > MAX_PATTERN_VALUE {
        return Err(Failure::TooLong);
    }
    pattern::Pattern::new(glob).ok_or_else(|| Failure::Refused("the pattern holds an escape that is not valid".into()))
}

fn is_digit(c: char) -> bool {
    c.is_numeric()
}
