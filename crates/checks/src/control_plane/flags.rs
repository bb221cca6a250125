//! Flags of the control plane's programs, as static and self-hosted pods carry them.

use plimsoll_engine::{ContainerCx, Hit, Verdict};
use plimsoll_estate::{At, V};
use plimsoll_model::Why;

/// What a flag of a program has to say.
pub(super) struct Rule {
    /// The program, such as `kube-apiserver`.
    pub(super) program: &'static str,
    /// The flag, without dashes.
    pub(super) flag: &'static str,
    /// What the program takes where the flag is not given.
    pub(super) default: Option<&'static str>,
    /// Flags that take the answer to a file.
    pub(super) elsewhere: &'static [&'static str],
    /// Whether a value is good; none stands for a flag that is not given and has no default.
    pub(super) good: fn(Option<&str>) -> bool,
}

/// A value, or the reason that it cannot be told, with its place.
enum Given {
    Value(String, At),
    Hidden(Why, At),
    No,
}

/// What one flag of one program says.
pub(super) enum Known {
    /// The container is another program.
    NotThis,
    /// The flag is given.
    Value(String, At),
    /// It cannot be told.
    Hidden(Why, At),
    /// The flag is not given.
    No,
}

/// The words of a container's command line.
struct Line {
    words: Vec<(String, At)>,
    /// The first part that cannot be read.
    unread: Option<(Why, At)>,
    at: At,
}

/// The verdict on a container of the control plane; other containers are none of these rules' business.
pub(super) fn judge<'e>(cx: &ContainerCx<'e>, message: &str, rules: &[Rule]) -> Verdict<'e> {
    let line = line(cx);
    if !rules.iter().any(|rule| line.runs(rule.program)) {
        return Verdict::NotApplicable;
    }
    let mut hits = Vec::new();
    let mut unknown = None;
    for rule in rules {
        match value(cx, &line, rule) {
            Given::Hidden(why, at) => unknown = unknown.or(Some((why, at))),
            Given::Value(text, at) if !(rule.good)(Some(&text)) => hits.push(Hit::new(cx.object, at)),
            Given::No if !(rule.good)(rule.default) => {
                hits.push(Hit::noted(cx.object, line.at, format!("without `--{}`", rule.flag)));
            }
            _ => {}
        }
    }
    match unknown {
        Some((why, at)) if hits.is_empty() => Verdict::Unknown(why, Some(Hit::new(cx.object, at))),
        _ => Verdict::gap_at(message, hits),
    }
}

/// What a container of this program says with a flag.
pub(super) fn known(cx: &ContainerCx<'_>, program: &'static str, flag: &'static str) -> Known {
    let line = line(cx);
    if !line.runs(program) {
        return Known::NotThis;
    }
    match value(cx, &line, &Rule { program, flag, default: None, elsewhere: &[], good: |_| true }) {
        Given::Value(text, at) => Known::Value(text, at),
        Given::Hidden(why, at) => Known::Hidden(why, at),
        Given::No => Known::No,
    }
}

fn value(cx: &ContainerCx<'_>, line: &Line, rule: &Rule) -> Given {
    let given = match line.flag(rule.flag) {
        Given::No => from_env(cx, rule),
        given => given,
    };
    let file = || rule.elsewhere.iter().find_map(|flag| line.place(flag));
    match (given, file(), &line.unread) {
        (Given::No, Some(at), _) => Given::Hidden(
            Why::new("the setting may stand in a file that this flag names", "look into the file, or scan the node"),
            at,
        ),
        (Given::No, None, Some((why, at))) => Given::Hidden(why.clone(), *at),
        (given, ..) => given,
    }
}

