//! `plimsoll fix`: patches that apply, files that keep what they had, and nothing done twice.

use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::support::{Folder, PRIVILEGED, QUIET, harbour};

const SEEDED: &str = "\
# Kept by the platform team.
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: app # the only one
      image: example.com/app:1.2.3
      env:
        - name: DB_PASSWORD
          value: tide-table-1987
      securityContext:
        privileged: true   # once needed
";

fn read(folder: &Folder, path: &str) -> String {
    std::fs::read_to_string(folder.path().join(path)).expect("a file")
}

#[test]
fn a_patch_is_printed_and_nothing_is_written() {
    let folder = Folder::new().with("pod.yaml", PRIVILEGED);
    for args in [&["fix", "--check", "privileged-container"][..], &["fix", "--diff", "--check", "privileged-container"]]
    {
        let outcome = folder.run(args);
        assert_eq!(outcome.code, 1, "{}", outcome.stderr);
        assert!(outcome.stdout.starts_with("--- a/pod.yaml\n+++ b/pod.yaml\n@@ "), "{}", outcome.stdout);
        assert!(
            outcome.stdout.contains("-        privileged: true\n+        privileged: false\n"),
            "{}",
            outcome.stdout
        );
        assert!(!outcome.stdout.contains('\x1b'));
    }
    assert_eq!(read(&folder, "pod.yaml"), PRIVILEGED);
}

#[test]
fn git_applies_the_patch_and_then_there_is_none() {
    let folder = Folder::new().with("a/pod.yaml", PRIVILEGED).with("b.yaml", QUIET);
    let patch = folder.run(&["fix", "--diff"]);
    std::fs::write(folder.path().join("fix.patch"), &patch.stdout).expect("a file");
    let git = Command::new("git").args(["apply", "fix.patch"]).current_dir(folder.path()).output().expect("git");
    assert!(git.status.success(), "{}", String::from_utf8_lossy(&git.stderr));
    let by_patch = read(&folder, "a/pod.yaml");
    let again = folder.run(&["fix", "--diff"]);
    assert_eq!((again.code, again.stdout.as_str()), (0, ""), "{}", again.stderr);
    std::fs::write(folder.path().join("a/pod.yaml"), PRIVILEGED).expect("a file");
    assert_eq!(folder.run(&["fix", "--apply"]).code, 0);
    assert_eq!(read(&folder, "a/pod.yaml"), by_patch);
}

#[test]
fn applying_keeps_secrets_comments_and_rights() {
    let folder = Folder::new().with("pod.yaml", SEEDED);
    let path = folder.path().join("pod.yaml");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("rights");
    let outcome = folder.run(&["fix", "--apply", "--check", "privileged-container"]);
    assert_eq!(outcome.code, 0, "{}", outcome.stderr);
    assert_eq!(read(&folder, "pod.yaml"), SEEDED.replace("privileged: true ", "privileged: false "));
    assert_eq!(std::fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o640);
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 2, "something was left behind");
}

#[test]
fn secrets_stay_masked_in_patches() {
    let folder = Folder::new().with("pod.yaml", SEEDED);
    for args in [&["fix", "--diff"][..], &["fix", "--review"], &["fix", "--review", "--color", "always"]] {
        let outcome = folder.run(args);
        assert!(!outcome.stdout.contains("tide-table") && !outcome.stderr.contains("tide-table"));
    }
}

/// Puts the patch that `fix --diff` prints into effect with git.
fn git_apply(folder: &Folder, args: &[&str]) -> bool {
    let patch = folder.run(args);
    std::fs::write(folder.path().join("fix.patch"), &patch.stdout).expect("a file");
    let git = Command::new("git").args(["apply", "fix.patch"]).current_dir(folder.path()).output().expect("git");
    git.status.success()
}

#[test]
fn a_patch_ends_before_a_secret_so_that_it_applies() {
    let folder = Folder::new().with("pod.yaml", SEEDED);
    let outcome = folder.run(&["fix", "--diff"]);
    assert!(!outcome.stderr.contains("masked"), "{}", outcome.stderr);
    assert!(git_apply(&folder, &["fix", "--diff"]));
    let after = read(&folder, "pod.yaml");
    assert!(after.contains("value: tide-table-1987\n") && after.contains("privileged: false   # once"), "{after}");
    // Here nothing else stands behind what changes.
    let next = SEEDED.replace("  containers:", "  hostPID: true\n  containers:").replace(
        "    - name: app # the only one\n",
        "    - securityContext: {privileged: true}\n      env: [{name: DB_PASSWORD, value: tide-table-1987}]\n      name: b\n      image: example.com/b:1\n    - name: app\n",
    );
    let folder = Folder::new().with("pod.yaml", &next);
    let outcome = folder.run(&["fix", "--diff"]);
    assert!(outcome.stderr.contains("secrets are masked in the patch"), "{}", outcome.stderr);
    assert!(!outcome.stdout.contains("tide-table"), "{}", outcome.stdout);
}

#[test]
fn git_takes_a_patch_of_any_path() {
    for path in ["a b.yaml", "a\tb.yaml", "a\nb.yaml", "a\"b\\c.yaml", "吃水线.yaml"] {
        let folder = Folder::new().with(path, PRIVILEGED);
        assert!(git_apply(&folder, &["fix", "--diff"]), "{path}");
        assert!(read(&folder, path).contains("privileged: false"), "{path}");
    }
}

