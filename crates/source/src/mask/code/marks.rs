//! What of Terraform's configuration is secret because of something elsewhere: variables that are marked as sensitive, and
//! variables and locals that are given to what is secret.

use std::collections::{BTreeMap, BTreeSet};

use super::frame::Taint;

/// What may be marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    Variable,
    Local,
}

/// Something of a module, by the folder of the module.
type Name = (String, What, String);
/// A mark that a file gives.
pub(crate) type Fact = (Name, Taint);

/// All marks of a tree.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    names: BTreeMap<Name, Taint>,
    /// Folders that hold a module.
    folders: BTreeSet<String>,
}

impl Marks {
    pub(crate) fn new(folders: BTreeSet<String>) -> Self {
        Self { names: BTreeMap::new(), folders }
    }

    /// Adds marks; whether any of them is new.
    pub(crate) fn add(&mut self, facts: Vec<Fact>) -> bool {
        let mut grown = false;
        for (name, taint) in facts {
            let known = self.names.get(&name).copied();
            if known < Some(taint) {
                self.names.insert(name, taint);
                grown = true;
            }
        }
        grown
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    fn get(&self, folder: &str, what: What, name: &str) -> Option<Taint> {
        self.names.get(&(folder.to_owned(), what, name.to_owned())).copied()
    }

    /// The most that a variable of this name is marked anywhere.
    fn anywhere(&self, name: &str, fits: impl Fn(&str) -> bool) -> Option<Taint> {
        let same = |(key, taint): (&Name, &Taint)| {
            (key.1 == What::Variable && key.2 == name && fits(&key.0)).then_some(*taint)
        };
        self.names.iter().filter_map(same).max()
    }
}

/// What is known around a file.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'s> {
    folder: &'s str,
    marks: &'s Marks,
    /// Whether the file gives values to variables.
    pub(crate) values: bool,
}

/// What a module's folder is called that is fetched, not written here.
const FETCHED: &str = ".terraform/modules/";

impl<'s> Scope<'s> {
    pub(crate) fn of(path: &'s str, marks: &'s Marks) -> Self {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        Self { folder, marks, values: path.ends_with(".tfvars") || path.ends_with(".tfvars.json") }
    }

    pub(crate) fn fact(&self, what: What, name: &str, taint: Taint) -> Fact {
        ((self.folder.to_owned(), what, name.to_owned()), taint)
    }

    /// What a reference in something secret marks.
    pub(crate) fn referred(&self, word: &str) -> Option<Fact> {
        let mut steps = word.split('.');
        let what = match steps.next()? {
            "var" => What::Variable,
            "local" => What::Local,
            _ => return None,
        };
        Some(self.fact(what, steps.next()?, Taint::Values))
    }

    /// How this module's own is marked.
    pub(crate) fn here(&self, what: What, name: &str) -> Option<Taint> {
        self.marks.get(self.folder, what, name)
    }

    /// How a variable that a file of values gives is marked. Such a file may lie apart from its module.
    pub(crate) fn given(&self, name: &str) -> Option<Taint> {
        let known = self.marks.folders.contains(self.folder);
        if known { self.here(What::Variable, name) } else { self.marks.anywhere(name, |_| true) }
    }

    /// The folder of a module by its source; what is fetched has none of its own here.
    pub(crate) fn called(&self, source: &str) -> Option<String> {
        let local = source.starts_with("./") || source.starts_with("../");
        Some(if local { joined(self.folder, source) } else { FETCHED.to_owned() })
    }

    /// How a variable of a module that is called is marked.
    pub(crate) fn passed(&self, folder: &str, name: &str) -> Option<Taint> {
        match folder {
            FETCHED => self.marks.anywhere(name, |folder| folder.contains(FETCHED)),
            _ => self.marks.get(folder, What::Variable, name),
        }
    }
}

fn joined(folder: &str, path: &str) -> String {
    let mut steps: Vec<&str> = folder.split('/').filter(|step| *step != ".").collect();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." if steps.last().is_some_and(|last| !last.is_empty() && *last != "..") => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    let empty = steps.first() == Some(&"") && steps.len() > 1 && !folder.starts_with('/');
    steps[usize::from(empty)..].join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_modules_are_found() {
        for (folder, path, wanted) in [
            ("tf", "./vault", "tf/vault"),
            ("", "./vault", "vault"),
            ("a/b", "../c/", "a/c"),
            ("..", "../x", "../../x"),
            ("/abs/a", "../b", "/abs/b"),
            ("a", "..", ""),
        ] {
            assert_eq!(joined(folder, path), wanted, "{folder} {path}");
        }
    }
}
