//! The form of a credential: literals and runs, matched from left to right without going back.

use crate::set::Set;

/// A piece of a form.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// Exactly this.
    Lit(&'static str),
    /// So many bytes of a set: as many as there are, within the bounds.
    Run(Set, usize, usize),
}

/// Exactly this text.
pub(crate) const fn lit(text: &'static str) -> Part {
    Part::Lit(text)
}

/// So many bytes of a set.
pub(crate) const fn run(set: Set, length: usize) -> Part {
    Part::Run(set, length, length)
}

/// Between so many and so many bytes of a set.
pub(crate) const fn span(set: Set, least: usize, most: usize) -> Part {
    Part::Run(set, least, most)
}

/// How long the start of these bytes is that has the form.
#[must_use]
pub(crate) fn length(parts: &[Part], bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    for part in parts {
        let rest = bytes.get(at..)?;
        at += match *part {
            Part::Lit(text) => rest.starts_with(text.as_bytes()).then_some(text.len())?,
            Part::Run(set, least, most) => Some(set.run(rest, most)).filter(|n| *n >= least)?,
        };
    }
    Some(at)
}

/// Whether the form ends here: the byte after it would not belong to its last run, nor to a word.
pub(crate) fn ends(parts: &[Part], after: Option<u8>) -> bool {
    let Some(after) = after else { return true };
    let more = match parts.last() {
        Some(Part::Run(set, ..)) => set.has(after) && !matches!(after, b'.' | b'=' | b'-' | b'/' | b':'),
        _ => false,
    };
    !more && !after.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::{ALNUM, HEX};

    #[test]
    fn a_form_is_followed_once_and_to_its_end() {
        let form = [lit("a_"), run(HEX, 4), lit("-"), span(ALNUM, 1, 3)];
        assert_eq!(length(&form, b"a_00ff-xyz "), Some(10));
        assert_eq!(length(&form, b"a_00f-xyz "), None);
        assert!(ends(&form, Some(b' ')) && ends(&form, None) && !ends(&form, Some(b'q')));
    }
}
