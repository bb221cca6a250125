//! Values in the forms that OSCAL's data types ask for.

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::ids::namespace;
use crate::text::clean;

/// A property of ours; none where there is nothing to say.
pub(super) fn prop(name: &str, value: &str) -> Option<Value> {
    let value = string(value)?;
    Some(json!({ "name": name, "ns": namespace(), "value": value }))
}

/// OSCAL's string: one line that neither starts nor ends with a space, and is not empty.
fn string(text: &str) -> Option<String> {
    let line: String = clean(text).chars().map(|c| if is_line_end(c) { ' ' } else { c }).collect();
    let line = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    (!line.is_empty()).then(|| line.to_owned())
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

/// Puts a list where OSCAL allows none or at least one.
pub(super) fn put(object: &mut Value, name: &str, list: Vec<Value>) {
    if !list.is_empty() {
        object[name] = list.into();
    }
}

/// A list that is made while it is written, so that a long one takes no memory.
pub(super) struct Each<F>(pub(super) F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: Iterator<Item = Value>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn a_string_is_one_line_with_something_in_it() {
        assert_eq!(string(" a\nb\u{2028}c ").as_deref(), Some("a b c"));
        assert_eq!(string("\u{feff}x\u{1b}").as_deref(), Some("x\u{fffd}"));
        assert_eq!((string(" "), string("")), (None, None));
    }
}
