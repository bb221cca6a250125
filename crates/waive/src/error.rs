/// Why a file cannot be used. What it holds is never part of the text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct Error {
    /// Line and column from 1, where known.
    pub at: Option<(u32, u32)>,
    /// What is wrong and what to do.
    pub reason: String,
}

impl Error {
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Self { at: None, reason: reason.into() }
    }

    pub(crate) fn at(text: &str, offset: usize, reason: impl Into<String>) -> Self {
        Self { at: Some(position(text, offset)), reason: reason.into() }
    }

    pub(crate) fn too_large() -> Self {
        Self::new(format!("larger than {} bytes; is this the right file?", crate::limits::MAX_BYTES))
    }
}

/// Line and column of a byte, from 1.
pub(crate) fn position(text: &str, offset: usize) -> (u32, u32) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line as u32, column as u32)
}

/// Parsers name unknown keys in backticks, which helps, and wrong values in quotes, which may be secrets.
pub(crate) fn without_values(message: &str) -> String {
    let parts = message.lines().next().unwrap_or_default().split('"').enumerate();
    parts.map(|(index, part)| if index % 2 == 1 { "(value)" } else { part }).collect()
}
