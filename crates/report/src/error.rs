use std::io;

/// Why a report could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The writer refused.
    #[error("cannot write the report; check the disk, the pipe and the permissions")]
    Write(#[from] io::Error),
    /// The assessment could not be put into JSON.
    #[error("cannot put the report into JSON; please report this with the input's kind")]
    Json(#[source] serde_json::Error),
    /// The page could not be made.
    #[error("cannot make the HTML page; please report this with the input's kind")]
    Html(#[from] minijinja::Error),
    /// Nobody knows this format.
    #[error("unknown format {0:?}; use one of {names}", names = crate::Format::names())]
    Format(String),
    /// The framework's report has no such format.
    #[error("unknown format {0:?} for a framework; use one of {names}", names = crate::FrameworkFormat::names())]
    FrameworkFormat(String),
    /// The format must tell a time, and nobody told one.
    #[error("this format must say when the facts were collected; tell the time with the report's style")]
    Time,
    /// Nobody knows this language.
    #[error("unknown language {0:?}; use en or zh")]
    Lang(String),
}

/// A closed pipe reaches the JSON writer wrapped; it is still a closed pipe.
impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        if error.is_io() { Error::Write(error.into()) } else { Error::Json(error) }
    }
}
