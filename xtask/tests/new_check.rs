//! A check is two files: done in a copy of the checkout, step by step as CONTRIBUTING.md says.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const SOURCE: &str = "crates/checks/src/tenancy/example_fault.rs";
const CASES: &str = "crates/checks/src/tenancy/example_fault.md";
const GENERATED: &[&str] = &[
    "docs/controls.md",
    "crates/checks/src/lib.rs",
    "crates/checks/src/registry.rs",
    "crates/checks/src/tenancy/mod.rs",
    "docs/checks/README.md",
    "docs/checks/example-fault.md",
    "docs/zh/checks/README.md",
    "docs/zh/checks/example-fault.md",
];

/// A real check: a namespace that nobody owns.
const CHECK: &str = r#"//! # What
//! A namespace has no `owner` label.
//!
//! # Why
//! Nobody is asked when something in it goes wrong.
//!
//! # Fix
//! Add the label.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::At;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "example-fault",
    aliases: &[],
    controls: &["mt-namespace-per-tenant"],
    proves: &[],
    title: "namespace has no owner",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add the label `owner`",
    since: "0.1.0",
    run: Run::Object(&[("", "Namespace")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    match cx.object.label("owner") {
        Some(_) => Verdict::Pass,
        None => Verdict::gap("nobody owns this namespace", cx.object, At::exact(cx.object.node())),
    }
}
"#;

const CASE_FILE: &str = r#"# example-fault

## A namespace that nobody owns

```yaml namespace.yaml
apiVersion: v1 # gap
kind: Namespace
metadata:
  name: shop
```

## A namespace with an owner

```yaml namespace.yaml
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    owner: shop-team
```
"#;

#[test]
#[ignore = "slow, builds a copy of the checkout: make test-real"]
fn a_check_is_two_files() {
    let copy = Copy::new();
    // Whether the checkout itself is fresh is another test's matter.
    copy.xtask(&["codegen"]);
    let before = copy.contents();

    copy.xtask(&["new-check", "tenancy/example-fault"]);
    let unfilled = copy.cargo(&["test", "-p", "plimsoll-checks", "--test", "cases"]);
    let told = text(&unfilled);
    assert!(!unfilled.status.success() && told.contains("example_fault.md"), "an unfilled check passes:\n{told}");

    fs::write(copy.root.join(SOURCE), CHECK).unwrap();
    fs::write(copy.root.join(CASES), CASE_FILE).unwrap();
    let filled = copy.cargo(&["test", "-p", "plimsoll-checks"]);
    assert!(filled.status.success(), "a filled check fails:\n{}", text(&filled));
    copy.xtask(&["codegen"]);
    copy.xtask(&["codegen", "--check"]);

    let after = copy.contents();
    let changed = |name: &&String| before.get(*name) != after.get(*name);
    let changed: BTreeSet<&str> = before.keys().chain(after.keys()).filter(changed).map(String::as_str).collect();
    let allowed: BTreeSet<&str> = [SOURCE, CASES].into_iter().chain(GENERATED.iter().copied()).collect();
    assert!(changed.is_subset(&allowed), "more than the two files and generated ones changed: {changed:?}");
    assert!(changed.contains(SOURCE) && changed.contains(CASES) && changed.contains("docs/checks/example-fault.md"));
    let chinese = fs::read_to_string(copy.root.join("docs/zh/checks/example-fault.md")).unwrap();
    assert!(chinese.contains("尚无译文") && chinese.contains("A namespace has no `owner` label."), "{chinese}");
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

struct Copy {
    root: PathBuf,
    target: PathBuf,
}

impl Copy {
    fn new() -> Self {
        let outer = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let copy = Self { root: outer.join("new-check/checkout"), target: outer.join("new-check/target") };
        if copy.root.exists() {
            fs::remove_dir_all(&copy.root).unwrap();
        }
        copy_tree(&xtask::repo::root().unwrap(), &copy.root);
        copy
    }

    fn cargo(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO"));
        command.args(arguments).current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        // The page of controls is generated too.
        command.env("PLIMSOLL_BLESS", "1");
        command.output().unwrap()
    }

    fn xtask(&self, arguments: &[&str]) {
        let output = self.cargo(&[&["run", "-q", "-p", "xtask", "--"], arguments].concat());
        assert!(output.status.success(), "cargo xtask {arguments:?}:\n{}", text(&output));
    }

    fn contents(&self) -> BTreeMap<String, Vec<u8>> {
        let files = xtask::repo::files(&self.root, &|_| true).unwrap();
        files.iter().map(|path| (xtask::repo::name(&self.root, path), fs::read(path).unwrap())).collect()
    }
}

fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap();
        if ["target", ".git", ".cache", "node_modules"].iter().any(|skipped| name == *skipped) {
            continue;
        }
        match path.is_dir() {
            true => copy_tree(&path, &to.join(name)),
            false => {
                fs::copy(&path, to.join(name)).unwrap();
            }
        }
    }
}