/// Each flag of etcd can be given as a variable too.
fn from_env(cx: &ContainerCx<'_>, rule: &Rule) -> Given {
    if rule.program != "etcd" {
        return Given::No;
    }
    let name = format!("ETCD_{}", rule.flag.replace('-', "_").to_uppercase());
    let Some(var) = cx.container.env.iter().find(|var| *var.name == *name) else { return Given::No };
    match (var.value.get(), var.value.why()) {
        (Some(text), _) => Given::Value(text.to_string(), var.value.origin),
        (None, Some(why)) => Given::Hidden(why.clone(), var.value.origin),
        (None, None) => Given::Hidden(Why::new("the value is taken from elsewhere", "scan the running pod"), var.at),
    }
}

fn line(cx: &ContainerCx<'_>) -> Line {
    let reader = cx.container.reader(cx.object);
    let mut parts: Vec<V<Box<str>>> = reader.strings("command");
    let at = reader.find(if parts.is_empty() { "args" } else { "command" }).0;
    parts.extend(reader.strings("args"));
    let split = |part: &V<Box<str>>| -> Vec<(String, At)> {
        let text = part.get().map_or("", |text| text);
        text.split_whitespace().map(|word| (word.to_owned(), part.origin)).collect()
    };
    let words: Vec<(String, At)> = parts.iter().flat_map(split).collect();
    let opaque = parts.iter().find_map(|part| part.why().map(|why| (why.clone(), part.origin)));
    let variable = || words.iter().find(|(word, _)| word.starts_with('$')).map(|(_, at)| (variable_why(), *at));
    Line { unread: opaque.or_else(variable), words, at }
}

fn variable_why() -> Why {
    Why::new("a variable stands for part of the command line", "write the flag itself, or scan the running pod")
}

impl Line {
    /// The program itself, behind a path or a shell's `-c` too.
    fn runs(&self, program: &str) -> bool {
        let is = |word: &str| !word.starts_with('-') && word.rsplit('/').next() == Some(program);
        self.words.iter().any(|(word, _)| is(word))
    }

    /// The last time that a flag is given is the one that counts.
    fn position(&self, flag: &str) -> Option<usize> {
        self.words.iter().rposition(|(word, _)| name(word).is_some_and(|name| name.replace('_', "-") == flag))
    }

    fn place(&self, flag: &str) -> Option<At> {
        self.position(flag).map(|index| self.words[index].1)
    }

    fn flag(&self, flag: &str) -> Given {
        let Some(index) = self.position(flag) else { return Given::No };
        let (word, at) = &self.words[index];
        let next = self.words.get(index + 1).map(|(word, _)| word.as_str()).filter(|word| !word.starts_with('-'));
        let text = word.split_once('=').map(|(_, value)| value).or(next).unwrap_or("true").trim_matches(['"', '\'']);
        match text.starts_with('$') {
            true => Given::Hidden(variable_why(), *at),
            false => Given::Value(text.to_owned(), *at),
        }
    }
}

/// The name of a word that is a flag.
fn name(word: &str) -> Option<&str> {
    let bare = word.trim_start_matches('-');
    (bare.len() < word.len()).then(|| bare.split('=').next().unwrap_or(bare))
}

/// Whether a flag is given with something in it.
pub(super) fn is_set(value: Option<&str>) -> bool {
    value.is_some_and(|value| !value.is_empty())
}

/// Whether a switch is on.
pub(super) fn is_on(value: Option<&str>) -> bool {
    value.is_some_and(|value| value.eq_ignore_ascii_case("true") || value == "1")
}

/// Whether a switch is off.
pub(super) fn is_off(value: Option<&str>) -> bool {
    value.is_some_and(|value| value.eq_ignore_ascii_case("false") || value == "0")
}

/// Whether a list separated by commas holds a word.
pub(super) fn holds(value: Option<&str>, word: &str) -> bool {
    value.is_some_and(|value| value.split(',').any(|item| item.trim() == word))
}

/// Whether a number is at least so high.
pub(super) fn at_least(value: Option<&str>, least: u32) -> bool {
    value.and_then(|value| value.parse::<u32>().ok()).is_some_and(|value| value >= least)
}
