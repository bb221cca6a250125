//! The compact copy that the binary carries.

use crate::catalog::Catalog;

/// Made by [`compile`] from `catalog/`; a test keeps it fresh.
pub(crate) const BUILTIN: &str = include_str!("generated/catalog.json");

/// The catalogue as one line of JSON with a line feed, the same bytes for the same catalogue.
pub fn compile(catalog: &Catalog) -> String {
    // Plain structs of strings and numbers cannot fail to serialise.
    let mut json = serde_json::to_string(catalog).unwrap_or_default();
    json.push('\n');
    json
}

pub(crate) fn decode(json: &str) -> serde_json::Result<Catalog> {
    serde_json::from_str::<Catalog>(json).map(Catalog::index)
}
