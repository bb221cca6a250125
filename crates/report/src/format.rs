use std::fmt;
use std::io::Write;
use std::str::FromStr;

use plimsoll_catalog::Catalog;
use plimsoll_engine::Assessment;

use crate::{Error, Style, human, json, sarif};

/// A form of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// For people at a terminal.
    Human,
    /// The assessment as one JSON document, which `schema.json` describes.
    Json,
    /// One JSON record a line.
    Jsonl,
    /// SARIF 2.1.0, for code hosts and editors.
    Sarif,
    /// One self-contained page.
    Html,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 5] = [Self::Human, Self::Json, Self::Jsonl, Self::Sarif, Self::Html];

    /// The name that the command line uses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Sarif => "sarif",
            Self::Html => "html",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|f| f.as_str() == name).ok_or_else(|| Error::Format(name.to_owned()))
    }
}

/// Writes an assessment in a format.
///
/// # Errors
/// When the writer refuses; the formats themselves cannot fail on a well-formed assessment.
pub fn render(
    assessment: &Assessment,
    catalog: &Catalog,
    format: Format,
    style: &Style,
    out: &mut dyn Write,
) -> Result<(), Error> {
    match format {
        Format::Human => human::write(assessment, catalog, style, out),
        Format::Json => json::write(assessment, out),
        Format::Jsonl => json::write_lines(assessment, out),
        Format::Sarif => sarif::write(assessment, catalog, style, out),
        Format::Html => Err(Error::Format(format.to_string())),
    }
}
