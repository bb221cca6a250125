//! Credentials that are known by their form, wherever they stand.

use std::sync::{LazyLock, OnceLock};

use plimsoll_model::MaskKind;
use regex::Regex;

use super::hits::Hits;
use super::literals::Literals;
use super::token_rules::{Holds, RULES, Rule};
use super::{commands, pem, userinfo, values};

/// How far around an access key id its secret is looked for, in bytes.
const NEAR: usize = 400;
/// Longest part of a form that is followed, in bytes; see the repetitions in the rules.
const MAX_RUN: usize = 16_384;
/// Bytes that may be followed in vain in one text: text made of false starts is refused beyond it.
const MAX_EFFORT: usize = 64 * 1024 * 1024;
/// The one form that may be longer than [`MAX_RUN`].
const JWT: &str = "jwt";
/// The form of a password in an address.
const URL: &str = "url-password";
/// How far before its `@` a data source name is looked for.
const MAX_DSN: usize = 512;

struct Forms {
    finder: Option<Literals>,
    /// Rule of each literal; one past the last rule is a private key.
    rule_of: Vec<usize>,
    compiled: Vec<OnceLock<Option<Regex>>>,
}

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let of_rules = RULES.iter().enumerate().flat_map(|(i, r)| r.starts.iter().map(move |s| (i, *s)));
    let (rule_of, literals): (Vec<_>, Vec<&str>) = of_rules.chain([(RULES.len(), pem::BEGIN)]).unzip();
    let compiled = RULES.iter().map(|_| OnceLock::new()).collect();
    Forms { finder: Literals::new(&literals), rule_of, compiled }
});

/// Finds the known credentials of a text.
pub(crate) fn scan(text: &str, hits: &mut Hits<'_>) {
    let Some(finder) = &FORMS.finder else { return };
    let (mut done, mut spent, mut no_jwt) = (0, 0, 0);
    for found in finder.find_iter(text) {
        if found.start < done {
            continue;
        }
        if spent > MAX_EFFORT {
            hits.overflow = true;
            return;
        }
        let rule = FORMS.rule_of.get(found.literal).copied().unwrap_or(0);
        let is_jwt = RULES.get(rule).is_some_and(|r| r.name == JWT);
        if is_jwt && found.start < no_jwt {
            continue;
        }
        done = match RULES.get(rule) {
            Some(form) => try_form(text, found.start, rule, form, hits),
            None => pem::scan(text, found.start, hits),
        };
        if done == found.start + 1 {
            // All starts in one run of characters share its end, and with it their fate.
            no_jwt = if is_jwt { done + jwt_part(text.as_bytes(), done) } else { no_jwt };
            spent += if is_jwt { 0 } else { run(text.as_bytes(), done) };
        }
    }
    mysql(text, hits);
    userinfo::scan(text, hits);
    commands::scan(text, hits);
}

/// How far a form that did not match may have been followed.
fn run(text: &[u8], from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.iter().take(MAX_RUN).take_while(|b| b.is_ascii_alphanumeric() || b"_-.+/=".contains(b)).count()
}

fn jwt_part(text: &[u8], from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.iter().take_while(|b| b.is_ascii_alphanumeric() || b"_-".contains(b)).count()
}

/// What a form is tried on: its start and no more than the bound, but for tokens that may be longer.
fn window<'t>(text: &'t str, start: usize, rule: &Rule) -> Option<&'t str> {
    let mut end = if rule.name == JWT { text.len() } else { text.len().min(start + MAX_RUN) };
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(start..end)
}

/// Where the scan goes on.
fn try_form(text: &str, start: usize, index: usize, rule: &Rule, hits: &mut Hits<'_>) -> usize {
    let place = matched(text, start, index, rule);
    if let Some((place, true)) = place.as_ref().map(|p| (p, holds(&text[p.clone()], rule.holds))) {
        hits.push(place.clone(), MaskKind::Token, rule.name, text[place.clone()].as_bytes());
        if rule.name == "aws-access-key-id" {
            aws_secrets(text, place.start, hits);
        }
        return place.end;
    }
    start + 1
}

fn matched(text: &str, start: usize, index: usize, rule: &Rule) -> Option<std::ops::Range<usize>> {
    if !may_match(text, start, rule) {
        return None;
    }
    let regex = FORMS.compiled.get(index)?.get_or_init(|| Regex::new(rule.pattern).ok()).as_ref()?;
    let found = regex.captures(window(text, start, rule)?)?;
    let whole = found.get(0)?;
    let secret = found.get(1).unwrap_or(whole);
    let free = !rule.bounded || (is_free(text.as_bytes(), start, whole.end()));
    free.then(|| start + secret.start()..start + secret.end())
}

/// Whether a form can match at all here, as far as that is told without its pattern: patterns that nothing asks for
/// need not be compiled.
fn may_match(text: &str, start: usize, rule: &Rule) -> bool {
    let bytes = text.as_bytes();
    if rule.bounded && !is_free_before(bytes, start) {
        return false;
    }
    let literal = rule.starts.iter().find(|s| bytes.get(start..).is_some_and(|t| t.starts_with(s.as_bytes())));
    let rest = bytes.get(start + literal.map_or(0, |l| l.len())..).unwrap_or_default();
    match rule.holds {
        Holds::MoreThanLetters => may_hold(rest),
        Holds::Literal if rule.name == URL => holds_at(rest),
        _ => true,
    }
}

/// Whether what follows a literal, blanks left out, holds more than small letters.
fn may_hold(rest: &[u8]) -> bool {
    let word =
        rest.iter().skip_while(|b| **b == b' ').take_while(|b| b.is_ascii_alphanumeric() || b"%+/_.~=-".contains(b));
    word.into_iter().any(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'=')
}

