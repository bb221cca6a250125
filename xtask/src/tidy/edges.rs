//! Crates use one another only as the table draws it, and the picture in the documentation is that table.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;

use super::lists::{BINARY, DEVELOPMENT, EDGES};
use super::{Problem, Tidy, dependencies};
use crate::repo;

const PICTURE: &str = "docs/architecture.md";
const PREFIX: &str = "plimsoll-";

pub(super) fn look(root: &Path, metadata: &serde_json::Value, tidy: &mut Tidy) -> Result<()> {
    for (package, dependencies) in dependencies(metadata) {
        tidy.problems.extend(of_crate(package, &dependencies));
    }
    tidy.problems.extend(of_picture(&repo::read(&root.join(PICTURE))?));
    Ok(())
}

fn short(package: &str) -> &str {
    package.strip_prefix(PREFIX).unwrap_or(package)
}

fn of_crate(package: &str, dependencies: &[&str]) -> Vec<Problem> {
    let name = short(package);
    if DEVELOPMENT.contains(&name) {
        return Vec::new();
    }
    let ours = dependencies.iter().filter(|d| d.starts_with(PREFIX) || **d == BINARY || DEVELOPMENT.contains(d));
    let ours = ours.map(|d| short(d));
    let Some(allowed) = allowed(name) else {
        return vec![Problem::new(package, "no room of this name is drawn; add it in xtask/src/tidy/lists.rs")];
    };
    let stray = ours.filter(|d| !allowed.contains(d));
    let place = format!("crates/{name}/Cargo.toml");
    stray.map(|d| Problem::new(&place, format!("`{name}` may not use `{d}`: that edge is not drawn"))).collect()
}

fn allowed(name: &str) -> Option<Vec<&'static str>> {
    if name == BINARY {
        return Some(EDGES.iter().map(|(room, _)| *room).collect());
    }
    EDGES.iter().find(|(room, _)| *room == name).map(|(_, to)| to.to_vec())
}

fn of_picture(text: &str) -> Vec<Problem> {
    let drawn = drawn(text);
    let table: BTreeMap<&str, BTreeSet<&str>> =
        EDGES.iter().map(|(room, to)| (*room, to.iter().copied().collect())).collect();
    let rooms: BTreeSet<&str> = drawn.keys().chain(table.keys()).copied().collect();
    let differing = rooms.into_iter().filter(|room| drawn.get(room) != table.get(room));
    let show = |set: Option<&BTreeSet<&str>>| {
        set.map_or("nothing".to_owned(), |s| format!("[{}]", s.iter().copied().collect::<Vec<_>>().join(", ")))
    };
    let message = |room: &str| {
        let (drawn, table) = (show(drawn.get(room)), show(table.get(room)));
        format!("draws `{room}` with {drawn}, the table in xtask/src/tidy/lists.rs says {table}")
    };
    differing.map(|room| Problem::new(PICTURE, message(room))).collect()
}

/// Rooms and their edges in lines such as `├─► source ─► model, syntax    words`.
fn drawn(text: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let branches = ["├─► ", "└─► "];
    let lines = text.lines().filter_map(|line| branches.iter().find_map(|b| line.trim_start().strip_prefix(b)));
    lines.filter_map(branch).collect()
}

fn branch(line: &str) -> Option<(&str, BTreeSet<&str>)> {
    let picture = line.split("  ").next()?;
    let (room, to) = picture.split_once(" ─► ").unwrap_or((picture, ""));
    Some((room.trim(), to.split(',').map(str::trim).filter(|t| !t.is_empty()).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_that_is_not_drawn_is_a_problem() {
        assert_eq!(of_crate("plimsoll-model", &["serde"]), []);
        assert_eq!(of_crate("plimsoll-model", &["plimsoll-engine"]).len(), 1);
        assert_eq!(of_crate("plimsoll", &["plimsoll-engine", "plimsoll-testkit"]).len(), 1);
        assert_eq!(of_crate("plimsoll-testkit", &["plimsoll-engine"]), []);
        assert_eq!(of_crate("plimsoll-new", &[]).len(), 1);
    }

    #[test]
    fn the_picture_is_read() {
        let text = "  ├─► source ─► model, syntax     reads files\n  └─► model      words\n";
        let drawn = drawn(text);
        assert_eq!(drawn["source"].iter().copied().collect::<Vec<_>>(), ["model", "syntax"]);
        assert!(drawn["model"].is_empty());
        assert!(!of_picture(text).is_empty());
    }
}
