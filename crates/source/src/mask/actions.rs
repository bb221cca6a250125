//! Literals in the actions of a template: `{{ .Values.password | default "literal" }}` where a secret is to stand.

use std::ops::Range;

use memchr::memmem;
use plimsoll_model::MaskKind;

use super::hits::Hits;
use super::names::strength;
use super::values;

/// Functions whose text is a name, a message or a pattern.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "block", "contains", "date", "define", "dig", "eq", "fail", "get", "hasKey", "hasPrefix", "hasSuffix", "include", "index", "lookup", "ne",
    "pluck", "regexMatch", "required", "template", "trimPrefix", "trimSuffix",
];
/// Lines above a `value` where its `name` is looked for.
const NEAR: usize = 3;

/// Bytes above all actions of a text that are looked at; beyond it every literal of an action is masked unseen.
const MAX_EFFORT: usize = 64 * 1024 * 1024;

/// Masks the literals of actions that stand at a secret's place.
pub(super) fn scan(text: &str, hits: &mut Hits<'_>) {
    let (mut done, mut left) = (0, MAX_EFFORT);
    for start in memmem::find_iter(text.as_bytes(), "{{") {
        if start < done {
            continue;
        }
        let Some(length) = text.get(start..).and_then(|rest| rest.find("}}")) else { return };
        done = start + length;
        // Most actions hold no text at all, and what stands above them need not be looked at.
        if !text[start..done].contains(['"', '`']) {
            continue;
        }
        if left == 0 || is_of_secret(text, start, &mut left) {
            literals(text, start + 2..done, hits);
        }
    }
}

fn literals(text: &str, action: Range<usize>, hits: &mut Hits<'_>) {
    let mut at = action.start;
    while let Some(open) = text.get(at..action.end).and_then(|rest| rest.find(['"', '`'])).map(|found| at + found) {
        let quote = text.as_bytes()[open];
        let inside = open + 1..close(text, open + 1, action.end, quote);
        at = inside.end + 1;
        let before = text[action.start..open].trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let literal = text.get(inside.clone()).unwrap_or("");
        if !NAMES.contains(&word) && values::plausible(literal) {
            hits.push(inside, MaskKind::Named, "template-literal", literal.as_bytes());
        }
    }
}

/// Where a text in quotes ends.
fn close(text: &str, from: usize, end: usize, quote: u8) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < end && bytes[at] != quote {
        at += if bytes[at] == b'\\' && quote == b'"' { 2 } else { 1 };
    }
    at.min(end)
}

/// Whether the line of an action gives a secret its value: by its own name, by the name above it, or in a Secret.
fn is_of_secret(text: &str, at: usize, left: &mut usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let key = key_of(&text[start..at]);
    if key.is_some_and(|key| strength(key).is_some()) {
        return true;
    }
    let above = text[..start].lines().rev();
    let named = |line: &str| key_of(line) == Some("name") && strength(value_of(line)).is_some();
    (key == Some("value") && above.clone().take(NEAR).any(named)) || is_in_secret(above, left)
}

/// Whether these lines, the nearest first, lead to the data of a Secret.
fn is_in_secret<'t>(above: impl Iterator<Item = &'t str>, left: &mut usize) -> bool {
    let document = above.take_while(|line| !line.starts_with("---"));
    let (mut data, mut kind) = (false, false);
    for line in document {
        *left = left.saturating_sub(line.len() + 1);
        if *left == 0 {
            return true;
        }
        data |= line.starts_with("data:") || line.starts_with("stringData:");
        kind |= line.starts_with("kind:") && value_of(line) == "Secret";
    }
    data && kind
}

fn key_of(line: &str) -> Option<&str> {
    let line = line.trim_start().trim_start_matches("- ");
    let key = line.split_once(':')?.0.trim().trim_matches(['"', '\'']);
    (!key.is_empty() && !key.contains(['{', ' '])).then_some(key)
}

fn value_of(line: &str) -> &str {
    line.split_once(':').map_or("", |(_, value)| value).trim().trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(text: &str) -> String {
        let mut hits = Hits::new(None);
        scan(text, &mut hits);
        let mut bytes = text.as_bytes().to_vec();
        for hit in hits.merged() {
            bytes[hit.start..hit.end].fill(b'x');
        }
        String::from_utf8(bytes).expect("text")
    }

    #[test]
    fn literals_at_a_secrets_place_are_masked() {
        for text in [
            "password: {{ .Values.c | default \"hV9sQx2\" }}",
            "  - name: DB_PASSWORD\n    value: {{ .Values.c | default \"hV9sQx2\" | quote }}",
            "kind: Secret\nmetadata: {}\ndata:\n  a: {{ `hV9sQx2` | b64enc }}",
            "token: \"{{ ternary \"hV9sQx2\" .Values.t true }}\"",
        ] {
            assert!(!masked(text).contains("hV9s"), "{}", masked(text));
        }
    }

    #[test]
    fn names_and_other_places_stay() {
        for text in [
            "image: {{ .Values.image | default \"nginx-1.25\" }}",
            "password: {{ include \"app.password\" . }}",
            "password: {{ required \"a password is needed\" .Values.p }}",
            "kind: Secret\nmetadata:\n  name: {{ .Values.n | default \"orders\" }}\ndata: {}",
        ] {
            assert_eq!(masked(text), text);
        }
    }
}
