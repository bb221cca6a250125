//! Any text with any changes of it: what is edited holds what the changes say and every comment, or nothing is edited.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plimsoll_engine::{Change, Op, Remedy};
use plimsoll_estate::{Estate, Options, normalise};
use plimsoll_fix::{apply, round};
use plimsoll_model::{Snapshot, SourceFile};
use plimsoll_syntax::parse;
use serde_json::{Value, json};

const MOST: usize = 8;

fn op(kind: u8) -> Op {
    match kind % 6 {
        0 => Op::Set(false.into()),
        1 => Op::Set("text".into()),
        2 => Op::Set(json!({"a": ["b"]})),
        3 => Op::Add(vec!["item".into(), json!({"k": 1})]),
        4 => Op::Rename("name".into()),
        _ => Op::Remove,
    }
}

/// A change of some node of some object, at keys that may not exist.
fn change(estate: &Estate, bytes: &[u8]) -> Option<Change> {
    let [which, node, depth, kind] = bytes.try_into().ok()?;
    let objects = estate.objects();
    let object = objects.get(usize::from(which) % objects.len().max(1))?;
    let (first, past) = (object.node().id(), object.node().past());
    let path = ["a", "b"].iter().take(usize::from(depth) % 3).map(|key| (*key).into()).collect();
    let node = first + u32::from(node) % past.saturating_sub(first).max(1);
    Some(Change { object: object.id, node, path, op: op(kind) })
}

fn documents(text: &str) -> Vec<Value> {
    parse(&text.into()).trees.iter().map(|tree| tree.root().to_json()).collect()
}

fuzz_target!(|input: (Vec<u8>, &str)| {
    let (bytes, text) = input;
    let file = SourceFile { path: "a.yaml".into(), text: text.into(), masks: Vec::new() };
    let estate = normalise(Snapshot { files: vec![file], ..Snapshot::default() }, &Options::default());
    let changes = bytes.chunks_exact(4).take(MOST).filter_map(|chunk| change(&estate, chunk));
    let remedies: Vec<Remedy> = changes.map(|change| Remedy::none().and(change)).collect();
    let round = round(&estate, &remedies.iter().collect::<Vec<_>>());
    assert_eq!(round.taken.len() + round.refused.len(), remedies.len());
    let Some(edits) = round.edits.get(&0) else { return };
    let after = apply(text, edits);
    assert_eq!(documents(&after).len(), documents(text).len());
});
