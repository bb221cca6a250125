//! Adds a waiver to a file without touching what stands there.

use jiff::civil::Date;
use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, value};

use crate::error::{Error, position, without_values};

/// A waiver to write.
#[derive(Clone, Debug)]
pub struct NewWaiver {
    /// The check's slug.
    pub check: String,
    /// Why it is accepted.
    pub reason: String,
    /// Who answers for it.
    pub owner: String,
    /// The last day on which it holds.
    pub until: Date,
    /// What it is limited to, as pairs of a field of `where` and a glob.
    pub scope: Vec<(String, String)>,
}

/// The file's text with one waiver more, at its end; everything else stays byte for byte.
///
/// # Errors
/// Where the text is not TOML or its `waiver` is no list of tables.
pub fn append(text: &str, waiver: &NewWaiver) -> Result<String, Error> {
    let document: DocumentMut = text.parse().map_err(|e: toml_edit::TomlError| Error {
        at: e.span().map(|s| position(text, s.start)),
        reason: without_values(e.message()),
    })?;
    if document.get("waiver").is_some_and(|list| list.as_array_of_tables().is_none()) {
        return Err(Error::new("`waiver` is no list of tables; write each as `[[waiver]]`"));
    }
    // A document of its own is put behind the text: comments at its end stay where they are.
    let mut list = ArrayOfTables::new();
    list.push(table(waiver));
    let mut own = DocumentMut::new();
    own.insert("waiver", Item::ArrayOfTables(list));
    let gap = match text {
        "" => "",
        text if text.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    Ok(format!("{text}{gap}{own}"))
}

fn table(waiver: &NewWaiver) -> Table {
    let mut table = Table::new();
    table.insert("check", value(&waiver.check));
    if !waiver.scope.is_empty() {
        let pairs: InlineTable = waiver.scope.iter().map(|(k, v)| (k, v.as_str())).collect();
        table.insert("where", value(pairs));
    }
    table.insert("reason", value(&waiver.reason));
    table.insert("owner", value(&waiver.owner));
    table.insert("until", value(waiver.until.to_string()));
    table
}
