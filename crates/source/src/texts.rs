use std::sync::Arc;

use plimsoll_model::Snapshot;

use crate::collect::{Collected, empty, fingerprinter};
use crate::limits::Limits;
use crate::outcome::{Outcome, Reading};
use crate::{Error, FingerprintKey, read};

/// How texts in memory are collected.
#[derive(Clone, Debug, Default)]
pub struct TextOptions {
    /// Kinds that the user declares to be all there is; `*` for all kinds.
    pub complete: Vec<String>,
    /// The key behind the fingerprints of secrets; without one there are none.
    pub fingerprint_key: Option<FingerprintKey>,
    /// Search for embedded secrets.
    pub secrets: bool,
    /// The bounds; `files` and `skipped` do not count here.
    pub limits: Limits,
}

/// Collects texts that are in memory already, by the same masking as files.
pub fn from_texts<P, T>(texts: impl IntoIterator<Item = (P, T)>, options: &TextOptions) -> Result<Snapshot, Error>
where
    P: Into<String>,
    T: Into<Arc<str>>,
{
    Ok(read_texts(texts, options)?.snapshot)
}

/// The same, with the documents that masking has read already.
pub fn read_texts<P, T>(texts: impl IntoIterator<Item = (P, T)>, options: &TextOptions) -> Result<Collected, Error>
where
    P: Into<String>,
    T: Into<Arc<str>>,
{
    let key = fingerprinter(options.fingerprint_key.as_ref())?;
    let mut out = empty(options.fingerprint_key.as_ref(), options.complete.clone());
    let bound = options.limits.text_bytes;
    let reading = Reading { key: key.as_ref(), secrets: options.secrets };
    for (path, text) in texts {
        let (path, text): (String, Arc<str>) = (path.into(), text.into());
        let large = text.len() as u64 > bound;
        let outcome =
            if large { Outcome::blind(&path, read::too_large(bound)) } else { Outcome::of_text(&path, text, reading) };
        out.add(outcome);
    }
    Ok(out.finished(key.as_ref()))
}
