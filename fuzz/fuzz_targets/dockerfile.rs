//! Any text as a Dockerfile: places lie within it, and following it ends.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plimsoll_dockerfile::{Build, Outside, parse};

fuzz_target!(|text: &str| {
    let file = parse(text);
    let build = Build::of(&file, Outside::Open);
    assert_eq!(build.steps.len(), file.instructions.len());
    let inside = |span: plimsoll_syntax::Span| {
        assert!(span.start <= span.end && text.get(span.start as usize..span.end as usize).is_some(), "{span:?}");
    };
    file.instructions.iter().for_each(|i| [i.span, i.keyword.span].into_iter().for_each(inside));
    file.comments.iter().copied().for_each(inside);
    file.faults.iter().chain(&build.faults).for_each(|fault| inside(fault.span));
    for command in build.steps.iter().filter_map(|s| s.script.as_ref()).flat_map(|s| &s.commands) {
        inside(command.span);
        command.words.iter().for_each(|word| inside(word.span));
    }
    assert_eq!(build.needed().len(), build.stages.len());
});
