//! Embedded secrets, from a file of any kind to a report. Values are put together here.

use std::path::Path;
use std::process::Command;

use crate::support::{Folder, QUIET};

/// A token of a form that nobody chose, without its own letters in this file.
fn token(seed: u32) -> String {
    let letters = b"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        char::from(letters[state as usize % letters.len()])
    };
    let body: String = (0..24).map(|_| next()).collect();
    format!("sk{}live_{body}", "_")
}

const ARGS: [&str; 4] = ["scan", ".", "--format", "json"];

fn findings(text: &str) -> Vec<serde_json::Value> {
    let report: serde_json::Value = serde_json::from_str(text).expect("JSON");
    let list = report["findings"].as_array().cloned().unwrap_or_default();
    list.into_iter().filter(|f| f["subject"]["kind"] == "File").collect()
}

#[test]
fn a_secret_is_found_in_hidden_and_ignored_files_and_never_shown() {
    let (hidden, ignored) = (token(1), token(2));
    let folder = Folder::new()
        .with("app.yaml", QUIET)
        .with(".gitignore", "out/\n")
        .with(".env", format!("PORT=1\nSTRIPE={hidden}\n"))
        .with("out/main.py", format!("x = 1\nkey = '{ignored}'\n"));
    for format in ["human", "concise", "json", "jsonl", "sarif", "html", "markdown", "gitlab", "junit", "csv", "github"]
    {
        let outcome = folder.run(&["scan", ".", "--format", format]);
        assert_eq!(outcome.code, 1, "{format}: {}", outcome.stderr);
        for value in [&hidden, &ignored] {
            assert!(!outcome.stdout.contains(value.as_str()) && !outcome.stderr.contains(value.as_str()), "{format}");
        }
    }
    let found = findings(&folder.run(&ARGS).stdout);
    let places: Vec<String> =
        found.iter().map(|f| format!("{} {}:{}", f["check"], f["places"][0]["file"], f["places"][0]["line"])).collect();
    assert_eq!(places, ["\"token-in-file\" \".env\":2", "\"token-in-file\" \"out/main.py\":2"]);
    assert_eq!(found[1]["places"][0]["column"], 8);
}

#[test]
fn flags_settings_and_comments_silence_it() {
    let text = format!("STRIPE={}\n", token(3));
    let folder = Folder::new().with("app.yaml", QUIET).with(".env", &text);
    assert_eq!(folder.run(&["scan", ".", "--no-secrets"]).code, 0);
    let folder = folder.with("plimsoll.toml", "[secrets]\nsearch = false\n");
    assert_eq!(folder.run(&["scan", "."]).code, 0);
    let folder = Folder::new().with("app.yaml", QUIET);
    let folder = folder.with("a.env", format!("# plimsoll: allow token-in-file -- opens a sandbox\n{text}"));
    let folder = folder.with("b.py", format!("s = '{}'  # gitleaks:allow\n", token(4)));
    let outcome = folder.run(&ARGS);
    assert_eq!((outcome.code, findings(&outcome.stdout).len()), (0, 0), "{}", outcome.stdout);
}

#[test]
fn what_a_check_of_an_object_tells_is_not_told_again() {
    let pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1.2.3\n      \
               env:\n        - name: STRIPE_KEY\n          value: ";
    let folder = Folder::new().with("pod.yaml", format!("{pod}{}\n", token(5)));
    let outcome = folder.run(&ARGS);
    assert!(outcome.stdout.contains("secret-in-env"), "{}", outcome.stderr);
    assert_eq!(findings(&outcome.stdout).len(), 0);
    let alone = folder.run(&["scan", ".", "--format", "json", "--check", "token-in-file"]);
    assert_eq!(findings(&alone.stdout).len(), 1);
}

fn git(folder: &Path, args: &[&str]) {
    let mut command = Command::new("git");
    command.args([
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.com",
        "-c",
        "init.defaultBranch=main",
        "-c",
        "commit.gpgsign=false",
    ]);
    let done = command.args(args).current_dir(folder).output().expect("git runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn the_history_tells_what_was_deleted_once_and_by_its_commit() {
    let (gone, kept) = (token(6), token(7));
    let folder = Folder::new();
    std::fs::remove_dir(folder.path().join(".git")).expect("the mark goes");
    git(folder.path(), &["init", "-q"]);
    let folder = folder
        .with("app.yaml", QUIET)
        .with("old/a.py", format!("x = '{gone}'\n"))
        .with("b.py", format!("x = '{kept}'\n"));
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-qm", "one"]);
    let folder = folder.with("old/a.py", format!("y = 2\nx = '{gone}'\n"));
    git(folder.path(), &["commit", "-qam", "two"]);
    git(folder.path(), &["rm", "-q", "old/a.py"]);
    git(folder.path(), &["commit", "-qm", "three"]);
    let plain = findings(&folder.run(&ARGS).stdout);
    assert_eq!(plain.len(), 1);
    let outcome = folder.run(&["scan", ".", "--history", "--format", "json"]);
    let found = findings(&outcome.stdout);
    let files: Vec<&str> = found.iter().filter_map(|f| f["places"][0]["file"].as_str()).collect();
    assert_eq!(files.len(), 2, "{files:?} {}", outcome.stderr);
    assert!(files[0] == "b.py" && files[1].starts_with("old/a.py@"), "{files:?}");
    let message = found[1]["message"].as_str().unwrap_or_default();
    assert!(message.contains("in the history since commit") && message.ends_with("by A"), "{message}");
    assert!(!outcome.stdout.contains(&gone) && !outcome.stdout.contains(&kept));
}

#[test]
fn a_shallow_history_is_a_blind_spot() {
    let folder = Folder::new();
    std::fs::remove_dir(folder.path().join(".git")).expect("the mark goes");
    git(folder.path(), &["init", "-q", "from"]);
    let folder = folder.with("from/app.yaml", QUIET);
    let from = folder.path().join("from");
    git(&from, &["add", "."]);
    git(&from, &["commit", "-qm", "one"]);
    git(&from, &["commit", "-qm", "two", "--allow-empty"]);
    let url = format!("file://{}", from.display());
    git(folder.path(), &["clone", "-q", "--depth", "1", &url, "to"]);
    let outcome = folder.run(&["scan", "to", "--history", "--format", "json"]);
    assert_eq!(outcome.code, 3, "{}", outcome.stderr);
    assert!(outcome.stdout.contains("only that part was searched"));
}
