//! Flags of the control plane's programs, as static and self-hosted pods carry them.

use plimsoll_engine::{ContainerCx, Hit, ObjectCx, Verdict};
use plimsoll_estate::{At, EnvVar, Image, Object, V};
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
pub(super) enum Given {
    Value(String, At),
    Hidden(Why, At),
    No,
}

/// What one flag of one program says.
pub(crate) enum Known {
    /// The container is another program.
    NotThis,
    /// The flag is given.
    Value(String, At),
    /// It cannot be told.
    Hidden(Why, At),
    /// The flag is not given.
    No,
}

/// The words of a command line.
pub(super) struct Line<'e> {
    pub(super) words: Vec<(String, At)>,
    /// The first part that cannot be read.
    pub(super) unread: Option<(Why, At)>,
    pub(super) env: &'e [EnvVar],
    pub(super) at: At,
}

/// The verdict on a container of the control plane; other containers are none of these rules' business.
pub(super) fn judge<'e>(cx: &ContainerCx<'e>, message: &str, rules: &[Rule]) -> Verdict<'e> {
    if !rules.iter().any(|rule| cx.container.programs.may_run(rule.program)) {
        return Verdict::NotApplicable;
    }
    verdict(cx.object, message, &[(line(cx), rules.iter().collect())])
}

/// The verdict on what kubeadm is told to run.
pub(super) fn judge_config<'e>(cx: &ObjectCx<'e>, message: &str, rules: &[Rule]) -> Verdict<'e> {
    let mut programs: Vec<&str> = rules.iter().map(|rule| rule.program).collect();
    programs.dedup();
    let of = |program: &str| rules.iter().filter(|rule| rule.program == program).collect();
    let lines = programs.into_iter().filter_map(|p| Some((super::kubeadm::line(cx.object, p)?, of(p))));
    verdict(cx.object, message, &lines.collect::<Vec<_>>())
}

fn verdict<'e>(object: &'e Object, message: &str, lines: &[(Line<'_>, Vec<&Rule>)]) -> Verdict<'e> {
    let mut hits = Vec::new();
    let mut unknown = None;
    let of_programs = lines.iter().filter(|(line, rules)| rules.iter().any(|rule| line.runs(rule.program)));
    let judged: Vec<_> = of_programs.flat_map(|(line, rules)| rules.iter().map(move |rule| (line, *rule))).collect();
    if judged.is_empty() {
        return Verdict::NotApplicable;
    }
    for (line, rule) in judged {
        match value(line, rule) {
            Given::Hidden(why, at) => unknown = unknown.or(Some((why, at))),
            Given::Value(text, at) if !(rule.good)(Some(&text)) => hits.push(Hit::new(object, at)),
            Given::No if !(rule.good)(rule.default) => {
                hits.push(Hit::noted(object, line.at, format!("without `--{}`", rule.flag)));
            }
            _ => {}
        }
    }
    match unknown {
        Some((why, at)) if hits.is_empty() => Verdict::Unknown(why, Some(Hit::new(object, at))),
        _ => Verdict::gap_at(message, hits),
    }
}

/// What a container of this program says with a flag.
pub(crate) fn known(cx: &ContainerCx<'_>, program: &'static str, flag: &'static str) -> Known {
    if !cx.container.programs.may_run(program) {
        return Known::NotThis;
    }
    let line = line(cx);
    if !line.runs(program) {
        return Known::NotThis;
    }
    match value(&line, &Rule { program, flag, default: None, elsewhere: &[], good: |_| true }) {
        Given::Value(text, at) => Known::Value(text, at),
        Given::Hidden(why, at) => Known::Hidden(why, at),
        Given::No => Known::No,
    }
}

/// What a command line says with a rule's flag, or the environment.
pub(super) fn value(line: &Line<'_>, rule: &Rule) -> Given {
    let given = match line.flag(rule.flag) {
        Given::No => from_env(line, rule),
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
fn from_env(line: &Line<'_>, rule: &Rule) -> Given {
    if rule.program != "etcd" {
        return Given::No;
    }
    let name = format!("ETCD_{}", rule.flag.replace('-', "_").to_uppercase());
    let Some(var) = line.env.iter().find(|var| *var.name == *name) else { return Given::No };
    match (var.value.get(), var.value.why()) {
        (Some(text), _) => Given::Value(text.to_string(), var.value.origin),
        (None, Some(why)) => Given::Hidden(why.clone(), var.value.origin),
        (None, None) => Given::Hidden(Why::new("the value is taken from elsewhere", "scan the running pod"), var.at),
    }
}

/// The command line of a container.
pub(super) fn line<'e>(cx: &ContainerCx<'e>) -> Line<'e> {
    let reader = cx.container.reader(cx.object);
    let mut parts: Vec<V<Box<str>>> = reader.strings("command");
    let args = reader.strings("args");
    // Where there are arguments, flags stand among them.
    let at = reader.find(if parts.is_empty() || !args.is_empty() { "args" } else { "command" }).0;
    parts.extend(args);
    let split = |part: &V<Box<str>>| -> Vec<(String, At)> {
        let text = part.get().map_or("", |text| text);
        text.split_whitespace().map(|word| (word.to_owned(), part.origin)).collect()
    };
    let words: Vec<(String, At)> = entrypoint(cx, &parts).into_iter().chain(parts.iter().flat_map(split)).collect();
    let opaque = parts.iter().find_map(|part| part.why().map(|why| (why.clone(), part.origin)));
    let variable = || words.iter().find(|(word, _)| word.starts_with('$')).map(|(_, at)| (variable_why(), *at));
    Line { unread: opaque.or_else(variable), words, env: &cx.container.env, at }
}

/// The program of the image itself, which is named after it: nothing but flags is given to it.
fn entrypoint(cx: &ContainerCx<'_>, parts: &[V<Box<str>>]) -> Option<(String, At)> {
    parts.first()?.get().filter(|first| first.starts_with('-'))?;
    let image = &cx.container.image;
    let name = Image::parse(image.get()?).repository.rsplit('/').next()?.to_owned();
    let bare = ["-amd64", "-arm64"].into_iter().find_map(|machine| name.strip_suffix(machine));
    Some((bare.map_or_else(|| name.clone(), str::to_owned), image.origin))
}

fn variable_why() -> Why {
    Why::new("a variable stands for part of the command line", "write the flag itself, or scan the running pod")
}

impl Line<'_> {
    /// The program itself, behind a path or a shell's `-c` too.
    pub(super) fn runs(&self, program: &str) -> bool {
        let is = |word: &str| !word.starts_with('-') && word.rsplit('/').next() == Some(program);
        self.words.iter().any(|(word, _)| is(word))
    }

    /// The last time that a flag is given is the one that counts.
    pub(super) fn position(&self, flag: &str) -> Option<usize> {
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
