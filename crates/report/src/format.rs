use std::borrow::Cow;
use std::fmt;
use std::io::Write;
use std::str::FromStr;

use plimsoll_catalog::Catalog;
use plimsoll_engine::Assessment;

use crate::runner::Lines;
use crate::{Error, Style, concise, github, gitlab, html, human, json, junit, md, oscal, sarif, sheet, speak, table};

/// A form of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// For people at a terminal.
    Human,
    /// One line a finding, for editors and `grep`.
    Concise,
    /// A table for a terminal.
    Table,
    /// The assessment as one JSON document, which `schema.json` describes.
    Json,
    /// One JSON record a line.
    Jsonl,
    /// SARIF 2.1.0, for code hosts and editors.
    Sarif,
    /// JUnit XML, for CI servers that show tests.
    Junit,
    /// GitLab's Code Quality report.
    Gitlab,
    /// GitHub's workflow commands, which annotate a pull request.
    Github,
    /// A page in GitHub's Markdown, for job summaries.
    Markdown,
    /// Comma-separated values.
    Csv,
    /// One self-contained page.
    Html,
    /// OSCAL's assessment results, for those who manage compliance.
    Oscal,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 13] = [
        Self::Human,
        Self::Concise,
        Self::Table,
        Self::Json,
        Self::Jsonl,
        Self::Sarif,
        Self::Junit,
        Self::Gitlab,
        Self::Github,
        Self::Markdown,
        Self::Csv,
        Self::Html,
        Self::Oscal,
    ];

    /// The names of all formats, as a list in words.
    #[must_use]
    pub fn names() -> String {
        Self::ALL.map(Self::as_str).join(", ")
    }

    /// Whether it is in the reader's language; the others are English for whatever reads them.
    fn is_for_people(self) -> bool {
        matches!(self, Self::Human | Self::Table | Self::Sarif | Self::Markdown | Self::Html)
    }

    /// The name that the command line uses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Sarif => "sarif",
            Self::Concise => "concise",
            Self::Table => "table",
            Self::Junit => "junit",
            Self::Gitlab => "gitlab",
            Self::Github => "github",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Html => "html",
            Self::Oscal => "oscal",
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
/// When the writer refuses, or when the format must tell a time and there is none.
pub fn render(
    assessment: &Assessment,
    catalog: &Catalog,
    format: Format,
    style: &Style,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let told =
        if format.is_for_people() { speak::assessment(assessment, style.lang) } else { Cow::Borrowed(assessment) };
    let assessment = &*told;
    match format {
        Format::Human => {
            let mut lines = Lines::new(out);
            human::write(assessment, catalog, style, &mut lines)?;
            Ok(lines.finish()?)
        }
        Format::Json => json::write(assessment, out),
        Format::Jsonl => json::write_lines(assessment, out),
        Format::Sarif => sarif::write(assessment, catalog, style, out),
        Format::Concise => concise::write(assessment, style, out),
        Format::Table => table::write(assessment, style, out),
        Format::Junit => junit::write(assessment, out),
        Format::Gitlab => gitlab::write(assessment, out),
        Format::Github => github::write(assessment, style, out),
        Format::Markdown => md::write(assessment, catalog, style, out),
        Format::Csv => sheet::write(assessment, out),
        Format::Html => html::write(assessment, catalog, style, out),
        Format::Oscal => oscal::write(assessment, catalog, style, out),
    }
}
