//! What only several files of Terraform tell together: a value is given in one, and another marks its variable as
//! sensitive or gives it to what is secret.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use plimsoll_model::SourceFile;
use plimsoll_syntax::{Parsed, parse};

use super::super::fingerprint::Fingerprinter;
use super::super::hits::Hits;
use super::super::{Form, add, whole};
use super::marks::{Marks, Scope};
use super::reader::{self, Reader};
use crate::format;

/// How often marks are followed from file to file.
const MAX_ROUNDS: usize = 16;

/// Masks what is secret because of another file.
pub(crate) fn across(files: &mut [(SourceFile, Option<Parsed>)], key: Option<&Fingerprinter>) {
    let marks = marks(files);
    if marks.is_empty() {
        return;
    }
    for (file, parsed) in files.iter_mut().filter(|(file, _)| concerns(&file.path)) {
        let mut hits = Hits::new(key);
        let scope = Scope::of(&file.path, &marks);
        if is_hcl(&file.path) {
            let tokens = reader::tokens(&file.text);
            Reader::new(&file.text, &tokens, scope, false, &mut hits).read();
        } else {
            values(&file.text, scope, &mut hits);
        }
        if add::add(file, hits.merged()) {
            // What was read for masking is no longer what it says.
            *parsed = None;
        }
    }
}

fn concerns(path: &str) -> bool {
    is_hcl(path) || path.ends_with(".tfvars.json")
}

fn is_hcl(path: &str) -> bool {
    format::form(path) == Form::Hcl
}

/// Follows marks from file to file until there are no more.
fn marks(files: &[(SourceFile, Option<Parsed>)]) -> Marks {
    let hcl: Vec<&SourceFile> = files.iter().map(|(file, _)| file).filter(|file| is_hcl(&file.path)).collect();
    let folder = |file: &&&SourceFile| file.path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let modules = hcl.iter().filter(|file| format::is_terraform(Path::new(&file.path)));
    let mut marks = Marks::new(modules.clone().map(|file| folder(&file)).collect::<BTreeSet<_>>());
    let read: Vec<_> = modules.map(|file| (file, reader::tokens(&file.text))).collect();
    for _ in 0..MAX_ROUNDS {
        let mut facts = Vec::new();
        for (file, tokens) in &read {
            let mut hits = Hits::new(None);
            facts.extend(Reader::new(&file.text, tokens, Scope::of(&file.path, &marks), false, &mut hits).read());
        }
        if !marks.add(facts) {
            break;
        }
    }
    marks
}

/// Values of variables that stand in JSON.
fn values(text: &Arc<str>, scope: Scope<'_>, hits: &mut Hits<'_>) {
    let parsed = parse(text);
    for (key, value) in parsed.trees.iter().flat_map(|tree| tree.root().own_entries()) {
        if scope.given(key.text()).is_some() {
            whole::mask(text, value, true, "marked-sensitive", hits);
        }
    }
}
