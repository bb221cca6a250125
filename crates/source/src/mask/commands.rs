//! Passwords that tools take by a flag of their own, found in raw text: lists of arguments, scripts and comments.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use plimsoll_model::MaskKind;

use super::hits::Hits;
use super::values;

/// How a flag takes its value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The next word.
    Next,
    /// The rest of the flag's own word.
    Glued,
    /// `user:password`, as the next word or as the rest of the flag's own.
    Pair,
}

/// Tools with the flags that take a secret.
const TOOLS: &[(&str, &[&str], &[Form])] = &[
    ("redis-cli", &["-a"], &[Form::Next]),
    ("valkey-cli", &["-a"], &[Form::Next]),
    ("sshpass", &["-p"], &[Form::Next, Form::Glued]),
    ("mysql", &["-p"], &[Form::Glued]),
    ("mysqladmin", &["-p"], &[Form::Glued]),
    ("mysqldump", &["-p"], &[Form::Glued]),
    ("mysqlimport", &["-p"], &[Form::Glued]),
    ("mysqlcheck", &["-p"], &[Form::Glued]),
    ("mariadb", &["-p"], &[Form::Glued]),
    ("mariadb-admin", &["-p"], &[Form::Glued]),
    ("mariadb-dump", &["-p"], &[Form::Glued]),
    ("mongo", &["-p"], &[Form::Next]),
    ("mongosh", &["-p"], &[Form::Next]),
    ("mongodump", &["-p"], &[Form::Next]),
    ("mongorestore", &["-p"], &[Form::Next]),
    ("login", &["-p"], &[Form::Next]),
    ("curl", &["-u", "--user", "-U", "--proxy-user"], &[Form::Pair]),
    ("wget", &["-u", "--user"], &[Form::Pair]),
    ("http", &["-a", "--auth"], &[Form::Pair]),
    ("etcdctl", &["--user"], &[Form::Pair]),
    ("sqlcmd", &["-P"], &[Form::Next, Form::Glued]),
    ("ldapsearch", &["-w"], &[Form::Next]),
    ("ldapadd", &["-w"], &[Form::Next]),
    ("ldapmodify", &["-w"], &[Form::Next]),
    ("ldapwhoami", &["-w"], &[Form::Next]),
    ("zip", &["-P"], &[Form::Next]),
    ("unzip", &["-P"], &[Form::Next]),
];

/// How many words of a command are looked at.
const MAX_WORDS: usize = 64;

static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let builder = &mut AhoCorasick::builder();
    builder.match_kind(aho_corasick::MatchKind::LeftmostLongest).build(TOOLS.iter().map(|t| t.0)).ok()
});

/// Finds what follows the tools' flags.
pub(super) fn scan(text: &str, hits: &mut Hits<'_>) {
    if !holds_flag(text.as_bytes()) {
        return;
    }
    let Some(finder) = FINDER.as_ref() else { return };
    for found in finder.find_iter(text) {
        let tool = TOOLS.get(found.pattern().as_usize());
        if let Some((_, flags, forms)) = tool.filter(|_| is_word(text.as_bytes(), found.range())) {
            command(text, found.end(), flags, forms, hits);
        }
    }
}

/// Whether any tool's flag starts a word: without one there is no need to look for tools, which costs more.
fn holds_flag(text: &[u8]) -> bool {
    let flags = || TOOLS.iter().flat_map(|(_, flags, _)| flags.iter());
    memchr::memchr_iter(b'-', text).any(|at| {
        let starts = at == 0 || text.get(at - 1).is_some_and(|b| b" \t\r\n\"',[]\\".contains(b));
        let second = text.get(at + 1).is_some_and(|b| b"apuUPw-".contains(b));
        starts && second && flags().any(|flag| text[at..].starts_with(flag.as_bytes()))
    })
}

