//! Files of variables, `NAME=value` line by line: everything that they set may be a secret, whatever it is called.

use std::ops::Range;

use plimsoll_model::MaskKind;

use super::hits::Hits;

/// Longest value that tells nothing.
const MAX_PLAIN: usize = 24;

/// Whether a file is one of variables, by its name or because it holds nothing else.
pub(super) fn is_one(path: &str, text: &str) -> bool {
    is_named(path) || holds_nothing_else(text)
}

/// Whether a file is one of variables by its name.
pub(crate) fn is_named(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    // A version in a history ends in `@` and the commit.
    let name = name.rsplit_once('@').map_or(name, |(name, _)| name);
    name == ".envrc" || name == ".env" || name.starts_with(".env.") || name.ends_with(".env")
}

/// Whether a text is one of variables alone.
pub(super) fn holds_nothing_else(text: &str) -> bool {
    // A mapping of YAML may hold such a sign in its keys.
    let assigns = |line: &str| sign(line).is_some() && !line.contains(": ") && !line.ends_with(':');
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).peekable();
    lines.peek().is_some() && lines.all(assigns)
}

/// Masks every value but switches, small numbers and versions.
pub(super) fn scan(text: &str, hits: &mut Hits<'_>) {
    let mut at = 0;
    while at < text.len() {
        let line = text[at..].split_inclusive('\n').next().unwrap_or("");
        let end = at + line.len();
        let Some(sign) = sign(line).filter(|_| !line.trim_start().starts_with('#')) else {
            at = end;
            continue;
        };
        let value = value(text, at + sign + 1..at + line.trim_end().len());
        let written = text.get(value.clone()).unwrap_or("");
        if !is_plain(written) {
            hits.push(value.clone(), MaskKind::Named, "env-file", written.as_bytes());
        }
        at = end.max(next_line(text, value.end));
    }
}

fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |n| at + n + 1)
}

/// Where the sign of an assignment stands on a line.
fn sign(line: &str) -> Option<usize> {
    let at = line.find('=')?;
    let name = line[..at].trim();
    let name = name.strip_prefix("export ").unwrap_or(name).trim();
    let fits = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    (!name.is_empty() && name.len() <= 200 && name.bytes().all(fits)).then_some(at)
}

/// A value without the quotes around it, which may hold several lines.
fn value(text: &str, place: Range<usize>) -> Range<usize> {
    let written = text.get(place.clone()).unwrap_or("");
    let start = place.start + written.len() - written.trim_start().len();
    let quote = text.as_bytes().get(start).copied().filter(|b| start < place.end && matches!(b, b'"' | b'\''));
    let Some(quote) = quote else { return start.min(place.end)..place.end };
    let inside = text.get(start + 1..).unwrap_or("");
    match inside.find(quote as char) {
        // A quote behind the end of the line closes this one only where nothing on the line closes it.
        Some(length) if start + 1 + length < place.end || !inside[..length].contains('=') => {
            start + 1..start + 1 + length
        }
        _ => start + 1..place.end,
    }
}

/// What tells nothing: a switch, a small number, a version.
fn is_plain(value: &str) -> bool {
    let number = value.len() <= 5 && value.bytes().all(|b| b.is_ascii_digit());
    let switch = matches!(value.to_ascii_lowercase().as_str(), "true" | "false" | "yes" | "no" | "on" | "off" | "null");
    number || switch || is_version(value)
}

fn is_version(value: &str) -> bool {
    let bare = value.strip_prefix('v').unwrap_or(value);
    let number = |part: &str| !part.is_empty() && part.len() <= 5 && part.bytes().all(|b| b.is_ascii_digit());
    value.len() <= MAX_PLAIN && bare.contains('.') && bare.split('.').all(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mask::apply;

    #[test]
    fn values_go_and_what_tells_nothing_stays() {
        let text = "# a=b\nA=1\nexport B=hunter2hunter2\nC=\"two\nlines\" # c\nD='x y'\nTAG=v1.2.3\nE=\nF=open\" half\n G = z z \n";
        assert!(is_named("a/.env.local") && is_named("web.env") && !is_named("a/env.yaml"));
        assert!(is_one("x", "A=b\n\n# c\nexport D=e\n") && !is_one("x", "A=b\nfi\n") && !is_one("x", ""));
        let mut hits = Hits::new(None);
        scan(text, &mut hits);
        let masked = apply::apply(text, &hits.merged());
        assert_eq!(
            &*masked,
            "# a=b\nA=1\nexport B=xxxxxxxxxxxxxx\nC=\"xxx\nxxxxx\" # c\nD='xxx'\nTAG=v1.2.3\nE=\nF=xxxxxxxxxx\n G = xxx \n"
        );
    }
}
