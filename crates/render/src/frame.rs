//! The protocol: the length of a head, the length of a blob, the head as JSON, the blob.

use std::borrow::Cow;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::Error;

/// A question to the renderer.
pub(crate) trait Ask: Send + Sync {
    /// What it is answered with.
    type Answer: Send;

    /// The head of the question.
    fn head(&self) -> Result<Vec<u8>, serde_json::Error>;

    /// The bytes that the head counts, in its order.
    fn bytes(&self) -> Vec<&Arc<[u8]>>;

    /// Reads an answer.
    fn answer(head: &[u8], blob: Blob) -> Result<Self::Answer, Error>;
}

/// A file, as the head of a question names it.
#[derive(Serialize)]
pub(crate) struct FileHead<'a> {
    name: Cow<'a, str>,
    length: usize,
}

impl<'a> FileHead<'a> {
    pub(crate) fn new(name: impl Into<Cow<'a, str>>, bytes: &[u8]) -> Self {
        Self { name: name.into(), length: bytes.len() }
    }
}

/// A part of the blob of an answer.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(crate) struct Span {
    pub(crate) at: usize,
    pub(crate) length: usize,
}

/// Numbers of the blob of an answer.
pub(crate) type Numbers = Vec<u32>;

/// What an answer carries beside its head.
pub(crate) struct Blob(pub(crate) Vec<u8>);

impl Blob {
    fn slice(&self, span: Span) -> Result<&[u8], Error> {
        let end = span.at.checked_add(span.length);
        end.and_then(|end| self.0.get(span.at..end)).ok_or_else(|| broken("a place beyond its end"))
    }

    pub(crate) fn text(&self, span: Span) -> Result<String, Error> {
        // What a chart prints may be no text; what is no text is no manifest either.
        Ok(String::from_utf8_lossy(self.slice(span)?).into_owned())
    }

    pub(crate) fn numbers(&self, span: Span) -> Result<Numbers, Error> {
        let bytes = self.slice(span)?.chunks_exact(4);
        Ok(bytes.map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect())
    }
}

/// Reads the head of an answer.
pub(crate) fn read<T: DeserializeOwned>(head: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(head).map_err(|_| broken("a head that cannot be read"))
}

pub(crate) fn broken(reason: &str) -> Error {
    Error::Protocol { reason: reason.to_owned() }
}
