//! Every check is documented, has cases, and names controls that exist.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use plimsoll_catalog::Catalog;
use plimsoll_testkit::cases::CaseFile;

use super::lists::HEADINGS;
use super::{Problem, Tidy};
use crate::checks::{self, Check};
use crate::{codegen, repo};

pub(super) fn look(root: &Path, tidy: &mut Tidy) -> Result<()> {
    let catalog = codegen::read_catalog(root)?;
    let families = checks::families(root)?;
    let all = checks::all(&families)?;
    let mut names: BTreeMap<&str, &str> = all.iter().map(|c| (c.slug.as_str(), c.slug.as_str())).collect();
    for check in &all {
        let place = repo::name(root, &check.path);
        let aliases = check.aliases.iter().filter_map(|a| names.insert(a, &check.slug).map(|other| (a, other)));
        let twice: Vec<String> = aliases.map(|(a, other)| format!("`{a}` already names `{other}`")).collect();
        let faults = twice.into_iter().chain(metadata(check, &catalog)).chain(documentation(check)).chain(cases(check));
        tidy.problems.extend(faults.map(|fault| Problem::new(&place, fault)));
    }
    tidy.figures.push(format!("{} checks in {} families", all.len(), families.len()));
    Ok(())
}

fn metadata(check: &Check, catalog: &Catalog) -> Vec<String> {
    let mut faults = Vec::new();
    let wanted = check.module.replace('_', "-");
    if check.slug != wanted || !is_kebab(&check.slug) {
        faults.push(format!("the slug `{}` does not follow from the file name; write `{wanted}`", check.slug));
    }
    if check.controls.is_empty() {
        faults.push("names no control; add the ids of `catalog/` that it gives evidence for".to_owned());
    }
    let unknown = check.controls.iter().filter(|id| catalog.control(id).is_none_or(|c| c.id != **id));
    faults.extend(unknown.map(|id| format!("the catalogue has no control `{id}`")));
    for (name, text) in [("title", &check.title), ("fix", &check.fix)] {
        if text.is_empty() || text.ends_with('.') || text.contains('\n') {
            faults.push(format!("`{name}` is not one line without a full stop"));
        }
    }
    faults
}

fn is_kebab(slug: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    slug.split('-').all(is_word)
}

fn documentation(check: &Check) -> Vec<String> {
    let empty = HEADINGS.iter().filter(|h| check.section(h).is_none_or(str::is_empty));
    let mut faults: Vec<String> = empty.map(|h| format!("the doc comment has no text under `# {h}`")).collect();
    if check.section("References").is_some_and(|text| !text.is_empty() && !text.contains("https://")) {
        faults.push("no link under `# References`; name the page that one can read".to_owned());
    }
    faults
}

fn cases(check: &Check) -> Vec<String> {
    let path = check.cases();
    let file = match repo::read(&path).map(|text| CaseFile::parse(&text)) {
        Ok(Ok(file)) => file,
        Ok(Err(error)) => return vec![format!("its case file: {error}")],
        Err(_) => return vec!["no case file; add one beside it".to_owned()],
    };
    let mut faults = Vec::new();
    if file.slug != check.slug {
        faults.push(format!("its case file is headed `{}`", file.slug));
    }
    if file.first_gap().is_none() {
        faults.push("no case shows a gap".to_owned());
    }
    if !file.has_clean() {
        faults.push("no case is clean".to_owned());
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named() {
        let check = Check { slug: "A_b".into(), module: "a_b".into(), title: "x.".into(), ..Check::default() };
        let faults = metadata(&check, &Catalog::default());
        assert_eq!(faults.len(), 4, "{faults:?}");
        assert_eq!(documentation(&check).len(), HEADINGS.len());
        assert_eq!(cases(&check), ["no case file; add one beside it"]);
    }
}
