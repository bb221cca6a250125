//! Variables inside values: `$NAME`, `${NAME}`, `${NAME:-default}` and the like.
//! <https://github.com/compose-spec/compose-spec/blob/main/12-interpolation.md>

use std::sync::Arc;

use plimsoll_syntax::{HOLE, Kind, NodeId, Put, Tree, Unknown};

use super::env::Layers;
use crate::native::limits::{MAX_VALUE_BYTES, MAX_VARIABLE_DEPTH};

/// The document with its variables put in: from files of variables such as the `.env` file beside it, else from their
/// defaults.
pub(super) fn put(tree: &Arc<Tree>, known: &Layers) -> Arc<Tree> {
    let puts = puts(tree, known);
    if puts.is_empty() { Arc::clone(tree) } else { Arc::new(tree.with(puts)) }
}

fn puts(tree: &Tree, known: &Layers) -> Vec<(NodeId, Put)> {
    let nodes = (0..tree.len() as NodeId).map(|id| tree.node(id));
    let strings = nodes.filter(|n| n.kind() == Kind::Str && !n.is_alias() && n.text().contains('$'));
    let found = strings.filter_map(|n| {
        let text = expand(n.text(), known, 0)?;
        Some((n.id(), filled(text)))
    });
    found.collect()
}

fn filled(text: String) -> Put {
    if !text.contains(HOLE) {
        return Put::Text(text.into());
    }
    let why = Unknown::new(
        "a variable of the Compose file has no value here",
        "set it in the .env file beside it, or give it a default",
    );
    Put::Unknown(why.with_partial(text))
}

/// The text with variables put in, and a hole for each that has no value; none where it is no such text: Compose
/// refuses it then.
fn expand(text: &str, known: &Layers, depth: usize) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('$') {
            out.push('$');
            rest = after;
        } else if let Some(inner) = rest.strip_prefix('{') {
            let end = closing(inner)?;
            out.push_str(&braced(&inner[..end], known, depth)?);
            rest = &inner[end + 1..];
        } else {
            let end = name_end(rest);
            if end == 0 {
                out.push('$');
            } else {
                out.push_str(&lookup(&rest[..end], known).unwrap_or_else(hole));
            }
            rest = &rest[end..];
        }
        if out.len() > MAX_VALUE_BYTES {
            return Some(hole());
        }
    }
    out.push_str(rest);
    Some(out)
}

fn hole() -> String {
    HOLE.to_string()
}

/// Where the brace that was opened before the text closes.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return Some(at),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn name_end(text: &str) -> usize {
    let first = text.bytes().next().is_some_and(|b| b.is_ascii_alphabetic() || b == b'_');
    let rest = text.bytes().position(|b| !(b.is_ascii_alphanumeric() || b == b'_')).unwrap_or(text.len());
    if first { rest } else { 0 }
}

/// A value; a variable that nothing sets may be set where the command runs.
fn lookup(name: &str, known: &Layers) -> Option<String> {
    known.iter().find_map(|layer| layer.get(name))?.clone()
}

/// What stands between braces: a name, and what holds where it is unset or empty.
fn braced(text: &str, known: &Layers, depth: usize) -> Option<String> {
    let end = name_end(text);
    if end == 0 || depth >= MAX_VARIABLE_DEPTH {
        return None;
    }
    let (name, how) = text.split_at(end);
    let given = known.iter().any(|layer| layer.contains_key(name));
    let value = lookup(name, known);
    let other = |from: usize| expand(&how[from..], known, depth + 1);
    match how.as_bytes() {
        [] | [b'?', ..] | [b':', b'?', ..] => Some(value.unwrap_or_else(hole)),
        [b'-', ..] if !given => other(1),
        [b':', b'-', ..] if !given || value.as_deref() == Some("") => other(2),
        [b'-', ..] | [b':', b'-', ..] => Some(value.unwrap_or_else(hole)),
        [b'+', ..] if given => other(1),
        [b':', b'+', ..] if given && value.as_deref() != Some("") => other(2),
        [b'+', ..] | [b':', b'+', ..] => Some(if given { String::new() } else { hole() }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::compose::env::Variables;

    #[test]
    fn variables_take_their_values_and_defaults() {
        let known: Variables = [("A", Some("1")), ("E", Some("")), ("M", None)]
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.map(str::to_owned)))
            .collect();
        let weaker: Variables =
            [("A".to_owned(), Some("weak".to_owned())), ("W".to_owned(), Some("w".to_owned()))].into();
        let known = vec![Arc::new(known), Arc::new(weaker)];
        let shown = |text| expand(text, &known, 0).map(|t| t.replace(HOLE, "*"));
        for (text, wanted) in [
            ("x$A-${A}-$W", "x1-1-w"),
            ("${U}", "*"),
            ("a:${U:-2}", "a:2"),
            ("${E:-2}${E-3}", "2"),
            ("${U:-${A}}", "1"),
            ("${M:-x}", "*"),
            ("${A:+yes}${U:?why}", "yes*"),
            ("$$A $ 5", "$A $ 5"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(wanted), "{text}");
        }
        assert_eq!(shown("${open"), None);
        assert_eq!(shown("${}"), None);
    }
}
