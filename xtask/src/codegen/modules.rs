//! The families' `mod.rs`, the registry, and the families' lines in `lib.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::Plan;
use crate::checks::{Check, Family, SOURCES};
use crate::repo;

/// The first line of a new family's `mod.rs`; an existing one is kept.
const FAMILIES: &[(&str, &str)] = &[
    ("acr", "Checks of Azure Container Registry."),
    ("admission", "Checks of webhooks and of policies at admission."),
    ("aks", "Checks of Azure Kubernetes Service."),
    ("api", "Checks of API versions and of how manifests are written."),
    ("availability", "Checks of how many copies run, where, and what may be taken away."),
    ("azure", "Checks of what stands around clusters in Azure."),
    ("bucket", "Checks of buckets of Amazon S3: trails, states and backups lie there."),
    ("control_plane", "Checks of the flags of the control plane's programs."),
    ("dockerfile", "Checks of Dockerfiles."),
    (
        "ecs",
        "Checks of Amazon ECS: tasks, services and clusters; and of what runs as a task, such as Compose services.",
    ),
    ("exposure", "Checks of what the outside can reach."),
    ("gke", "Checks of Google Kubernetes Engine."),
    ("google", "Checks of what stands around clusters in Google Cloud."),
    ("identity", "Checks of who may do what: service accounts, roles and bindings."),
    ("image", "Checks of image references."),
    ("mesh", "Checks of service meshes."),
    ("network", "Checks of network policies and services."),
    ("node", "Checks of the kubelet's configuration."),
    ("pod", "Checks of pods and their containers."),
    ("rbac", "Checks of roles and bindings."),
    ("resources", "Checks of resources and probes."),
    ("secrets", "Checks of secrets and of what looks like one."),
    ("storage", "Checks of volumes and their classes."),
    ("tenancy", "Checks of namespaces and of what keeps them apart."),
    ("workload", "Checks of how workloads are run."),
];

pub(super) fn plan(root: &Path, families: &BTreeMap<String, Family>, all: &[&Check], plan: &mut Plan) -> Result<()> {
    let sources = root.join(SOURCES);
    for (name, family) in families {
        let path = sources.join(name).join("mod.rs");
        plan.insert(path.clone(), Some(family_module(&path, name, family)?));
    }
    plan.insert(sources.join("registry.rs"), Some(registry(all)));
    let lib = sources.join("lib.rs");
    let declared = declare(&repo::read(&lib)?, families.keys().map(String::as_str), &|m| is_module(&sources, m))?;
    plan.insert(lib, Some(declared));
    Ok(())
}

fn is_module(sources: &Path, module: &str) -> bool {
    sources.join(format!("{module}.rs")).is_file()
        || repo::files(&sources.join(module), &|p| repo::has_extension(p, "rs") && !p.ends_with("mod.rs"))
            .is_ok_and(|files| !files.is_empty())
}

fn family_module(path: &Path, name: &str, family: &Family) -> Result<String> {
    let before = fs::read_to_string(path).unwrap_or_default();
    let is_known = |l: &str| {
        l.is_empty() || ["//", "mod ", "pub mod ", "pub(crate) mod "].iter().any(|start| l.starts_with(start))
    };
    if let Some(line) = before.lines().find(|l| !is_known(l)) {
        bail!("{}: `{line}` would be lost, this file is generated; move it to a module of its own", path.display());
    }
    let kept: Vec<&str> = before.lines().take_while(|l| l.starts_with("//!")).collect();
    let mut text = if kept.is_empty() { header(name) } else { kept.join("\n") + "\n" };
    text.push('\n');
    for helper in &family.helpers {
        text += &format!("pub(crate) mod {helper};\n");
    }
    if !family.helpers.is_empty() {
        text.push('\n');
    }
    for check in &family.checks {
        text += &format!("pub mod {};\n", check.module);
    }
    Ok(text)
}

fn header(name: &str) -> String {
    let known = FAMILIES.iter().find(|(family, _)| *family == name);
    let line = known.map_or_else(|| format!("Checks of the family {name}."), |(_, line)| (*line).to_owned());
    format!("//! {line} Written by `cargo xtask codegen`.\n")
}

fn registry(all: &[&Check]) -> String {
    let entries = all.iter().map(|c| format!("    &crate::{}::{}::CHECK,\n", c.family, c.module));
    let pages = all.iter().map(|c| {
        let page = format!("\"../../../docs/checks/{}.md\"", c.slug);
        format!("    (\"{}\", include_str!({page})),\n", c.slug)
    });
    let (entries, pages): (String, String) = (entries.collect(), pages.collect());
    format!(
        "//! Every check, by slug. Written by `cargo xtask codegen`.\n\n\
         use plimsoll_engine::Check;\n\n\
         /// Every check, by slug.\n#[rustfmt::skip]\npub static ALL: &[&Check] = &[\n{entries}];\n\n\
         /// Every check's page under `docs/checks/`, by slug.\n#[rustfmt::skip]\n\
         pub static DOCS: &[(&str, &str)] = &[\n{pages}];\n"
    )
}

/// `lib.rs` with a line for each family; lines of modules that are gone are dropped, all else is kept.
fn declare<'a>(lib: &'a str, families: impl Iterator<Item = &'a str>, exists: &dyn Fn(&str) -> bool) -> Result<String> {
    let lines: Vec<&str> = lib.lines().collect();
    let Some(start) = lines.iter().position(|l| public_module(l).is_some()) else {
        bail!("{SOURCES}/lib.rs declares no public module; write `pub mod FAMILY;` once");
    };
    let block = lines[start..].iter().take_while(|l| public_module(l).is_some()).count();
    let elsewhere: BTreeSet<&str> =
        lines[start + block..].iter().filter_map(|l| l.trim_start_matches("pub ").strip_prefix("mod ")).collect();
    let declared = lines[start..start + block].iter().filter_map(|l| public_module(l)).filter(|m| exists(m));
    let missing = families.filter(|f| !elsewhere.contains(format!("{f};").as_str()));
    let modules: BTreeSet<&str> = declared.chain(missing).collect();
    let mut out: Vec<String> = lines[..start].iter().map(|l| (*l).to_owned()).collect();
    out.extend(modules.iter().map(|m| format!("pub mod {m};")));
    out.extend(lines[start + block..].iter().map(|l| (*l).to_owned()));
    Ok(out.join("\n") + "\n")
}

fn public_module(line: &str) -> Option<&str> {
    line.strip_prefix("pub mod ")?.strip_suffix(';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_are_declared_once_and_vanished_ones_dropped() {
        let lib = "//! Doc.\n\nmod registry;\n\npub mod gone;\npub mod pod;\n\npub use x::Y;\n";
        let text = declare(lib, ["image", "pod"].into_iter(), &|m| m != "gone").unwrap();
        assert_eq!(text, "//! Doc.\n\nmod registry;\n\npub mod image;\npub mod pod;\n\npub use x::Y;\n");
    }
}
