//! A command as a call of a tool: what only starts it, such as `sudo` or `env`, left out.

use plimsoll_dockerfile::shell::{Script, Simple, Word};

use super::Placed;

/// One call.
#[derive(Clone, Copy)]
pub(crate) struct Call<'d> {
    pub(crate) placed: Placed<'d>,
    pub(crate) script: &'d Script,
    pub(crate) command: &'d Simple,
    /// The tool without its folder.
    pub(crate) name: &'d str,
    /// What follows its name.
    pub(crate) words: &'d [Word],
}

/// Tools that start another, with the flags of theirs that take a value.
const STARTERS: &[(&str, &str)] = &[
    ("sudo", "ugprCThDR"),
    ("env", "uCS"),
    ("exec", "a"),
    ("command", ""),
    ("nohup", ""),
    ("nice", "n"),
    ("time", "fo"),
    ("eatmydata", ""),
    ("busybox", ""),
    ("xargs", "aEdIiLlnPs"),
    ("doas", "uC"),
    ("timeout", "ks"),
    ("unbuffer", ""),
];

impl<'d> Call<'d> {
    /// The call that a command is; none for assignments alone.
    pub(crate) fn of(placed: Placed<'d>, script: &'d Script, command: &'d Simple) -> Option<Self> {
        let mut words = command.words.as_slice();
        loop {
            let (first, rest) = words.split_first()?;
            let name = base(value(first));
            match STARTERS.iter().find(|(starter, _)| *starter == name) {
                Some((starter, valued)) if !rest.is_empty() => words = started(starter, rest, valued),
                _ => return Some(Self { placed, script, command, name, words: rest }),
            }
            if words.is_empty() {
                return Some(Self { placed, script, command, name, words: rest });
            }
        }
    }

    /// The values of the arguments, empty for those that are not known.
    pub(crate) fn arguments(&self) -> impl Iterator<Item = &'d str> + Clone + use<'d> {
        self.words.iter().map(value)
    }

    /// Whether a long flag is given, with or without a value of its own.
    pub(crate) fn has(&self, flag: &str) -> bool {
        self.arguments().any(|arg| arg == flag || arg.strip_prefix(flag).is_some_and(|rest| rest.starts_with('=')))
    }

    /// The value of a long flag: what follows `=`, else the next argument.
    pub(crate) fn value_of(&self, flag: &str) -> Option<&'d str> {
        let mut arguments = self.arguments();
        while let Some(arg) = arguments.next() {
            match arg.strip_prefix(flag) {
                Some("") => return arguments.next(),
                Some(rest) if rest.starts_with('=') => return Some(&rest[1..]),
                _ => {}
            }
        }
        None
    }

    /// Whether a flag of one letter is given, alone or among others; `valued` take the rest of their word.
    pub(crate) fn has_letter(&self, letter: char, valued: &str) -> bool {
        self.arguments().any(|arg| {
            let letters = arg.strip_prefix('-').filter(|rest| !rest.starts_with('-')).unwrap_or("");
            letters.chars().take_while(|c| *c == letter || !valued.contains(*c)).any(|c| c == letter)
        })
    }

    /// Arguments that are no flags; `valued` are flags whose value is the next argument.
    pub(crate) fn plain(&self, valued: &[&str]) -> Vec<&'d Word> {
        let mut found = Vec::new();
        let mut skip = false;
        for word in self.words {
            let text = word.value.as_deref().unwrap_or("?");
            if std::mem::replace(&mut skip, false) {
                continue;
            }
            if text.starts_with('-') && text.len() > 1 {
                skip = valued.contains(&text);
            } else {
                found.push(word);
            }
        }
        found
    }

    /// The first argument that is no flag: what a tool with subcommands is to do.
    pub(crate) fn subcommand(&self, valued: &[&str]) -> &'d str {
        self.plain(valued).first().map_or("", |word| value(word))
    }
}

pub(crate) fn value(word: &Word) -> &str {
    word.value.as_deref().unwrap_or("")
}

/// The last part of a path.
pub(crate) fn base(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// What a starter starts: what follows its flags, variables and, for `timeout`, its duration.
fn started<'w>(starter: &str, words: &'w [Word], valued: &str) -> &'w [Word] {
    let mut at = 0;
    while let Some(text) = words.get(at).map(value) {
        if let Some(letters) = text.strip_prefix('-').filter(|rest| !rest.is_empty() && !rest.starts_with('-')) {
            at += if letters.len() == 1 && valued.contains(letters) { 2 } else { 1 };
        } else if text.starts_with("--") || (matches!(starter, "env" | "sudo") && is_assignment(text)) {
            at += 1;
        } else {
            break;
        }
    }
    at += usize::from(starter == "timeout");
    words.get(at..).unwrap_or_default()
}

fn is_assignment(text: &str) -> bool {
    text.split_once('=')
        .is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))
}
