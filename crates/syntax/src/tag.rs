//! What a tag makes of a scalar, as Kubernetes' reader has it.

use std::borrow::Cow;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{GeneralPurpose, GeneralPurposeConfig};
use granit_parser::{Event, Tag};

use crate::Kind;
use crate::faults::{WRONG_BASE64, WRONG_TAG};
use crate::node::MERGE_KEY;
use crate::scalar::{self, plain_kind};

const NAMESPACE: &str = "tag:yaml.org,2002:";
const BASE64: GeneralPurpose =
    GeneralPurpose::new(&STANDARD, GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true));

/// The name of an application's own tag that a value starts with: `Ref` of `!Ref`.
pub(crate) fn own(event: &Event<'_>) -> Option<Box<str>> {
    let (Event::Scalar(_, _, _, tag) | Event::SequenceStart(_, _, tag) | Event::MappingStart(_, _, tag)) = event else {
        return None;
    };
    let tag = tag.as_deref()?;
    (tag.handle() == "!" && !tag.suffix().is_empty()).then(|| tag.suffix().into())
}

/// A scalar after its tag was looked at.
pub(crate) struct Tagged<'s> {
    pub(crate) kind: Kind,
    /// The text, where the tag changes it.
    pub(crate) text: Option<Cow<'s, str>>,
    pub(crate) merges: bool,
    pub(crate) fault: Option<&'static str>,
}

impl Tagged<'_> {
    fn of(kind: Kind) -> Self {
        Self { kind, text: None, merges: false, fault: None }
    }

    fn wrong(fault: &'static str) -> Self {
        Self { fault: Some(fault), ..Self::of(Kind::Str) }
    }
}

/// What a scalar with this tag and text is, however it is quoted.
pub(crate) fn tagged<'s>(tag: &Tag, text: &'s str) -> Tagged<'s> {
    if tag.suffix() == "!" && tag.handle().is_empty() || tag.suffix().is_empty() && tag.handle() == "!" {
        return Tagged { merges: text == MERGE_KEY, ..Tagged::of(Kind::Str) };
    }
    let name = tag.suffix_in_namespace(NAMESPACE);
    match name.as_deref() {
        Some("bool" | "int" | "float" | "null") => number_or_word(name.as_deref().unwrap_or_default(), text),
        Some("binary") => binary(text),
        Some("merge") => Tagged { merges: text == MERGE_KEY, ..Tagged::of(Kind::Str) },
        _ => Tagged::of(Kind::Str),
    }
}

fn number_or_word<'s>(name: &str, text: &'s str) -> Tagged<'s> {
    match (name, plain_kind(text)) {
        ("bool", kind @ (Kind::True | Kind::False)) => Tagged::of(kind),
        ("null", Kind::Null) => Tagged::of(Kind::Null),
        ("int", Kind::Int) => Tagged::of(Kind::Int),
        ("float", Kind::Float) => Tagged::of(Kind::Float),
        ("float", Kind::Int) if scalar::integer(text).is_some() => Tagged::of(Kind::Float),
        _ => Tagged::wrong(WRONG_TAG),
    }
}

/// What is no UTF-8 becomes replacement characters, one for each byte, as in Go's JSON.
fn binary(text: &str) -> Tagged<'_> {
    let joined: String = text.chars().filter(|c| !matches!(c, '\n' | '\r')).collect();
    let Ok(bytes) = BASE64.decode(joined) else {
        return Tagged::wrong(WRONG_BASE64);
    };
    let mut decoded = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        decoded.push_str(chunk.valid());
        decoded.extend(chunk.invalid().iter().map(|_| char::REPLACEMENT_CHARACTER));
    }
    Tagged { text: Some(decoded.into()), ..Tagged::of(Kind::Str) }
}
