//! Which flags an instruction takes.

use crate::Fault;
use crate::instruction::{Flag, Kind};

/// What a flag takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Takes {
    Switch,
    One,
    Many,
}

const COPY: &[(&str, Takes)] = &[
    ("chown", Takes::One),
    ("from", Takes::One),
    ("chmod", Takes::One),
    ("link", Takes::Switch),
    ("exclude", Takes::Many),
    ("parents", Takes::Switch),
];
const ADD: &[(&str, Takes)] = &[
    ("chown", Takes::One),
    ("chmod", Takes::One),
    ("link", Takes::Switch),
    ("keep-git-dir", Takes::Switch),
    ("checksum", Takes::One),
    ("unpack", Takes::Switch),
    ("exclude", Takes::Many),
];
const RUN: &[(&str, Takes)] =
    &[("mount", Takes::Many), ("network", Takes::One), ("security", Takes::One), ("device", Takes::Many)];
const HEALTHCHECK: &[(&str, Takes)] = &[
    ("interval", Takes::One),
    ("timeout", Takes::One),
    ("start-period", Takes::One),
    ("start-interval", Takes::One),
    ("retries", Takes::One),
];

fn known(keyword: &str) -> Option<&'static [(&'static str, Takes)]> {
    Some(match keyword {
        "from" => &[("platform", Takes::One)],
        "run" => RUN,
        "copy" => COPY,
        "add" => ADD,
        "healthcheck" => HEALTHCHECK,
        // The builder does not look at the flags of these.
        "arg" | "stopsignal" => return None,
        _ => &[],
    })
}

/// The first flag that the builder refuses.
pub(crate) fn fault(keyword: &str, kind: &Result<Kind, String>, flags: &[Flag]) -> Option<Fault> {
    if kind.is_err() || matches!(kind, Ok(Kind::Healthcheck(None))) {
        return None;
    }
    let known = known(keyword)?;
    let mut seen: Vec<&str> = Vec::new();
    flags.iter().find_map(|flag| {
        let reason = refusal(flag, known, &seen);
        seen.push(&flag.name);
        reason.map(|reason| Fault::new(flag.span, reason))
    })
}

fn refusal(flag: &Flag, known: &[(&str, Takes)], seen: &[&str]) -> Option<&'static str> {
    let Some((_, takes)) = known.iter().find(|(name, _)| *name == flag.name) else {
        return Some("this instruction takes no such flag");
    };
    let value = flag.value.as_deref();
    match takes {
        Takes::One | Takes::Switch if seen.contains(&flag.name.as_str()) => Some("the flag stands twice"),
        Takes::Switch => match value.map(str::to_ascii_lowercase).as_deref() {
            None | Some("true" | "false") => None,
            _ => Some("the flag takes true or false"),
        },
        _ if value.is_none() => Some("the flag takes a value"),
        _ => None,
    }
}
