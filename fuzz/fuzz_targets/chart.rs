//! What stands on our side of rendering: archives that are looked into, and what a renderer answers, which is believed
//! only where it can be true. Both end, and every place that a finding could name lies in its file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plimsoll_estate::{At, Options, Place, normalise};
use plimsoll_source::{archive, snapshot_of};

fuzz_target!(|input: (bool, &[u8], &[u8])| {
    let (is_archive, first, second) = input;
    if is_archive {
        let _ = (archive::holds_a_chart(first), archive::holds_a_chart(second));
        return;
    }
    let Some(snapshot) = snapshot_of(first, second.to_vec()) else { return };
    let estate = normalise(snapshot, &Options::default());
    for object in estate.objects() {
        let node = object.node();
        for id in node.id()..node.past().min(node.id() + 64) {
            let at = At { node: id, missing: "" };
            let place = Place::of(object, at);
            let Some(origin) = estate.origin(object, at, &place) else { continue };
            if let (Some(span), Some(file)) = (origin.span, estate.files().get(origin.file as usize)) {
                assert!(span.start <= span.end);
                let _ = file.text.get(span.start as usize..span.end as usize);
            }
        }
    }
});
