//! What each candidate is and how large, before memory is spent on any.

use std::io::Read;

use plimsoll_model::Why;

use crate::format::{self, ByName};
use crate::limits::{Limits, MAX_INCLUDED_BYTES, SNIFF_BYTES};
use crate::plan::Candidate;
use crate::read;

/// What a candidate turned out to be.
pub(crate) enum Class {
    /// A text of so many bytes.
    Text(u64),
    /// Not a manifest.
    Other,
    /// Not to be read.
    Blind(Why),
}

pub(crate) fn classify(candidate: &Candidate, limits: &Limits) -> Class {
    let by_name = if candidate.named { ByName::Manifest } else { format::by_name(&candidate.path) };
    match by_name {
        _ if candidate.settings => Class::Other,
        _ if candidate.included => look_small(candidate),
        ByName::Other => Class::Other,
        ByName::Manifest => look(candidate, limits).unwrap_or_else(Class::Blind),
        // What is not a regular file and not said to be a manifest is of another format.
        ByName::Unknown if !is_manifest(candidate).unwrap_or(false) => Class::Other,
        ByName::Unknown => look(candidate, limits).unwrap_or_else(Class::Blind),
    }
}

fn look(candidate: &Candidate, limits: &Limits) -> Result<Class, Why> {
    let size = read::size(&candidate.path)?;
    Ok(if size > limits.text_bytes { Class::Blind(read::too_large(limits.text_bytes)) } else { Class::Text(size) })
}

/// A text that configuration may include. A large one is none, and nothing is lost where it is not asked for.
fn look_small(candidate: &Candidate) -> Class {
    match read::size(&candidate.path) {
        Ok(size) if size <= MAX_INCLUDED_BYTES => Class::Text(size),
        _ => Class::Other,
    }
}

fn is_manifest(candidate: &Candidate) -> Result<bool, Why> {
    let (file, _) = read::open(&candidate.path)?;
    let mut start = Vec::new();
    file.take(SNIFF_BYTES).read_to_end(&mut start).map_err(|e| read::io_why(&e))?;
    Ok(format::looks_like_a_manifest(&start) || format::looks_like_a_template(&start))
}

/// Lets texts through in order until the bound over all of them is met.
pub(crate) fn within_total(classes: &mut [Class], limits: &Limits) {
    let mut total = 0_u64;
    for class in classes {
        if let Class::Text(size) = class {
            if total.saturating_add(*size) > limits.total_bytes {
                *class = Class::Blind(beyond(limits.total_bytes));
            } else {
                total += *size;
            }
        }
    }
}

fn beyond(bound: u64) -> Why {
    Why::new(format!("all texts together exceed the limit of {bound} bytes"), "scan the folders one by one")
}
