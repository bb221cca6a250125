//! Input that was made to hurt: each costs itself only, and says so.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout)]
#![cfg(unix)]

mod common;

use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;

use common::{POD, blind, folder, paths, request, scan, skipped, write};
use plimsoll_model::SkippedKind;
use plimsoll_source::collect;

#[test]
fn a_text_beyond_the_limit_is_never_read() {
    let dir = folder(&[("ok.yaml", POD)]);
    let huge = std::fs::File::create(dir.path().join("huge.yaml")).expect("file");
    huge.set_len(200 * 1024 * 1024).expect("sparse");
    let snapshot = scan(dir.path(), &["."]);
    assert_eq!(paths(&snapshot), ["ok.yaml"]);
    assert!(blind(&snapshot, "huge.yaml").why.reason.contains("larger than the limit"));
}

#[test]
fn standard_input_beyond_the_limit_is_cut_off() {
    let dir = folder(&[]);
    let mut endless = std::io::repeat(b'a');
    let mut stdin = request(dir.path(), &["-"]);
    stdin.stdin = Some(&mut endless);
    stdin.limits.text_bytes = 1000;
    let snapshot = collect(stdin).expect("snapshot");
    assert!(snapshot.files.is_empty() && blind(&snapshot, "-").why.reason.contains("1000 bytes"));
}

#[test]
fn all_texts_together_are_bounded_in_order_of_their_paths() {
    let dir = folder(&[("a.yaml", POD), ("b.yaml", POD), ("c.yaml", "a: 1")]);
    let mut bounded = request(dir.path(), &["."]);
    bounded.limits.total_bytes = POD.len() as u64 + 10;
    let snapshot = collect(bounded).expect("snapshot");
    assert_eq!(paths(&snapshot), ["a.yaml", "c.yaml"]);
    assert!(blind(&snapshot, "b.yaml").why.reason.contains("all texts together"));
}

#[test]
fn too_many_files_are_a_blind_spot() {
    let dir = folder(&[("a.yaml", POD), ("b.yaml", POD), ("c.yaml", POD)]);
    let mut bounded = request(dir.path(), &["."]);
    bounded.limits.files = 2;
    let snapshot = collect(bounded).expect("snapshot");
    assert!(blind(&snapshot, ".").why.reason.contains("more than 2 files"));
}

#[test]
fn links_are_read_once_or_named() {
    let dir = folder(&[("in/a.yaml", POD), ("in/.data/b.yaml", POD), ("out.yaml", POD)]);
    let root = dir.path().join("in");
    symlink("a.yaml", root.join("again.yaml")).expect("link");
    symlink(".data/b.yaml", root.join("b.yaml")).expect("link");
    symlink(".data/b.yaml", root.join("c.yaml")).expect("link");
    symlink("..", root.join("up")).expect("link");
    symlink(".", root.join("self")).expect("link");
    symlink("../out.yaml", root.join("escape.yaml")).expect("link");
    symlink("nowhere", root.join("broken.yaml")).expect("link");
    symlink("loop2.yaml", root.join("loop1.yaml")).expect("link");
    symlink("loop1.yaml", root.join("loop2.yaml")).expect("link");
    let snapshot = scan(dir.path(), &["in"]);
    assert_eq!(paths(&snapshot), ["in/a.yaml", "in/b.yaml"]);
    assert_eq!(skipped(&snapshot, SkippedKind::Link), ["in/again.yaml", "in/c.yaml", "in/self"]);
    assert!(blind(&snapshot, "in/escape.yaml").why.reason.contains("out of the folder"));
    assert!(blind(&snapshot, "in/up").why.reason.contains("out of the folder"));
    assert!(blind(&snapshot, "in/broken.yaml").why.reason.contains("nothing"));
    assert!(blind(&snapshot, "in/loop1.yaml").why.reason.contains("circle"));
}

#[test]
fn pipes_and_devices_never_block() {
    let dir = folder(&[("ok.yaml", POD), ("folder.yaml/x.yaml", POD)]);
    let made = std::process::Command::new("mkfifo").arg(dir.path().join("pipe.yaml")).status().expect("mkfifo");
    assert!(made.success());
    std::os::unix::net::UnixListener::bind(dir.path().join("socket.yaml")).expect("socket");
    let snapshot = scan(dir.path(), &[".", "/dev/null", "pipe.yaml"]);
    assert_eq!(paths(&snapshot), ["folder.yaml/x.yaml", "ok.yaml"]);
    for special in ["pipe.yaml", "socket.yaml", "/dev/null"] {
        assert!(blind(&snapshot, special).why.reason.contains("pipe, socket or device"), "{special}");
    }
}

