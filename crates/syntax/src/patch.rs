//! Texts that Kubernetes reads and the parser does not: a copy with a few bytes more is parsed in
//! their place, and every offset is led back to the text as it stands.

use std::borrow::Cow;
use std::collections::BTreeMap;

use granit_parser::{ErrorKind, ScanError};
use serde::de::IgnoredAny;

use crate::limits;

/// What to insert, by the offset in the text as it stands.
#[derive(Default)]
pub(crate) struct Patches {
    inserts: BTreeMap<usize, &'static str>,
    /// Splitting reads the whole text, so it is tried once.
    tried_split: bool,
}

/// More columns than any sensible indentation: blanks at the start of a quoted line mean nothing.
const BLANKS: &str = "                                                                                ";
const SEPARATOR: &str = "\n---\n";

impl Patches {
    /// Plans what may help against this error; false where nothing does.
    pub(crate) fn plan(&mut self, text: &str, error: &ScanError, at: usize) -> bool {
        if text.len() > limits::MAX_REPAIRED_BYTES || self.inserts.len() >= limits::MAX_REPAIRS {
            return false;
        }
        match error.kind() {
            // A line of a quoted scalar may start anywhere.
            ErrorKind::InvalidQuotedScalarIndent if !is_marker(text, at) => self.inserts.insert(at, BLANKS).is_none(),
            _ => !std::mem::replace(&mut self.tried_split, true) && self.inserts.is_empty() && self.split_json(text),
        }
    }

    /// JSON values may follow one another without anything between them.
    fn split_json(&mut self, text: &str) -> bool {
        if !text.trim_start().starts_with('{') {
            return false;
        }
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
        let mut ends = Vec::new();
        while let Some(value) = values.next() {
            if value.is_err() || ends.len() > limits::MAX_DOCUMENTS {
                return false;
            }
            ends.push(values.byte_offset());
        }
        ends.pop();
        self.inserts.extend(ends.into_iter().map(|end| (end, SEPARATOR)));
        !self.inserts.is_empty()
    }

    pub(crate) fn apply<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.inserts.is_empty() {
            return text.into();
        }
        let mut out = String::with_capacity(text.len() + self.inserts.len() * BLANKS.len());
        let mut from = 0;
        for (at, insert) in &self.inserts {
            out.push_str(text.get(from..*at).unwrap_or_default());
            out.push_str(insert);
            from = *at;
        }
        out.push_str(text.get(from..).unwrap_or_default());
        out.into()
    }

    /// Leads offsets of the copy back.
    pub(crate) fn origins(&self) -> Origins {
        let mut added = 0;
        let place = |(at, insert): (&usize, &&str)| {
            let begin = at + added;
            added += insert.len();
            Insert { begin, end: begin + insert.len(), added }
        };
        Origins { inserts: self.inserts.iter().map(place).collect() }
    }
}

/// Whether a document ends here, even within quotes.
fn is_marker(text: &str, at: usize) -> bool {
    let first = at == 0 || text.as_bytes().get(at - 1).is_some_and(|b| matches!(b, b'\n' | b'\r'));
    first && text.get(at..).is_some_and(|rest| rest.starts_with("---") || rest.starts_with("..."))
}

struct Insert {
    begin: usize,
    end: usize,
    /// Bytes that all inserts up to this one have added.
    added: usize,
}

/// Where each byte of the copy stands in the text.
pub(crate) struct Origins {
    inserts: Vec<Insert>,
}

impl Origins {
    #[inline]
    pub(crate) fn of(&self, offset: usize) -> usize {
        if self.inserts.is_empty() { offset } else { self.led_back(offset) }
    }

    fn led_back(&self, offset: usize) -> usize {
        match self.inserts.partition_point(|i| i.begin < offset).checked_sub(1).and_then(|i| self.inserts.get(i)) {
            None => offset,
            Some(last) => offset.max(last.end) - last.added,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_lead_back_to_the_text() {
        let patches = Patches { inserts: [(2, SEPARATOR), (4, SEPARATOR)].into(), tried_split: true };
        let (copy, origins) = (patches.apply("{}{}{}"), patches.origins());
        assert_eq!(copy, "{}\n---\n{}\n---\n{}");
        assert_eq!([0, 2, 3, 7, 8, 9, 14, 15, 16].map(|at| origins.of(at)), [0, 2, 2, 2, 3, 4, 4, 5, 6]);
    }
}
