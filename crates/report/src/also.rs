//! The further subjects of an entry, in words.

use plimsoll_engine::Subject;

use crate::words::{Words, fill};

/// Most subjects that a sentence names; data formats list all.
const NAMED: usize = 5;

/// What an entry says, with the further subjects of which it says it.
pub(crate) fn with(text: &str, also: &[Subject], words: &Words) -> String {
    match named(also, words) {
        Some(named) => format!("{text} ({named})"),
        None => text.to_owned(),
    }
}

/// The further subjects, the first few by name.
pub(crate) fn named(also: &[Subject], words: &Words) -> Option<String> {
    let mut shown: Vec<String> = also.iter().take(NAMED).map(ToString::to_string).collect();
    if also.len() > NAMED {
        shown.push(fill(words.and_more, &[("n", &(also.len() - NAMED).to_string())]));
    }
    (!shown.is_empty()).then(|| fill(words.the_same_for, &[("subjects", &shown.join(", "))]))
}
