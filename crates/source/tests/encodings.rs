//! Secrets in texts that are no UTF-8, and in files that are too large for one text.
#![allow(clippy::expect_used, reason = "a helper of tests may fail loudly")]

mod common;

use common::{folder, request};
use plimsoll_model::Snapshot;
use plimsoll_source::collect;

/// A token that no text shows, put together here.
fn token() -> String {
    ["AKIA", "Q3EXK7RJ", "WMZ5T2LP"].concat()
}

fn searched(name: &str, bytes: &[u8], most: u64) -> Snapshot {
    let dir = folder(&[]);
    std::fs::write(dir.path().join(name), bytes).expect("a file");
    let mut request = request(dir.path(), &["."]);
    (request.secrets, request.limits.text_bytes) = (true, most);
    collect(request).expect("snapshot")
}

/// The line of each hit, with its text.
fn told(snapshot: &Snapshot) -> Vec<(usize, String)> {
    let files = snapshot.secrets.found.iter();
    let hits = files.flat_map(|file| file.hits.iter().map(move |hit| (&file.text, hit.start as usize)));
    let line = |(text, at): (&std::sync::Arc<str>, usize)| {
        let number = text[..at].matches('\n').count();
        (number + 1, text.lines().nth(number).unwrap_or("").to_owned())
    };
    hits.map(line).collect()
}

#[test]
fn texts_of_other_encodings_are_searched() {
    let text = format!("; für Ann\r\nkey_id = {}\r\n", token());
    let wide = |mark: &[u8], order: fn(u16) -> [u8; 2]| {
        [mark, &text.encode_utf16().flat_map(order).collect::<Vec<u8>>()].concat()
    };
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    for bytes in [
        wide(&[0xff, 0xfe], u16::to_le_bytes),
        wide(&[0xfe, 0xff], u16::to_be_bytes),
        wide(&[], u16::to_le_bytes),
        latin,
    ] {
        for name in ["settings.ini", "settings.yaml"] {
            let snapshot = searched(name, &bytes, 1 << 20);
            assert_eq!(told(&snapshot), [(2, "key_id = xxxxxxxxxxxxxxxxxxxx".to_owned())], "{name}");
            assert_eq!(snapshot.secrets.files, 1);
        }
    }
}

#[test]
fn a_file_beyond_the_limit_is_searched_and_a_picture_is_none() {
    let mut text = "an ordinary line\n".repeat(1_000);
    text.push_str(&format!("key_id = {}\n", token()));
    let snapshot = searched("big.log", text.as_bytes(), 1_024);
    assert_eq!(told(&snapshot), [(1_001, "key_id = xxxxxxxxxxxxxxxxxxxx".to_owned())]);
    assert_eq!((snapshot.secrets.files, snapshot.blind.len()), (1, 0));
    let picture = searched("picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", 1_024);
    assert_eq!((picture.secrets.files, picture.blind.len()), (0, 0));
}

#[test]
fn what_was_not_searched_is_a_blind_spot() {
    let wide: Vec<u8> = "x".repeat(2_000).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let snapshot = searched("big.txt", &[&[0xff, 0xfe][..], &wide].concat(), 1_024);
    assert_eq!((snapshot.secrets.files, snapshot.blind.len()), (0, 1));
    assert!(snapshot.blind[0].why.reason.starts_with("it was not searched for secrets: it is in UTF-16"));
    let dense = searched("dense.txt", "x&token=a&".repeat(400_000).as_bytes(), 1 << 24);
    assert!(dense.blind[0].why.reason.contains("cut short"), "{:?}", dense.blind);
}
