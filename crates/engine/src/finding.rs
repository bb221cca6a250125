use std::borrow::Cow;
use std::sync::Arc;

use plimsoll_catalog::{Owner, Severity};
use plimsoll_model::Why;
use serde::{Deserialize, Serialize};

use crate::{Confidence, Remedy, Subject};

/// A place in a file, resolved for people and editors.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PlaceIn {
    /// Path of the file; `-` is stdin.
    pub file: Arc<str>,
    /// First line, from 1.
    pub line: u32,
    /// First column in characters, from 1.
    pub column: u32,
    /// Last line, from 1.
    pub end_line: u32,
    /// One past the last column in characters, from 1.
    pub end_column: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Path inside the object.
    pub path: String,
    /// Whether the last part of the path does not exist: the place is then its nearest parent.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub missing: bool,
    /// What stands here, in a few words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Where the place stands in the rendered text, if the file is what that was rendered from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rendered: Option<RenderedAt>,
}

/// A place in a rendered text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RenderedAt {
    /// What the text is called: the template's path and what became of it.
    pub file: Arc<str>,
    /// Line, from 1.
    pub line: u32,
    /// First byte.
    pub start: u32,
}

/// A gap, joined with the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The check's slug.
    pub check: Cow<'static, str>,
    /// The check's title.
    pub title: Cow<'static, str>,
    /// What it is about.
    pub subject: Subject,
    /// How bad it is.
    pub severity: Severity,
    /// How sure the check is.
    pub confidence: Confidence,
    /// Whose it is in the chosen modes, where they are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Owner>,
    /// The controls that it leaves open.
    pub controls: Vec<Cow<'static, str>>,
    /// What is wrong with this subject.
    pub message: String,
    /// How to close it.
    pub fix: Cow<'static, str>,
    /// The changes that close it, where the check can tell; for fixes, never serialised.
    #[serde(skip)]
    pub remedy: Option<Remedy>,
    /// Where it shows, the first place first.
    pub places: Vec<PlaceIn>,
    /// Stable over line changes: check, subject and path, hashed.
    pub fingerprint: String,
    /// Further subjects that show the same at the same place: other instances of a resource, other calls of a module,
    /// other root modules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Subject>,
}

/// A verdict that could not be given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownVerdict {
    /// The check's slug.
    pub check: Cow<'static, str>,
    /// What it is about.
    pub subject: Subject,
    /// The controls that it leaves unseen.
    pub controls: Vec<Cow<'static, str>>,
    /// Why, and what would resolve it.
    pub why: Why,
    /// Where the reason stands, if anywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceIn>,
    /// Further subjects of which the same cannot be told at the same place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Subject>,
}
