//! From bytes to text.

use plimsoll_model::{BlindSpot, Why};
use plimsoll_syntax::LineIndex;

/// The text of a file, or why it has none. A byte order mark of UTF-8 stays: places count it.
pub(crate) fn text<'b>(bytes: &'b [u8], path: &str) -> Result<&'b str, BlindSpot> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let why = Why::new("the text is in UTF-16", "save it as UTF-8");
        return Err(BlindSpot { path: path.to_owned(), at: None, why });
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default());
        let at = LineIndex::new(&before).position(&before, before.len() as u32);
        let why = Why::new("the text is not valid UTF-8", "save it as UTF-8");
        BlindSpot { path: path.to_owned(), at: Some((at.line, at.column)), why }
    })
}
