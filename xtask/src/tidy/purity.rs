//! Pure crates forbid what reads the world, and use nothing that does.

use std::path::Path;

use anyhow::Result;

use super::lists::{PURE, PURE_DEPENDENCIES, PURITY};
use super::{Problem, Tidy, dependencies};
use crate::repo;

pub(super) fn look(root: &Path, metadata: &serde_json::Value, tidy: &mut Tidy) -> Result<()> {
    for (package, dependencies) in dependencies(metadata) {
        let Some(name) = package.strip_prefix("plimsoll-").filter(|n| PURE.contains(n)) else { continue };
        let library = format!("crates/{name}/src/lib.rs");
        if !repo::read(&root.join(&library))?.lines().any(|line| line == PURITY) {
            tidy.problems.push(Problem::new(&library, format!("a pure crate; add `{PURITY}`")));
        }
        tidy.problems.extend(stray(name, &dependencies));
    }
    Ok(())
}

fn stray(name: &str, dependencies: &[&str]) -> Vec<Problem> {
    let outside = dependencies.iter().filter(|d| !d.starts_with("plimsoll-"));
    let stray = outside.filter(|d| !PURE_DEPENDENCIES.contains(d));
    let message = |d: &&str| format!("a pure crate may not use `{d}`; see xtask/src/tidy/lists.rs");
    stray.map(|d| Problem::new(format!("crates/{name}/Cargo.toml"), message(d))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runtime_in_a_pure_crate_is_a_problem() {
        assert_eq!(stray("engine", &["serde", "plimsoll-model"]), []);
        assert_eq!(stray("engine", &["tokio"]).len(), 1);
    }
}
