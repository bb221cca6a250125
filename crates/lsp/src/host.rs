//! What the program around the server provides: settings, the registry of checks, and a log.

use std::path::Path;

use plimsoll_catalog::Catalog;
use plimsoll_engine::{Check, UnmatchedWaiver};
use plimsoll_estate::Options;
use plimsoll_report::Style;
use plimsoll_source::FingerprintKey;
use plimsoll_waive::{Names, Rules, Waiver};

/// What the program around the server provides.
pub trait Host: Send + Sync {
    /// The settings that hold in a folder, read anew; what stands against judging, in words, where there is something.
    ///
    /// # Errors
    /// Where `plimsoll scan` in that folder would fail.
    fn settings(&self, folder: &Path) -> Result<Settings, String>;

    /// The check with this slug or alias.
    fn check(&self, name: &str) -> Option<&'static Check>;

    /// The page of a check in Markdown; empty where there is none.
    fn page(&self, slug: &str) -> &'static str;

    /// Tells whoever keeps the server's log.
    fn log(&self, text: &str);
}

/// How a shown path is seen from the folder of the waivers.
pub type Relative = Box<dyn Fn(&str) -> String + Send + Sync>;

/// The settings of a folder.
pub struct Settings {
    /// The catalogue.
    pub catalog: &'static Catalog,
    /// The checks that run.
    pub checks: Vec<&'static Check>,
    /// The modes that the user told, each with where.
    pub told: Vec<(String, String)>,
    /// How the input is normalised.
    pub options: Options,
    /// Kinds that the folder holds all of.
    pub complete: Vec<String>,
    /// The key behind the fingerprints of secrets.
    pub fingerprint_key: Option<FingerprintKey>,
    /// How texts look: their language.
    pub style: Style,
    /// Waivers of the project's own file.
    pub waivers: Vec<Waiver>,
    /// Waivers of peers' files.
    pub imported: Vec<Waiver>,
    /// Lines of peers' files that waive nothing here.
    pub unmatched: Vec<UnmatchedWaiver>,
    /// Whether the folder holds everything that the waivers may speak of.
    pub whole: bool,
    /// Today, and how long waivers may last.
    pub rules: Rules,
    /// The names of all checks.
    pub names: Names,
    /// How a shown path is seen from the folder of the waivers.
    pub relative: Relative,
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Settings of {} checks", self.checks.len())
    }
}
