//! `plimsoll.waivers.toml`.

use jiff::ToSpan;
use jiff::civil::Date;
use plimsoll_engine::WaivedBy;
use plimsoll_syntax::Span;
use serde::Deserialize;
use toml::Spanned;

use crate::error::{Error, position, without_values};
use crate::limits::{MAX_BYTES, MAX_TEXT, MAX_WAIVERS};
use crate::scope::{Scope, Where, glob};
use crate::{Names, Waiver};

/// The file's name.
pub const FILE_NAME: &str = "plimsoll.waivers.toml";

/// What a waiver is held against.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// Today.
    pub today: Date,
    /// How many days ahead a waiver may end.
    pub max_days: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    #[serde(default)]
    waiver: Vec<Spanned<Raw>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    check: Option<Spanned<String>>,
    reason: Option<Spanned<String>>,
    owner: Option<Spanned<String>>,
    until: Option<Spanned<toml::Value>>,
    #[serde(rename = "where", default)]
    scope: RawWhere,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWhere {
    path: Option<Spanned<String>>,
    kind: Option<Spanned<String>>,
    namespace: Option<Spanned<String>>,
    name: Option<Spanned<String>>,
    container: Option<Spanned<String>>,
}

/// Reads a file of waivers; `shown` is its path as reports show it.
///
/// # Errors
/// Every fault of the file, each with its place: what is missing, unknown, too long or lasts too long.
pub fn parse(text: &str, shown: &str, rules: Rules, names: &Names) -> Result<Vec<Waiver>, Vec<Error>> {
    if text.len() > MAX_BYTES {
        return Err(vec![Error::too_large()]);
    }
    let raw: RawFile = toml::from_str(text).map_err(|e| vec![syntax(text, &e)])?;
    if raw.waiver.len() > MAX_WAIVERS {
        return Err(vec![Error::new(format!("more than {MAX_WAIVERS} waivers; use a baseline"))]);
    }
    let mut reader = Reader { text, shown, rules, names, errors: Vec::new() };
    let waivers: Vec<Waiver> = raw.waiver.iter().filter_map(|w| reader.waiver(w)).collect();
    if reader.errors.is_empty() { Ok(waivers) } else { Err(reader.errors) }
}

fn syntax(text: &str, error: &toml::de::Error) -> Error {
    let at = error.span().map(|span| position(text, span.start));
    Error { at, reason: without_values(error.message()) }
}

struct Reader<'a> {
    text: &'a str,
    shown: &'a str,
    rules: Rules,
    names: &'a Names,
    errors: Vec<Error>,
}

impl Reader<'_> {
    fn fail<T>(&mut self, at: usize, reason: impl Into<String>) -> Option<T> {
        self.errors.push(Error::at(self.text, at, reason));
        None
    }

    fn waiver(&mut self, raw: &Spanned<Raw>) -> Option<Waiver> {
        let (at, raw) = (raw.span().start, raw.get_ref());
        let checks = self.check(at, raw.check.as_ref());
        let reason = self.words(at, raw.reason.as_ref(), "a waiver needs a `reason`");
        let owner = self.words(at, raw.owner.as_ref(), "a waiver needs an `owner` who answers for it");
        let until = self.until(at, raw.until.as_ref());
        let scope = self.scope(&raw.scope);
        Some(Waiver {
            checks: checks?,
            reason: reason?,
            owner: Some(owner?),
            until: Some(until?),
            by: WaivedBy::File,
            file: self.shown.to_owned(),
            line: position(self.text, at).0,
            span: Span::default(),
            scope: Scope::Where(Box::new(scope?)),
        })
    }

    fn check(&mut self, at: usize, check: Option<&Spanned<String>>) -> Option<Vec<&'static str>> {
        let Some(check) = check else { return self.fail(at, "a waiver needs a `check`: the slug of one") };
        match self.names.find(check.get_ref()) {
            [] => self.fail(check.span().start, "no check has this name; `plimsoll explain` lists them all"),
            slugs => Some(slugs.to_vec()),
        }
    }

    fn words(&mut self, at: usize, text: Option<&Spanned<String>>, missing: &str) -> Option<String> {
        let Some(text) = text else { return self.fail(at, missing) };
        let (at, words) = (text.span().start, text.get_ref().trim());
        if words.is_empty() {
            return self.fail(at, format!("{missing}; this one is empty"));
        }
        if words.chars().count() > MAX_TEXT {
            return self.fail(at, format!("longer than {MAX_TEXT} characters; link to the rest"));
        }
        Some(words.to_owned())
    }

    fn until(&mut self, at: usize, until: Option<&Spanned<toml::Value>>) -> Option<Date> {
        let Some(until) = until else { return self.fail(at, "a waiver needs an end: `until = \"YYYY-MM-DD\"`") };
        let at = until.span().start;
        let Some(date) = date(until.get_ref()) else {
            return self.fail(at, "not a date; write `until = \"YYYY-MM-DD\"`");
        };
        match check_end(date, self.rules) {
            Ok(()) => Some(date),
            Err(reason) => self.fail(at, reason),
        }
    }

    fn scope(&mut self, raw: &RawWhere) -> Option<Where> {
        Some(Where {
            path: self.glob(raw.path.as_ref())?,
            kind: self.glob(raw.kind.as_ref())?,
            namespace: self.glob(raw.namespace.as_ref())?,
            name: self.glob(raw.name.as_ref())?,
            container: self.glob(raw.container.as_ref())?,
        })
    }

    /// No glob is fine; one that cannot be compiled is not.
    #[allow(clippy::option_option, reason = "outside: is it well-formed; inside: was it given")]
    fn glob(&mut self, pattern: Option<&Spanned<String>>) -> Option<Option<globset::GlobMatcher>> {
        let Some(pattern) = pattern else { return Some(None) };
        match glob(pattern.get_ref()) {
            Some(glob) => Some(Some(glob)),
            None => self.fail(pattern.span().start, "not a pattern; use `*`, `?`, `[ab]`, `{a,b}` and, in paths, `**`"),
        }
    }
}

/// A date of TOML, or the same as text.
fn date(value: &toml::Value) -> Option<Date> {
    match value {
        toml::Value::String(text) => text.trim().parse().ok(),
        toml::Value::Datetime(at) if at.time.is_none() => {
            let day = at.date?;
            Date::new(i16::try_from(day.year).ok()?, i8::try_from(day.month).ok()?, i8::try_from(day.day).ok()?).ok()
        }
        _ => None,
    }
}

/// Whether a waiver may last so long.
pub(crate) fn check_end(until: Date, rules: Rules) -> Result<(), String> {
    let last = rules.today.saturating_add(i64::from(rules.max_days).days());
    if until <= last {
        return Ok(());
    }
    Err(format!("ends more than {} days from today; choose an earlier day and renew it then", rules.max_days))
}
