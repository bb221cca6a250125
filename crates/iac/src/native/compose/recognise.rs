//! Which documents are Compose files: by what stands in them, and less strictly where the file is called so.

use plimsoll_syntax::{Kind, Node};

/// What says what a service runs.
const RUNS: &[&str] = &["image", "build", "extends", "provider"];
/// Keys that services have in Compose and hardly anything else has.
#[rustfmt::skip]
const KEYS: &[&str] = &[
    "image", "build", "extends", "command", "entrypoint", "environment", "env_file", "ports", "expose", "volumes",
    "networks", "depends_on", "deploy", "restart", "container_name", "privileged", "user", "cap_add", "cap_drop",
    "healthcheck", "logging", "profiles", "network_mode", "secrets", "configs", "labels", "links", "tty", "read_only",
    "mem_limit", "cpus", "security_opt", "scale", "provider",
];
/// Keys of the whole file.
#[rustfmt::skip]
const TOP: &[&str] = &["version", "services", "networks", "volumes", "secrets", "configs", "name", "include", "models"];

pub(in crate::native) fn is(path: &str, root: Node<'_>) -> bool {
    if only_includes(path, root) {
        return true;
    }
    let Some(services) = root.get("services").filter(|n| root.kind() == Kind::Map && n.kind() == Kind::Map) else {
        return false;
    };
    let entries = services.entries();
    let maps = entries.iter().all(|(_, service)| matches!(service.kind(), Kind::Map | Kind::Null));
    if entries.is_empty() || !maps || !is_plain(root) {
        return false;
    }
    let has =
        |keys: &[&str]| entries.iter().filter(|(_, service)| keys.iter().any(|k| service.get(k).is_some())).count();
    if is_named(path) { has(KEYS) > 0 } else { has(RUNS) == entries.len() }
}

/// A file that is put together from others, and has no services of its own.
fn only_includes(path: &str, root: Node<'_>) -> bool {
    let includes = root.get("include").is_some_and(|list| list.kind() == Kind::Seq);
    includes
        && is_named(path)
        && is_plain(root)
        && root.get("services").is_none_or(|services| services.entries().is_empty())
}

/// Only keys of Compose at the top; anything else says that the file is of another kind.
fn is_plain(root: Node<'_>) -> bool {
    root.entries().iter().all(|(key, _)| TOP.contains(&key.text()) || key.text().starts_with("x-"))
}

/// Whether a file is called as Compose files are.
fn is_named(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    ["compose", "docker-stack", "stack."].iter().any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {

    fn taken(path: &str, text: &str) -> bool {
        crate::native::recognise(path, plimsoll_syntax::parse(&text.into()).trees[0].root())
            == Some(crate::Dialect::Compose)
    }

    #[test]
    fn compose_files_are_told_from_others() {
        assert!(taken("docker-compose.yml", "version: '3'\nservices: {web: {image: a}}\n"));
        assert!(taken("compose.prod.yaml", "services: {web: {environment: [A=b]}, db: }\nx-a: {}\n"));
        assert!(taken("common-services.yml", "services: {web: {build: .}}\n"));
        assert!(taken("compose.yaml", "include: [a.yaml]\n"));
        for (path, text) in [
            ("ci.yaml", "include: [a.yaml]\n"),
            ("compose.yaml", "apiVersion: v1\nkind: Pod\nservices: {web: {image: a}}\n"),
            ("compose.yaml", "apiVersion: apps/v1\nkind: List\nitems: []\n"),
            ("config/services.yaml", "services: {App: {resource: '../src'}, _defaults: {autowire: true}}\n"),
            ("settings.yaml", "services: {web: {image: a}, api: {port: 1}}\n"),
            ("compose.yaml", "services: [postgres]\n"),
            ("compose.yaml", "services: {web: {image: a}}\njobs: {}\n"),
            ("compose.yaml", "services: {}\n"),
        ] {
            assert!(!taken(path, text), "{path}: {text}");
        }
    }
}