/// Whether an `@` stands before the host's end.
fn holds_at(rest: &[u8]) -> bool {
    let end = rest.iter().position(|b| b.is_ascii_whitespace() || b"@/\"'<>\\".contains(b));
    end.and_then(|end| rest.get(end)) == Some(&b'@')
}

/// Whether neither neighbour is a letter or a digit. An escape before it (`\n`) is no letter.
fn is_free(text: &[u8], start: usize, length: usize) -> bool {
    let after = text.get(start + length).copied().unwrap_or(b' ');
    is_free_before(text, start) && !after.is_ascii_alphanumeric()
}

fn is_free_before(text: &[u8], start: usize) -> bool {
    let before = start.checked_sub(1).and_then(|i| text.get(i)).copied().unwrap_or(b' ');
    let escaped = start.checked_sub(2).and_then(|i| text.get(i)) == Some(&b'\\');
    escaped || !before.is_ascii_alphanumeric()
}

fn holds(secret: &str, wanted: Holds) -> bool {
    match wanted {
        Holds::Anything => true,
        // A capital at the start is that of a word of prose.
        Holds::MoreThanLetters => {
            secret.bytes().skip(1).any(|b| b.is_ascii_uppercase())
                || secret.bytes().any(|b| b.is_ascii_digit() || b == b'=')
        }
        Holds::Literal => !values::is_placeholder(secret) && !secret.contains("{{") && !secret.contains("${"),
    }
}

/// Forty characters of base64 near an access key id are its secret.
fn aws_secrets(text: &str, id: usize, hits: &mut Hits<'_>) {
    let bytes = text.as_bytes();
    let is_part = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/');
    let end = (id + NEAR).min(bytes.len());
    let mut at = id.saturating_sub(NEAR);
    while at < end {
        let run = bytes[at..].iter().take_while(|b| is_part(**b)).take(41).count();
        let secret = bytes.get(at..at + run).unwrap_or_default();
        let whole = at == 0 || !is_part(bytes[at - 1]);
        if run == 40 && whole && is_mixed(secret) {
            hits.push(at..at + run, MaskKind::Token, "aws-secret-access-key", secret);
        }
        at += run.max(1);
    }
}

fn is_mixed(secret: &[u8]) -> bool {
    let has = |test: fn(&u8) -> bool| secret.iter().any(test);
    has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase)
}

/// `user:password@tcp(host)`, as Go's MySQL driver takes it.
fn mysql(text: &str, hits: &mut Hits<'_>) {
    let starts = |at: &usize, with: &str| text.as_bytes().get(*at..).is_some_and(|t| t.starts_with(with.as_bytes()));
    let signs = memchr::memchr_iter(b'@', text.as_bytes());
    for at in signs.filter(|at| starts(at, "@tcp(") || starts(at, "@unix(")) {
        let floor = at.saturating_sub(MAX_DSN);
        let from = text.as_bytes()[floor..at].iter().rposition(|b| b.is_ascii_whitespace() || b"\"'=`".contains(b));
        let start = from.map_or(floor, |f| floor + f + 1);
        let colon = text.get(start..at).and_then(|credentials| credentials.find(':'));
        if let Some(colon) = colon.filter(|c| holds(&text[start + c + 1..at], Holds::Literal)) {
            let password = start + colon + 1..at;
            hits.push(password.clone(), MaskKind::Token, "mysql-dsn", text[password].as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles_and_starts_with_its_literals() {
        assert!(FORMS.finder.is_some() && RULES.iter().any(|rule| rule.name == URL));
        for rule in RULES {
            assert!(Regex::new(rule.pattern).is_ok() && rule.pattern.starts_with('^'), "{}", rule.name);
        }
    }

    #[test]
    fn no_literal_holds_another() {
        let literals: Vec<&str> =
            RULES.iter().flat_map(|rule| rule.starts.iter().copied()).chain([pem::BEGIN]).collect();
        for (index, one) in literals.iter().enumerate() {
            assert!(literals.iter().enumerate().all(|(other, two)| other == index || !one.contains(two)), "{one}");
        }
    }

    #[test]
    fn what_cannot_match_is_told_without_the_pattern() {
        let of = |name: &str| RULES.iter().position(|rule| rule.name == name).expect("rule");
        let both = |text: &str, start: usize, index: usize| {
            let rule = &RULES[index];
            let found = Regex::new(rule.pattern)
                .expect("pattern")
                .captures(&text[start..])
                .map(|c| c.get(1).or(c.get(0)).map_or(0..0, |m| m.range()));
            let holds = found.is_some_and(|m| holds(&text[start..][m], rule.holds));
            (may_match(text, start, rule), holds && (!rule.bounded || is_free_before(text.as_bytes(), start)))
        };
        let cases = [
            ("http://a:b@c", 4, "url-password", true),
            ("http://a:b@c/d", 4, "url-password", true),
            ("http://a/b:c@d", 4, "url-password", false),
            ("http://a\u{a0}:c@d", 4, "url-password", false),
            ("http://a?b:c@d", 4, "url-password", false),
            ("Bearer  abcdefg1", 0, "bearer-token", true),
            ("Bearer authentication", 0, "bearer-token", false),
            ("Basic Zm9vOmJhcg==", 0, "basic-auth", true),
            ("task-abcdefghijklmnopqrstuvwxyz0", 2, "ai-provider-key", false),
            ("\\nsk-abcdefghijklmnopqrstuvwxyz0", 2, "ai-provider-key", true),
        ];
        for (text, start, name, wanted) in cases {
            let (may, does) = both(text, start, of(name));
            assert_eq!((does, may || !does), (wanted, true), "{text}");
        }
    }
}