#[test]
fn text_in_other_encodings_is_said_to_be_so() {
    let dir = folder(&[]);
    write(dir.path(), "bad.yaml", b"a: 1\nb: \xc3\xa9\xff\n");
    write(dir.path(), "bom.yaml", b"\xef\xbb\xbfa: 1\n");
    write(dir.path(), "wide.yaml", b"\xff\xfea\0:\0 \x001\0");
    let snapshot = scan(dir.path(), &["."]);
    assert_eq!(paths(&snapshot), ["bom.yaml"]);
    assert_eq!(blind(&snapshot, "bad.yaml").at, Some((2, 5)));
    assert!(blind(&snapshot, "wide.yaml").why.reason.contains("UTF-16"));
}

#[test]
fn a_name_that_is_not_utf8_is_shown_lossily_and_read() {
    let dir = folder(&[]);
    let name = std::ffi::OsStr::from_bytes(b"x\xff.yaml");
    if std::fs::write(dir.path().join(name), POD).is_err() {
        println!("skipped: this file system refuses names that are not UTF-8");
        return;
    }
    assert_eq!(paths(&scan(dir.path(), &["."])), ["x\u{fffd}.yaml"]);
}

#[test]
fn unreadable_files_are_blind_spots() {
    use std::os::unix::fs::PermissionsExt;
    let dir = folder(&[("no.yaml", POD), ("ok.yaml", POD)]);
    let file = dir.path().join("no.yaml");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o0)).expect("mode");
    if std::fs::read(&file).is_ok() {
        println!("skipped: this user may read every file");
        return;
    }
    let snapshot = scan(dir.path(), &["."]);
    assert_eq!(paths(&snapshot), ["ok.yaml"]);
    assert!(blind(&snapshot, "no.yaml").why.reason.contains("permission"));
}

#[test]
fn bombs_are_collected_and_left_to_the_reader() {
    let mut bomb = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for level in 1..12 {
        let below = vec![format!("*a{}", level - 1); 10].join(",");
        bomb += &format!("a{level}: &a{level} [{below}]\n");
    }
    bomb += "password: hunter2hunter2\n";
    let deep = format!("{}\n# token: s3cr3tvalue99\n", "[".repeat(200_000));
    let dir = folder(&[("bomb.yaml", bomb.as_str()), ("deep.yaml", deep.as_str())]);
    let snapshot = scan(dir.path(), &["."]);
    assert_eq!(paths(&snapshot), ["bomb.yaml", "deep.yaml"]);
    let all = serde_json::to_string(&snapshot).expect("json");
    assert!(!all.contains("hunter2") && !all.contains("s3cr3tvalue99"));
}

#[test]
fn texts_of_false_starts_cost_no_square_of_their_length() {
    let size = 300_000;
    let repeated = |piece: &str| piece.repeat(size / piece.len());
    let texts = [
        repeated("eyJ-"),
        repeated("sk-a"),
        format!("{}.{}", repeated("eyJ-"), repeated("eyJ-")),
        repeated("{token: "),
        format!("{}://", repeated("$token=")),
        repeated("\"token\":\"a\","),
        format!("kind: Secret [\n{}", repeated("data:}")),
        format!("kind: Secret [\n{}", repeated("data: {")),
        format!("kind: Secret [\n{}", repeated("data:\n")),
        repeated("u:p@tcp("),
        repeated("AKIAIOSFODNN7EXAMPLE "),
        repeated("-----BEGIN PRIVATE KEY-----"),
        repeated("password"),
        repeated("mysql "),
        repeated("curl -u\n- "),
        format!("mysql{}", repeated("\n- x")),
        repeated("a:b@c"),
        repeated("@"),
        repeated("# token is "),
        repeated("name: token, "),
        repeated("value: a, name: token, "),
        format!("a: [\n{}", repeated("\"token\n")),
        format!("kind: Secret\ndata:\n a: \"{}", repeated("b: \n ")),
    ];
    for text in texts {
        let start = std::time::Instant::now();
        common::one(&text);
        // Debug builds on a busy machine included: the square of the length would take hours.
        assert!(start.elapsed().as_secs() < 60, "{:?} for {}", start.elapsed(), &text[..20]);
    }
}

#[test]
fn secrets_in_what_lies_too_deep_are_masked_too() {
    for deep in [150, 99, 98] {
        let inner = "{\"password\": \"hunter2hunter2\", \"k\": 1}";
        let lines = format!(
            "{{\n\"kind\": \"Pod\", \"apiVersion\": \"v1\",\n\"a\": {}\n{inner}\n{}}}",
            "[".repeat(deep),
            "]".repeat(deep)
        );
        for text in [lines.clone(), lines.replace('\n', "")] {
            let dir = folder(&[("a.json", &text)]);
            let snapshot = scan(dir.path(), &["."]);
            assert!(snapshot.files.iter().all(|file| !file.text.contains("hunter2")), "{deep}: {:?}", snapshot.files);
        }
    }
}
