//! Bad input: a clear message each, the rest is still read.

use crate::support::{Folder, Outcome, PRIVILEGED};

fn survives(folder: &Folder, message: &str) {
    let outcome: Outcome = folder.run(&["scan"]);
    assert_eq!(outcome.code, 1, "the good file is still judged: {}", outcome.stderr);
    assert!(outcome.stdout.contains(message), "no word of {message:?} in:\n{}", outcome.stdout);
}

fn beside_a_good_file(name: &str, bytes: impl AsRef<[u8]>) -> Folder {
    Folder::new().with("good.yaml", PRIVILEGED).with(name, bytes)
}

#[test]
fn alias_bombs_are_refused() {
    let mut text = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for level in 1..12 {
        text += &format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 10].join(","));
    }
    survives(&beside_a_good_file("bomb.yaml", text), "aliases expand");
}

#[test]
fn cycles_and_depth_are_refused() {
    survives(&beside_a_good_file("cycle.yaml", "a: &x\n  <<: *x\n"), "break the cycle");
    survives(&beside_a_good_file("deep.yaml", "[".repeat(50_000)), "deep.yaml:1");
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    survives(&beside_a_good_file("latin.yaml", b"kind: \xff\xfe\xfa\n"), "UTF-8");
}

#[test]
fn a_document_of_200_megabytes_is_not_read() {
    let folder = beside_a_good_file("big.yaml", "");
    let file = std::fs::File::options().write(true).open(folder.path().join("big.yaml")).expect("the file");
    file.set_len(200 * 1024 * 1024).expect("a sparse file");
    survives(&folder, "big.yaml");
}

#[cfg(unix)]
#[test]
fn loops_of_links_end() {
    let folder = beside_a_good_file("deep/other.yaml", "a: 1\n");
    std::os::unix::fs::symlink("..", folder.path().join("deep/up")).expect("a link");
    let outcome = folder.run(&["scan", "--format", "json"]);
    assert_eq!(outcome.code, 1);
    let report: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(report["counts"]["objects"], 1);
}

/// Neither by paths nor through links.
#[cfg(unix)]
#[test]
fn terraform_reads_nothing_outside_of_the_scan() {
    let main = r#"
resource "aws_iam_policy" "above" { policy = file("../out/policy.json") }
resource "aws_iam_policy" "linked" { policy = templatefile("policy.json", {}) }
module "above" { source = "../out/mod" }
module "linked" { source = "./mod" }
"#;
    let policy =
        r#"{"Version":"2012-10-17","Statement":[{"Sid":"canary","Effect":"Allow","Action":"*","Resource":"*"}]}"#;
    let bucket = "resource \"aws_s3_bucket\" \"canary\" {}\n";
    let folder = Folder::new().with("in/main.tf", main).with("out/policy.json", policy).with("out/mod/main.tf", bucket);
    for (to, name) in [("../out/policy.json", "in/policy.json"), ("../out/mod", "in/mod")] {
        std::os::unix::fs::symlink(to, folder.path().join(name)).expect("a link");
    }
    for format in ["human", "json"] {
        let outcome = folder.run(&["scan", "in", "--fail-on", "never", "--format", format]);
        assert_eq!(outcome.code, 3, "{}", outcome.stderr);
        assert!(!outcome.stdout.contains("canary"), "{}", outcome.stdout);
        for module in ["above", "linked"] {
            let word = format!("the module `{module}` is not among the files");
            assert!(outcome.stdout.contains(&word), "{word}: {}", outcome.stdout);
        }
        for link in ["in/policy.json", "in/mod"] {
            assert!(outcome.stdout.contains(link), "{link}: {}", outcome.stdout);
        }
        assert!(outcome.stdout.contains("leads out of the folder"), "{}", outcome.stdout);
    }
}
