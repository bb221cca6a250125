//! From bytes to text.

use plimsoll_model::{BlindSpot, Why};
use plimsoll_syntax::LineIndex;

/// The text of a file, or why it has none. A byte order mark of UTF-8 stays: places count it.
pub(crate) fn text(bytes: Vec<u8>, path: &str) -> Result<String, BlindSpot> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let why = Why::new("the text is in UTF-16", "save it as UTF-8");
        return Err(BlindSpot { path: path.to_owned(), at: None, why });
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(error.as_bytes().get(..valid).unwrap_or_default());
        let at = LineIndex::new(&before).position(&before, before.len() as u32);
        let why = Why::new("the text is not valid UTF-8", "save it as UTF-8");
        BlindSpot { path: path.to_owned(), at: Some((at.line, at.column)), why }
    })
}
