//! What can be read of a file that has a fault: every other block of it.

use super::Body;
use super::parse::{Fault, parse_body};

/// How many faulty blocks of one file are passed over.
const MAX_FAULTS: usize = 16;

/// Reads a file of configuration. A top-level block with a fault is left out and told of; where the fault cannot be
/// pinned to one, nothing of the file is read.
pub(crate) fn recover_body(text: &str, file: u32) -> (Option<Body>, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut left = None::<String>;
    loop {
        let fault = match parse_body(left.as_deref().unwrap_or(text), file) {
            Ok(body) => return (Some(body), faults),
            Err(fault) => fault,
        };
        let without = without_block(left.as_deref().unwrap_or(text), fault.offset);
        faults.push(fault);
        match without.filter(|_| faults.len() <= MAX_FAULTS) {
            Some(text) => left = Some(text),
            None => return (None, faults),
        }
    }
}

/// The text with spaces for the top-level block around an offset, as long as before, so that no place moves; none
/// where there is no such block.
fn without_block(text: &str, offset: usize) -> Option<String> {
    let starts = line_starts(text);
    let is_head = |at: &usize| text[*at..].starts_with(|c: char| c.is_ascii_alphabetic());
    let mut before = starts.iter().copied().filter(|at| *at <= offset && is_head(at));
    let start = before.next_back()?;
    let is_end = |at: &usize| *at > start && (text[*at..].starts_with('}') || is_head(at));
    let end = starts.iter().copied().find(is_end).map_or(text.len(), |at| match text[at..].starts_with('}') {
        true => at + 1,
        false => at,
    });
    let blank = text.get(start..end)?.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' });
    Some([&text[..start], &blank.collect::<String>(), &text[end..]].concat())
}

/// Where lines start.
fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BROKEN: &str = "resource \"a\" \"one\" {\n  x = 1\n}\n\nresource \"a\" \"two\" {\n  x = [1\n  y = 2\n}\n\
                          # é\nresource \"a\" \"three\" {\n  x = 3\n}\n";

    #[test]
    fn a_faulty_block_hides_no_other() {
        let (body, faults) = recover_body(BROKEN, 0);
        let body = body.unwrap();
        assert_eq!(faults.len(), 1);
        assert_eq!(body.blocks.len(), 2);
        let last = body.blocks.last().unwrap().span;
        assert!(BROKEN[last.start as usize..].starts_with("resource \"a\" \"three\""), "places do not move");
    }

    #[test]
    fn an_attribute_that_is_there_twice_is_a_fault_of_its_block() {
        let text = "resource \"a\" \"one\" {\n  x = 1\n  x = 2\n}\nresource \"a\" \"two\" {\n  x = 1\n}\n";
        let (body, faults) = recover_body(text, 0);
        assert_eq!((body.unwrap().blocks.len(), faults.len()), (1, 1));
    }

    #[test]
    fn what_is_no_configuration_is_not_read() {
        assert!(recover_body("  {{ x }}\n", 0).0.is_none());
        let many = "a {\n  x = [\n}\n".repeat(MAX_FAULTS + 2);
        assert!(recover_body(&many, 0).0.is_none(), "faults without end are not passed over");
    }
}
