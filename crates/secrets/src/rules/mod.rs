//! The rules, as data: one table per field.

mod clouds;
mod code;
mod data;
mod files;
mod make;
mod services;
mod shapes;

use crate::rule::Rule;

/// All rules, the surest first within a table.
pub(crate) const TABLES: [&[Rule]; 5] = [clouds::RULES, code::RULES, services::RULES, data::RULES, files::RULES];

/// Every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    TABLES.iter().flat_map(|table| table.iter())
}