fn is_word(text: &[u8], at: Range<usize>) -> bool {
    let part = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b':' | b'=');
    let before = at.start.checked_sub(1).and_then(|i| text.get(i));
    // An escaped line break ends in a letter.
    let escape = at.start >= 2 && text.get(at.start - 2) == Some(&b'\\') && before == Some(&b'n');
    (escape || !before.is_some_and(part)) && text.get(at.end).is_some_and(|b| b" \t\"',]\\\r\n".contains(b))
}

fn command(text: &str, from: usize, flags: &[&str], forms: &[Form], hits: &mut Hits<'_>) {
    let mut waiting = false;
    let mut at = from;
    for _ in 0..MAX_WORDS {
        let Some(place) = word(text, at) else { return };
        at = place.end;
        let written = text.get(place.clone()).unwrap_or("");
        let secret = if waiting { taken(written, forms).map(|n| place.start + n..place.end) } else { None };
        let secret = secret.or_else(|| glued(written, flags, forms).map(|n| place.start + n..place.end));
        if let Some(secret) = secret {
            let value = text.get(secret.clone()).unwrap_or("");
            if values::plausible(value) && !value.starts_with('-') {
                hits.push(secret.clone(), MaskKind::Named, "command-flag", value.as_bytes());
            }
        }
        waiting = flags.contains(&written) && forms != [Form::Glued];
    }
}

/// Where the secret starts in the word after a flag.
fn taken(word: &str, forms: &[Form]) -> Option<usize> {
    if forms.contains(&Form::Pair) { word.find(':').map(|n| n + 1) } else { Some(0) }
}

/// Where the secret starts in the flag's own word.
fn glued(word: &str, flags: &[&str], forms: &[Form]) -> Option<usize> {
    let flag = flags.iter().find(|f| word.len() > f.len() && word.starts_with(*f))?;
    let long = flag.starts_with("--");
    if forms.contains(&Form::Pair) {
        return word.find(':').map(|n| n + 1).filter(|_| !long || word[flag.len()..].starts_with('='));
    }
    (forms.contains(&Form::Glued) && !long).then_some(flag.len())
}

/// The next word of a command; none where the command ends.
fn word(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = from;
    let mut first = false;
    loop {
        match bytes.get(at)? {
            b'\n' => {
                at = next_line(text, from, at)?;
                first = true;
            }
            b' ' | b'\t' | b'\r' | b'"' | b'\'' | b',' | b'[' | b']' | b'\\' => at += 1,
            b';' | b'|' | b'&' | b'{' | b'}' | b'#' => return None,
            _ => break,
        }
    }
    let rest = text.get(at..)?;
    let end = at + rest.find([' ', '\t', '\r', '\n', '"', '\'', ',', ']', '\\', ';', '|']).unwrap_or(rest.len());
    let is_key = first && bytes.get(end - 1) == Some(&b':') && text.get(at..end) != Some("args:");
    (!is_key && end > at).then_some(at..end)
}

/// A command goes on after a backslash, in the next item of a list, and from `command` to `args`.
fn next_line(text: &str, from: usize, at: usize) -> Option<usize> {
    let next = text.get(at + 1..)?;
    let bare = next.trim_start_matches([' ', '\t']);
    let joined = text.get(from..at)?.trim_end().ends_with('\\');
    let start = at + 1 + next.len() - bare.len();
    let item = bare.strip_prefix("- ").map(|_| start + 2);
    item.or_else(|| (joined || bare.starts_with(['"', '\'', ']', '-']) || bare.starts_with("args:")).then_some(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_look_for_flags_knows_all_of_them() {
        for flag in TOOLS.iter().flat_map(|(_, flags, _)| flags.iter()) {
            for before in ["", "a ", "a\n", "[\"", "['a',", "\\"] {
                assert!(holds_flag(format!("{before}{flag} x").as_bytes()), "{before}{flag}");
            }
        }
        assert!(!holds_flag(b"kube-proxy - x --port=1 -- -x"));
    }
}
