//! What closes a gap in a flag: another value, a new flag, or no flag any more. How that is written depends on who
//! tells the program: a container's arguments and environment, or kubeadm's configuration.

mod container;
mod kubeadm;

use plimsoll_engine::{Change, Remedy};
use plimsoll_estate::At;

pub(crate) use container::put;

use super::ciphers::is_strong;
use super::flags::{Given, Line, Rule, value};

/// Who tells programs what their flags are.
pub(super) trait Teller<'e> {
    /// The command lines that these rules are about.
    fn lines(&self, rules: &[Rule]) -> Vec<Line<'e>>;
    /// Gives a flag another value, or takes it away, at the place of its value.
    fn change(&self, line: &Line<'_>, flag: &'static str, at: At, new: Option<String>) -> Option<Vec<Change>>;
    /// Adds flags and their values.
    fn add(&self, line: &Line<'_>, flags: Vec<(&'static str, String)>) -> Option<Vec<Change>>;
}

/// Suites of TLS 1.2 with ECDHE and an authenticated cipher; those of TLS 1.3 are always on.
const SUITES: [&str; 6] = [
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
];

/// Gives every flag at fault this value.
pub(super) fn set<'e>(teller: &impl Teller<'e>, rules: &[Rule], value: &str) -> Option<Remedy> {
    rewrite(teller, rules, |_, _| Some(value.to_owned()))
}

/// Gives every flag at fault the value beside it.
pub(super) fn set_each<'e>(teller: &impl Teller<'e>, rules: &[Rule], values: &[(&str, &str)]) -> Option<Remedy> {
    rewrite(teller, rules, |rule, _| {
        values.iter().find(|(flag, _)| *flag == rule.flag).map(|(_, value)| (*value).to_owned())
    })
}

/// Takes every flag at fault away.
pub(super) fn remove<'e>(teller: &impl Teller<'e>, rules: &[Rule]) -> Option<Remedy> {
    rewrite(teller, rules, |_, _| None)
}

/// Takes words out of the flags' lists and puts others in; a list of nothing goes.
pub(super) fn list<'e>(teller: &impl Teller<'e>, rules: &[Rule], out: &[&str], wanted: &[&str]) -> Option<Remedy> {
    rewrite(teller, rules, |_, old| {
        let old = old.unwrap_or_default().split(',').map(str::trim);
        let mut words: Vec<&str> = old.filter(|word| !word.is_empty() && !out.contains(word)).collect();
        let missing: Vec<&str> = wanted.iter().filter(|word| !words.contains(*word)).copied().collect();
        words.extend(missing);
        (!words.is_empty()).then(|| words.join(","))
    })
}

/// Leaves the strong suites of a list; where there is none, puts in those that nearly every client knows.
pub(super) fn strong_suites<'e>(teller: &impl Teller<'e>, rules: &[Rule]) -> Option<Remedy> {
    rewrite(teller, rules, |_, old| Some(strong(old.unwrap_or_default(), is_strong)))
}

/// The suites of a list that pass, else those that nearly every client knows.
pub(crate) fn strong(list: &str, passes: impl Fn(&str) -> bool) -> String {
    let left: Vec<&str> = list.split(',').map(str::trim).filter(|suite| passes(suite)).collect();
    if left.is_empty() { SUITES.join(",") } else { left.join(",") }
}

/// Rewrites every flag at fault: from what it says now, if anything, to what it should say, if anything.
fn rewrite<'e>(
    teller: &impl Teller<'e>,
    rules: &[Rule],
    new: impl Fn(&Rule, Option<&str>) -> Option<String>,
) -> Option<Remedy> {
    let mut changes = Vec::new();
    for line in teller.lines(rules) {
        let mut added = Vec::new();
        for rule in rules.iter().filter(|rule| line.runs(rule.program)) {
            match value(&line, rule) {
                Given::Value(text, at) if !(rule.good)(Some(&text)) => {
                    changes.extend(teller.change(&line, rule.flag, at, new(rule, Some(&text)))?);
                }
                Given::No if !(rule.good)(rule.default) => added.push((rule.flag, new(rule, None)?)),
                _ => {}
            }
        }
        if !added.is_empty() {
            changes.extend(teller.add(&line, added)?);
        }
    }
    Some(Remedy { changes, review: None })
}
