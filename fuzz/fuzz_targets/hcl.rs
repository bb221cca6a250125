//! Any text as Terraform's configuration: masking keeps its length, evaluation ends, and places lie within it.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use plimsoll_iac::{Settings, Source, evaluate};
use plimsoll_source::{TextOptions, from_texts};

fuzz_target!(|text: &str| {
    let Ok(snapshot) = from_texts([("main.tf", text)], &TextOptions::default()) else { return };
    for file in &snapshot.files {
        assert_eq!(file.text.len(), text.len());
        let text: &Arc<str> = &file.text;
        let all = evaluate(&[Source { path: &file.path, text, trees: &[] }], &Settings::default());
        for resource in &all.resources {
            let span = resource.tree.node(resource.node).span();
            assert!(text.get(span.start as usize..span.end as usize).is_some());
        }
    }
});