#[test]
fn a_file_named_twice_is_fixed_once() {
    let folder = Folder::new().with("pod.yaml", PRIVILEGED);
    std::os::unix::fs::symlink("pod.yaml", folder.path().join("link.yaml")).expect("a link");
    let one = folder.run(&["fix", "--diff", "pod.yaml"]).stdout;
    assert_eq!(folder.run(&["fix", "--diff", "pod.yaml", "./pod.yaml"]).stdout, one);
    let outcome = folder.run(&["fix", "--apply", "pod.yaml", "link.yaml"]);
    assert_eq!(outcome.code, 0, "{}", outcome.stderr);
    assert!(folder.path().join("link.yaml").is_symlink());
    assert_eq!(folder.run(&["fix", "--diff", "."]).code, 0);
}

#[test]
fn what_is_waived_stays() {
    let waived =
        PRIVILEGED.replace("privileged: true", "privileged: true # plimsoll: allow privileged-container -- a test");
    let folder = Folder::new().with("pod.yaml", &waived);
    let args = ["fix", "--apply", "--check", "privileged-container"];
    assert_eq!(folder.run(&args).code, 0);
    assert_eq!(read(&folder, "pod.yaml"), waived);
    assert_eq!(folder.run(&[&args[..], &["--no-waivers"]].concat()).code, 0);
    assert!(read(&folder, "pod.yaml").contains("privileged: false # plimsoll"));
}

#[test]
fn a_scan_after_the_fix_has_less_and_nothing_new() {
    let folder = Folder::new();
    copy(&harbour(), folder.path());
    // Not the fingerprints: of a finding with several places, the first one may be gone.
    let ids = |text: &str| -> Vec<String> {
        let value: serde_json::Value = serde_json::from_str(text).expect("JSON");
        let findings = value["findings"].as_array().expect("a list");
        findings.iter().map(|f| format!("{} {}", f["check"], f["subject"])).collect()
    };
    let scan = ["scan", "--format", "json", "--allow-blind"];
    let before = ids(&folder.run(&scan).stdout);
    let outcome = folder.run(&["fix", "--apply", "--allow-blind"]);
    assert_eq!(outcome.code, 0, "{}", outcome.stderr);
    let after = ids(&folder.run(&scan).stdout);
    assert!(after.len() + 10 < before.len(), "{} of {}", after.len(), before.len());
    assert!(after.iter().all(|id| before.contains(id)), "something new appeared");
    assert_eq!(folder.run(&["fix", "--diff", "--allow-blind"]).code, 0);
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            std::fs::create_dir_all(&target).expect("a folder");
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a file");
        }
    }
}

#[test]
fn invented_values_are_offered_and_never_applied() {
    let folder = Folder::new().with("pod.yaml", PRIVILEGED);
    let args = ["--check", "missing-memory-limit"];
    let apply = folder.run(&[&["fix", "--apply"], &args[..]].concat());
    assert_eq!(apply.code, 0);
    assert!(apply.stderr.contains("--review"), "{}", apply.stderr);
    assert_eq!(read(&folder, "pod.yaml"), PRIVILEGED);
    let review = folder.run(&[&["fix", "--review"], &args[..]].concat());
    assert_eq!(review.code, 1);
    assert!(review.stdout.contains("# decide: ") && review.stdout.contains("+        limits:"), "{}", review.stdout);
}

#[test]
fn stdin_can_be_shown_but_not_replaced() {
    let folder = Folder::new();
    let shown = folder.run_with(&["fix", "--diff", "-"], PRIVILEGED.as_bytes());
    assert!(shown.code == 1 && shown.stdout.contains("+        privileged: false"), "{}", shown.stderr);
    let refused = folder.run_with(&["fix", "--apply", "-"], PRIVILEGED.as_bytes());
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("stdin cannot be replaced"), "{}", refused.stderr);
    assert!(refused.stderr.contains("not all files could be written"), "{}", refused.stderr);
}

#[test]
fn what_cannot_be_read_is_not_called_fixed() {
    let folder = Folder::new().with("pod.yaml", QUIET).with("broken.yaml", "a: [\n");
    assert_eq!(folder.run(&["fix", "--apply"]).code, 3);
    assert_eq!(folder.run(&["fix", "--apply", "--allow-blind"]).code, 0);
    assert_eq!(Folder::new().run(&["fix"]).code, 3);
}

#[test]
fn what_a_change_touched_is_fixed_at_once() {
    let other = PRIVILEGED.replace("name: web", "name: other");
    let folder = Folder::new().with("pod.yaml", PRIVILEGED).with("other.yaml", &other);
    let git = |args: &[&str]| {
        let mut run = Command::new("git");
        run.args(["-c", "user.name=a", "-c", "user.email=a@example.com"]).args(args);
        assert!(run.current_dir(folder.path()).output().expect("git").status.success());
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "first"]);
    std::fs::write(folder.path().join("pod.yaml"), PRIVILEGED.replace("spec:\n", "spec:\n  hostPID: true\n"))
        .expect("a file");
    assert_eq!(folder.run(&["fix", "--apply", "--since", "HEAD"]).code, 0);
    // The fix of one gap shows others in the same object.
    assert!(read(&folder, "pod.yaml").contains("allowPrivilegeEscalation: false"), "{}", read(&folder, "pod.yaml"));
    let again = folder.run(&["fix", "--diff", "--since", "HEAD"]);
    assert_eq!((again.code, again.stdout.as_str()), (0, ""), "{}", again.stderr);
    assert_eq!(read(&folder, "other.yaml"), other);
}
