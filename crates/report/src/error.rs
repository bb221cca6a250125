use std::io;

/// Why a report could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The writer refused.
    #[error("cannot write the report; check the disk, the pipe and the permissions")]
    Write(#[from] io::Error),
    /// The assessment could not be put into JSON.
    #[error("cannot put the report into JSON; please report this with the input's kind")]
    Json(#[from] serde_json::Error),
    /// The page could not be made.
    #[error("cannot make the HTML page; please report this with the input's kind")]
    Html(#[from] minijinja::Error),
    /// Nobody knows this format.
    #[error("unknown format {0:?}; use one of human, json, jsonl, sarif, html")]
    Format(String),
    /// Nobody knows this language.
    #[error("unknown language {0:?}; use en or zh")]
    Lang(String),
}
