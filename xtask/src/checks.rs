//! What the sources of the checks say, read without building them: codegen has to work while they do not build.

mod literal;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use syn::{Attribute, Expr, Item, Lit, Meta};

use crate::repo;
use literal::Fields;

/// The folder of the families.
pub const SOURCES: &str = "crates/checks/src";

/// A check as its source file states it.
#[derive(Clone, Debug, Default)]
pub struct Check {
    /// Folder.
    pub family: String,
    /// File name without extension.
    pub module: String,
    /// Source file.
    pub path: PathBuf,
    /// `slug`.
    pub slug: String,
    /// `aliases`.
    pub aliases: Vec<String>,
    /// `controls`.
    pub controls: Vec<String>,
    /// `title`.
    pub title: String,
    /// `severity`, in lower case.
    pub severity: String,
    /// `confidence`, in lower case.
    pub confidence: String,
    /// `profile`, in lower case.
    pub profile: String,
    /// `fix`.
    pub fix: String,
    /// `since`.
    pub since: String,
    /// What it judges, in the plural.
    pub judges: String,
    /// The sections of its doc comment: heading and text.
    pub sections: Vec<(String, String)>,
}

/// A folder of checks.
#[derive(Clone, Debug, Default)]
pub struct Family {
    /// Its checks, by module.
    pub checks: Vec<Check>,
    /// Modules that hold no check: what its checks share.
    pub helpers: Vec<String>,
}

impl Check {
    /// The case file beside the source.
    #[must_use]
    pub fn cases(&self) -> PathBuf {
        self.path.with_extension("md")
    }

    /// The text of a section of its doc comment.
    #[must_use]
    pub fn section(&self, heading: &str) -> Option<&str> {
        self.sections.iter().find(|(h, _)| h == heading).map(|(_, text)| text.as_str())
    }
}

/// Every family, by name. A folder without a check is no family and is left alone.
///
/// # Errors
/// Fails where a source does not parse, or states its metadata other than literally.
pub fn families(root: &Path) -> Result<BTreeMap<String, Family>> {
    let mut families: BTreeMap<String, Family> = BTreeMap::new();
    let sources = root.join(SOURCES);
    for path in repo::files(&sources, &|p| repo::has_extension(p, "rs"))? {
        let Some((family, module)) = family_and_module(&sources, &path) else { continue };
        let entry = families.entry(family.clone()).or_default();
        match read(&path, &family, &module).with_context(|| repo::name(root, &path))? {
            Some(check) => entry.checks.push(check),
            None => entry.helpers.push(module),
        }
    }
    families.retain(|_, family| !family.checks.is_empty());
    Ok(families)
}

/// Every check, by slug.
///
/// # Errors
/// Fails like [`families`], and where two checks share a slug.
pub fn all(families: &BTreeMap<String, Family>) -> Result<Vec<&Check>> {
    let mut checks: Vec<&Check> = families.values().flat_map(|f| &f.checks).collect();
    checks.sort_by(|a, b| a.slug.cmp(&b.slug));
    let same = checks.windows(2).find(|pair| pair[0].slug == pair[1].slug);
    if let Some([a, b]) = same {
        bail!("{} and {} share the slug `{}`", a.path.display(), b.path.display(), a.slug);
    }
    Ok(checks)
}

/// `family/module.rs` below the sources; deeper files belong to a helper module of their family.
fn family_and_module(sources: &Path, path: &Path) -> Option<(String, String)> {
    let mut parts = path.strip_prefix(sources).ok()?.components().map(|c| c.as_os_str().to_string_lossy());
    let (family, file) = (parts.next()?, parts.next()?);
    let module = match parts.next() {
        None => file.strip_suffix(".rs")?.to_owned(),
        Some(inner) if inner == "mod.rs" => file.to_string(),
        Some(_) => return None,
    };
    (module != "mod").then(|| (family.to_string(), module))
}

fn read(path: &Path, family: &str, module: &str) -> Result<Option<Check>> {
    let file = syn::parse_file(&repo::read(path)?).map_err(|e| anyhow!("line {}: {e}", e.span().start().line))?;
    let Some(literal) = file.items.iter().find_map(check_literal) else { return Ok(None) };
    let fields = Fields::new(literal);
    let check = Check {
        family: family.to_owned(),
        module: module.to_owned(),
        path: path.to_owned(),
        slug: fields.text("slug")?,
        aliases: fields.texts("aliases")?,
        controls: fields.texts("controls")?,
        title: fields.text("title")?,
        severity: fields.variant("severity")?,
        confidence: fields.variant("confidence")?,
        profile: fields.variant("profile")?,
        fix: fields.text("fix")?,
        since: fields.text("since")?,
        judges: judges(&fields, &file.items)?,
        sections: sections(&doc_comment(&file.attrs)),
    };
    Ok(Some(check))
}

fn check_literal(item: &Item) -> Option<&syn::ExprStruct> {
    let Item::Static(item) = item else { return None };
    match &*item.expr {
        Expr::Struct(literal) if item.ident == "CHECK" => Some(literal),
        _ => None,
    }
}

fn judges(fields: &Fields<'_>, items: &[Item]) -> Result<String> {
    let (run, arguments) = fields.call("run")?;
    subjects(&run, &arguments, items)
}

fn subjects(run: &str, arguments: &[&Expr], items: &[Item]) -> Result<String> {
    Ok(match run {
        "Container" => "each container of each pod or template".to_owned(),
        "Pod" => "each pod or template".to_owned(),
        "Task" => "each ECS task definition, Compose service and Copilot manifest".to_owned(),
        "TaskContainer" => "each container of an ECS task, a Compose file or a Copilot manifest".to_owned(),
        "Namespace" => "each namespace that is declared or used".to_owned(),
        "Dockerfile" => "each Dockerfile".to_owned(),
        "File" => "each file, of any kind, that the scan looks at".to_owned(),
        "Cluster" => "the estate as a whole".to_owned(),
        "Object" => {
            let kinds = literal::kinds(arguments.first().copied(), items);
            if kinds.is_empty() { "objects".to_owned() } else { format!("each {}", kinds.join(", ")) }
        }
        "Cloud" => format!("each {} of the cloud model", literal::cloud_kinds(arguments.first().copied()).join(", ")),
        "Many" => {
            let parts = literal::calls(arguments.first().copied());
            let parts: Result<Vec<String>> = parts.iter().map(|(run, args)| subjects(run, args, items)).collect();
            parts?.join("; ")
        }
        other => bail!("`run` is `Run::{other}`, which codegen does not know; add it in xtask/src/checks.rs"),
    })
}

fn doc_comment(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(meta) if meta.path.is_ident("doc") => literal::text(&meta.value),
        _ => None,
    });
    lines.map(|line| line.strip_prefix(' ').unwrap_or(&line).to_owned() + "\n").collect()
}

/// Splits a text at its first-level headings.
pub(crate) fn sections(text: &str) -> Vec<(String, String)> {
    let mut sections: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix("# "), sections.last_mut()) {
            (Some(heading), _) => sections.push((heading.trim().to_owned(), String::new())),
            (None, Some((_, body))) => *body += &format!("{line}\n"),
            (None, None) => {}
        }
    }
    sections.into_iter().map(|(heading, body)| (heading, body.trim().to_owned())).collect()
}

pub(crate) fn str_literal(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Lit(syn::ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}
