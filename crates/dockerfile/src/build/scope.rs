use std::borrow::Cow;
use std::collections::HashMap;

use crate::build::{Outside, Setting, Value};
use crate::expand::{Expander, Failure, Lookup, Style};
use crate::instruction::Word;
use crate::limits::MAX_VARIABLES;

/// Who reads a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShellKind {
    /// `sh`, `bash` and their kin.
    Posix,
    /// `powershell` or `pwsh`.
    PowerShell,
    /// `cmd`.
    Cmd,
    /// Something else.
    Other,
}

/// What holds at one point of a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Variables that the file sets; none for one that it leaves open.
    pub(crate) variables: HashMap<String, Option<String>>,
    /// Whether a variable that the file does not set may have a value all the same.
    pub(crate) open: bool,
    /// The user, where the file says so.
    pub user: Option<Setting>,
    /// The working directory, where the file says so.
    pub workdir: Option<Setting>,
    /// The shell of scripts.
    pub shell: ShellKind,
    /// Whether the base is an image, whose user and directory this file does not tell.
    pub inherits: bool,
}

impl Scope {
    /// Nothing is set.
    pub(crate) fn new(outside: Outside, image: bool, shell: ShellKind) -> Self {
        let open = image && outside == Outside::Open;
        Self { variables: HashMap::new(), open, user: None, workdir: None, shell, inherits: image }
    }

    /// Sets a variable; none makes it unknown.
    pub(crate) fn set(&mut self, name: &str, value: Option<String>) {
        if self.variables.len() < MAX_VARIABLES || self.variables.contains_key(name) {
            self.variables.insert(name.to_owned(), value);
        } else {
            self.open = true;
        }
    }

    /// What is known of a variable.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Lookup<'_> {
        match self.variables.get(name) {
            Some(Some(value)) => Lookup::Set(Cow::Borrowed(value)),
            Some(None) => Lookup::Unknown,
            None if self.open => Lookup::Unknown,
            None => Lookup::Unset,
        }
    }

    /// A word with its variables replaced.
    pub(crate) fn expand(&self, word: &str, escape: char) -> Result<Value, String> {
        let style = Style { escape, ..Style::default() };
        match Expander::word(word, style, &|name| self.lookup(name)) {
            Ok(text) => Ok(Value::Known(text)),
            Err(Failure::Unknown(name)) => {
                Ok(Value::Unknown(format!("the value of the variable `{name}` is not in the file")))
            }
            Err(Failure::TooLong) => Ok(Value::Unknown("the value is too long to be followed".to_owned())),
            Err(Failure::Refused(why)) => Err(why),
        }
    }
}

impl ShellKind {
    /// The shell that a list of words starts.
    pub(crate) fn of(words: &[Word]) -> Self {
        let first = words.first().map_or("", |word| word.text.as_str());
        let name = first.rsplit(['/', '\\']).next().unwrap_or("").to_ascii_lowercase();
        match name.strip_suffix(".exe").unwrap_or(&name) {
            "sh" | "bash" | "dash" | "ash" | "zsh" | "ksh" | "mksh" => Self::Posix,
            "powershell" | "pwsh" => Self::PowerShell,
            "cmd" => Self::Cmd,
            _ => Self::Other,
        }
    }

    /// The shell of an image that names none.
    pub(crate) fn of_image(image: &str, escape: char) -> Self {
        let image = image.to_ascii_lowercase();
        let windows = ["windows/", "windowsservercore", "nanoserver", "servercore"].iter().any(|w| image.contains(w));
        if windows || escape == '`' { Self::Cmd } else { Self::Posix }
    }
}
