//! The two files of a new check: they compile, and their cases fail until they are filled in.

use std::path::Path;

use anyhow::{Result, bail};

use crate::checks::SOURCES;
use crate::{codegen, repo};

/// Writes the two files of `family/slug` and registers them; names what was written.
///
/// # Errors
/// Fails where the name has another form, or the check exists.
pub fn run(root: &Path, name: &str) -> Result<Vec<String>> {
    let Some((family, slug)) = name.split_once('/').filter(|(f, s)| is_family(f) && is_slug(s)) else {
        bail!("`{name}` is not a name of the form family/slug, such as network/open-port");
    };
    let stem = root.join(SOURCES).join(family).join(slug.replace('-', "_"));
    let files = [(stem.with_extension("rs"), source(slug, &version(root)?)), (stem.with_extension("md"), cases(slug))];
    for (path, _) in &files {
        if path.exists() {
            bail!("{} exists; choose another slug or edit it", repo::name(root, path));
        }
    }
    for (path, text) in &files {
        repo::write(path, text)?;
    }
    let mut written: Vec<String> = files.iter().map(|(path, _)| repo::name(root, path)).collect();
    written.extend(codegen::write(root)?);
    Ok(written)
}

fn is_family(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase())
}

fn is_slug(name: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.split('-').all(is_word)
}

/// The version that brings the check: the workspace's own.
fn version(root: &Path) -> Result<String> {
    let manifest: toml::Table = repo::read(&root.join("Cargo.toml"))?.parse()?;
    match manifest["workspace"]["package"]["version"].as_str() {
        Some(version) => Ok(version.to_owned()),
        None => bail!("the workspace has no version; add one to Cargo.toml"),
    }
}

fn source(slug: &str, version: &str) -> String {
    let title = slug.replace('-', " ");
    format!(
        r#"//! # What
//!
//! # Why
//!
//! # Fix
//!
//! # References

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {{
    slug: "{slug}",
    aliases: &[],
    controls: &[],
    proves: &[],
    title: "{title}",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "",
    since: "{version}",
    run: Run::Container(run),
}};

fn run<'e>(_cx: &ContainerCx<'e>) -> Verdict<'e> {{
    Verdict::NotApplicable
}}
"#
    )
}

fn cases(slug: &str) -> String {
    let pod = |last: &str| {
        format!(
            "```yaml pod.yaml\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    \
             - name: app\n      image: example.com/app:1.2.3{last}\n```\n"
        )
    };
    let (gap, clean) = (pod(" # gap"), pod(""));
    format!("# {slug}\n\n## A container with the fault\n\n{gap}\n## A container without it\n\n{clean}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_a_form() {
        assert!(is_family("tenancy") && !is_family("Tenancy") && !is_family(""));
        assert!(is_slug("a-2b") && !is_slug("a--b") && !is_slug("2a") && !is_slug("a_b") && !is_slug(".."));
    }

    #[test]
    fn the_cases_are_well_formed() {
        let file = plimsoll_testkit::cases::CaseFile::parse(&cases("a-fault")).unwrap();
        assert!(file.first_gap().is_some() && file.has_clean() && file.slug == "a-fault");
    }
}
