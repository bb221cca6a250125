//! Any text as a manifest: masking keeps its length and line breaks, and normalising ends.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plimsoll_estate::{Options, normalise};
use plimsoll_source::{TextOptions, from_texts};

fuzz_target!(|text: &str| {
    let Ok(snapshot) = from_texts([("a.yaml", text)], &TextOptions::default()) else { return };
    for file in &snapshot.files {
        assert_eq!(file.text.len(), text.len());
        assert_eq!(file.text.matches('\n').count(), text.matches('\n').count());
    }
    let estate = normalise(snapshot, &Options::default());
    for object in estate.objects() {
        let _ = (object.labels(), estate.pods_of(object.id).len());
    }
});
