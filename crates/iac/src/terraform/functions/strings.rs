use std::sync::Arc;

use plimsoll_syntax::{HOLE, Unknown};

use super::Out;
use super::arguments::{int, items, text, texts, wrong};
use crate::value::{Data, Value};

pub(super) fn call(name: &str, values: &[Value]) -> Option<Out> {
    Some(match (name, values) {
        ("chomp", [of]) => map(of, |text| text.trim_end_matches(['\n', '\r']).to_owned()),
        ("lower", [of]) => map(of, str::to_lowercase),
        ("upper", [of]) => map(of, upper),
        ("title", [of]) => map(of, title),
        ("trimspace", [of]) => map(of, |text| text.trim().to_owned()),
        ("strrev", [of]) => map(of, |text| text.chars().rev().collect()),
        ("trim", [of, cut]) => pair(of, cut, |text, cut| text.trim_matches(|c| cut.contains(c)).to_owned()),
        ("trimprefix", [of, cut]) => pair(of, cut, |text, cut| text.strip_prefix(cut).unwrap_or(text).to_owned()),
        ("trimsuffix", [of, cut]) => pair(of, cut, |text, cut| text.strip_suffix(cut).unwrap_or(text).to_owned()),
        ("startswith", [of, what]) => starts(of, what),
        ("endswith", [of, what]) => test(of, what, |text, what| text.ends_with(what)),
        ("strcontains", [of, what]) => test(of, what, |text, what| text.contains(what)),
        ("split", [by, of]) => split(by, of),
        ("join", [by, lists @ ..]) => join(by, lists),
        ("indent", [by, of]) => indent(by, of),
        ("substr", [of, from, length]) => substr(of, from, length),
        _ => return None,
    })
}

fn map(of: &Value, change: impl FnOnce(&str) -> String) -> Out {
    Ok(Value::string(change(&text(of)?)))
}

fn pair(of: &Value, by: &Value, change: impl FnOnce(&str, &str) -> String) -> Out {
    Ok(Value::string(change(&text(of)?, &text(by)?)))
}

fn test(of: &Value, by: &Value, test: impl FnOnce(&str, &str) -> bool) -> Out {
    Ok(test(&text(of)?, &text(by)?).into())
}

/// The start of a text may be known though its rest is not.
fn starts(of: &Value, what: &Value) -> Out {
    let what = text(what)?;
    if let Some(known) = of.why().and_then(|why| why.partial.as_deref()?.split(HOLE).next()) {
        if known.starts_with(&*what) {
            return Ok(true.into());
        }
        if !what.starts_with(known) {
            return Ok(false.into());
        }
    }
    Ok(text(of)?.starts_with(&*what).into())
}

/// Letters that become several in capitals stay, as in Go.
fn capital(c: char) -> char {
    let mut capitals = c.to_uppercase();
    capitals.next().filter(|_| capitals.next().is_none()).unwrap_or(c)
}

fn upper(text: &str) -> String {
    text.chars().map(capital).collect()
}

/// Capital letters at the start of words. ASCII separates words but for letters, digits and underscores; else blanks do.
fn title(text: &str) -> String {
    let mut inside = false;
    let letter = |c: char| {
        let separates = if c.is_ascii() { !c.is_ascii_alphanumeric() && c != '_' } else { c.is_whitespace() };
        if std::mem::replace(&mut inside, !separates) { c } else { capital(c) }
    };
    text.chars().map(letter).collect()
}

fn split(by: &Value, of: &Value) -> Out {
    let (by, of) = (text(by)?, text(of)?);
    let part = |part: &str| Value::string(part);
    if of.is_empty() {
        return Ok(Value::list(vec![part("")]));
    }
    if by.is_empty() {
        return Ok(Value::list(of.chars().map(|c| Value::string(c.to_string())).collect()));
    }
    Ok(Value::list(of.split(&*by).map(part).collect()))
}

/// Unknown items leave holes; the rest of the text is known.
fn join(by: &Value, lists: &[Value]) -> Out {
    let by = text(by)?;
    let mut parts: Vec<String> = Vec::new();
    let mut unknown = None;
    for item in lists.iter().map(items).collect::<Result<Vec<_>, _>>()?.concat() {
        if item.is_null() {
            return Err(wrong("one of the items is null"));
        }
        parts.push(item.partial_text().ok_or_else(|| wrong("texts are needed"))?);
        unknown = unknown.or_else(|| item.hole().cloned());
    }
    Ok(with_holes(parts.join(&by), unknown.as_ref()))
}

/// A text, or an unknown one whose known parts it is.
pub(super) fn with_holes(text: String, unknown: Option<&Value>) -> Value {
    match unknown.and_then(Value::why) {
        None => Value::string(text),
        Some(why) => Value::unknown(Unknown::new(&*why.reason, &*why.resolve).with_partial(text)),
    }
}

fn indent(by: &Value, of: &Value) -> Out {
    let spaces = usize::try_from(int(by)?).ok().filter(|n| *n <= 1000).ok_or_else(|| wrong("too many spaces"))?;
    map(of, |text| text.replace('\n', &format!("\n{}", " ".repeat(spaces))))
}

fn substr(of: &Value, from: &Value, length: &Value) -> Out {
    let (of, from, length) = (text(of)?, int(from)?, int(length)?);
    let chars: Vec<char> = of.chars().collect();
    let count = chars.len() as i128;
    let start = if from < 0 { count.saturating_add(from).max(0) } else { from.min(count) };
    let end = if length < 0 { count } else { start.saturating_add(length).min(count) };
    let part: String = chars[start as usize..end.max(start) as usize].iter().collect();
    Ok(Value::string(part))
}

/// A list of texts.
pub(super) fn list(texts: impl IntoIterator<Item = Arc<str>>) -> Value {
    Value::list(texts.into_iter().map(|text| Data::Str(text).into()).collect())
}

/// The texts of a list in order.
pub(super) fn sorted(of: &Value) -> Out {
    let mut all = texts(of)?;
    all.sort();
    Ok(list(all))
}
