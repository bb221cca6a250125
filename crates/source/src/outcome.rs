//! What reading one text gave.

use std::path::Path;
use std::sync::Arc;

use plimsoll_model::{BlindSpot, Mask, SourceFile, Why};
use plimsoll_syntax::Parsed;

use crate::classify::Class;
use crate::mask::{Fingerprinter, Form, redact_as};
use crate::names::quoted;
use crate::plan::Candidate;
use crate::secrets::Held;
use crate::{bytes, format, read, secrets};

/// What is said of an overlay that nobody built.
pub(crate) const NOT_BUILT: &str = "overlay is not built";

/// A text, blind spots, or neither for another format.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) file: Option<SourceFile>,
    /// The documents of its text, where masking had to read them.
    pub(crate) parsed: Option<Parsed>,
    pub(crate) blind: Vec<BlindSpot>,
    pub(crate) other: bool,
    /// The embedded secrets of its text.
    pub(crate) secrets: Option<Held>,
    /// Whether such were looked for.
    pub(crate) searched: bool,
}

/// How texts are read.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'k> {
    pub(crate) key: Option<&'k Fingerprinter>,
    /// Whether embedded secrets are looked for.
    pub(crate) secrets: bool,
}

impl Outcome {
    pub(crate) fn blind(path: &str, why: Why) -> Self {
        Self::spot(BlindSpot { path: path.to_owned(), at: None, why })
    }

    fn spot(spot: BlindSpot) -> Self {
        Self { blind: vec![spot], ..Self::default() }
    }

    /// Reads a file as it was classified.
    pub(crate) fn of_file(shown: &str, candidate: &Candidate, class: Class, reading: Reading<'_>) -> Self {
        let size = match class {
            Class::Text(size) => size,
            Class::Other => return Self { other: true, ..Self::default() },
            Class::Blind(why) => return Self::blind(shown, why),
        };
        let mut outcome = match read::found(&candidate.path, size) {
            Ok(bytes) => Self::of_bytes(shown, bytes, reading),
            Err(why) => Self::blind(shown, why),
        };
        outcome.blind.extend(outcome.file.as_ref().and_then(|f| overlay(shown, &candidate.path, &f.text)));
        outcome
    }

    pub(crate) fn of_bytes(shown: &str, bytes: Vec<u8>, reading: Reading<'_>) -> Self {
        let text = bytes::text(&bytes, shown).map(Arc::from);
        // Its memory is soon used again.
        drop(bytes);
        text.map_or_else(Self::spot, |text| Self::of_text(shown, text, reading))
    }

    pub(crate) fn of_text(shown: &str, text: Arc<str>, reading: Reading<'_>) -> Self {
        // What is masked does not depend on whether it is told of.
        let found = plimsoll_secrets::find_in(shown, &text);
        let is_dockerfile = plimsoll_dockerfile::is_one(shown, &text);
        let form = if is_dockerfile { Form::Dockerfile } else { format::form(shown) };
        let cut = reading.secrets && found.more;
        match redact_as(&text, form, reading.key, &found.hits) {
            Ok(m) => Self {
                blind: cut.then(|| secrets::not_to_the_end(shown)).into_iter().collect(),
                secrets: reading
                    .secrets
                    .then(|| secrets::file(shown, &text, Arc::clone(&m.text), &found.hits, reading.key))
                    .flatten(),
                searched: reading.secrets,
                file: Some(SourceFile { path: shown.to_owned(), text: m.text, masks: m.masks }),
                parsed: m.parsed,
                ..Self::default()
            },
            Err(refused) => Self::spot(BlindSpot { path: shown.to_owned(), at: refused.at, why: refused.why }),
        }
    }
}

impl Outcome {
    /// A text that is shown and not judged.
    pub(crate) fn shown(path: &str, text: Arc<str>, masks: Vec<Mask>) -> Self {
        Self { file: Some(SourceFile { path: path.to_owned(), text, masks }), ..Self::default() }
    }
}

/// A folder that kustomize builds: what it would change is not seen.
fn overlay(shown: &str, path: &Path, text: &str) -> Option<BlindSpot> {
    let folder = shown.rsplit_once('/').map_or(".", |(folder, _)| if folder.is_empty() { "/" } else { folder });
    let resolve = format!("`kustomize build {} | plimsoll scan -`", quoted(folder));
    let why = Why::new(NOT_BUILT, resolve);
    format::is_kustomization(path, text).then(|| BlindSpot { path: folder.to_owned(), at: None, why })
}
