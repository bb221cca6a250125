//! Values of words: what the build and the script itself set.

use std::collections::HashMap;

use super::{Part, Script, Word};
use crate::expand::Lookup;
use crate::limits::{MAX_VALUE, MAX_VALUES};

/// What is known of variables: what the build says, and what the script has set since.
pub struct Variables<'l> {
    build: &'l dyn Fn(&str) -> Lookup<'l>,
    set: HashMap<String, Option<String>>,
    left: usize,
}

impl Default for Variables<'_> {
    fn default() -> Self {
        Self::new(&|_| Lookup::Unknown)
    }
}

impl<'l> Variables<'l> {
    /// What the build says.
    #[must_use]
    pub fn new(build: &'l dyn Fn(&str) -> Lookup<'l>) -> Self {
        Self { build, set: HashMap::new(), left: MAX_VALUES / 8 }
    }

    /// The value of a variable, if it is known; one that is not set is empty.
    fn get(&self, name: &str) -> Option<String> {
        match self.set.get(name) {
            Some(value) => value.clone(),
            None => match (self.build)(name) {
                Lookup::Set(value) => Some(value.into_owned()),
                // The image may set it.
                Lookup::Unset | Lookup::Unknown => None,
            },
        }
    }

    fn text(&self, parts: &[Part]) -> Option<String> {
        let mut text = String::new();
        for part in parts {
            match part {
                Part::Text(part) => text += part,
                Part::Variable(name, None) => text += &self.get(name)?,
                Part::Variable(name, Some((operator, word))) => text += &self.with(name, operator, word)?,
                Part::Output(_) | Part::Other => return None,
            }
            if text.len() > MAX_VALUE {
                return None;
            }
        }
        Some(text)
    }

    fn with(&self, name: &str, operator: &str, word: &[Part]) -> Option<String> {
        let value = self.get(name)?;
        let kept = !value.is_empty() || !operator.starts_with(':');
        match operator.trim_start_matches(':') {
            "-" | "=" | "?" => {
                if kept {
                    Some(value)
                } else {
                    self.text(word)
                }
            }
            "+" => {
                if kept {
                    self.text(word)
                } else {
                    Some(String::new())
                }
            }
            _ => None,
        }
    }

    fn word(&mut self, word: &mut Word) {
        let value = self.text(&word.parts).filter(|value| value.len() <= self.left);
        self.left -= value.as_ref().map_or(0, String::len);
        word.value = value;
    }
}

/// Gives every word its value. A variable counts after it is set on the way; one that a branch sets may or may not
/// hold later, so that it is not known any more.
pub(super) fn resolve(script: &mut Script, variables: &mut Variables<'_>) {
    for command in &mut script.commands {
        for assignment in &mut command.assignments {
            variables.word(&mut assignment.value);
        }
        command.words.iter_mut().for_each(|word| variables.word(word));
        command.redirects.iter_mut().for_each(|redirect| variables.word(&mut redirect.target));
        let exported = matches!(command.name(), "export" | "readonly" | "local" | "declare");
        if command.words.is_empty() {
            for assignment in &command.assignments {
                let again = variables.set.contains_key(&assignment.name);
                let value = assignment.value.value.clone().filter(|_| !again && !command.inner);
                variables.set.insert(assignment.name.clone(), value);
            }
        } else if exported {
            for word in command.words.iter().skip(1) {
                let Some(assignment) = super::command::split(word) else { continue };
                let value = word.value.as_deref().and_then(|v| v.split_once('=')).map(|(_, v)| v.to_owned());
                variables.set.insert(assignment.name, value.filter(|_| !command.inner));
            }
        } else if matches!(command.name(), "read" | "for" | "unset") {
            for name in command.arguments().filter(|name| !name.starts_with('-')).map(str::to_owned).collect::<Vec<_>>()
            {
                variables.set.insert(name, None);
            }
        }
    }
}
