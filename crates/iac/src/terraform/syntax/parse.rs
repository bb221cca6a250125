use super::convert::{Converter, body};
use super::template::parts_of;
use super::{Body, Part};
use crate::limits;

/// Why a text could not be read, and where.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) offset: usize,
    pub(crate) reason: String,
}

impl From<hcl_edit::parser::Error> for Fault {
    fn from(error: hcl_edit::parser::Error) -> Self {
        Self { offset: error.location().offset(), reason: error.message().to_owned() }
    }
}

fn too_large() -> Fault {
    Fault { offset: 0, reason: format!("it is larger than {} MiB", limits::MAX_FILE_BYTES >> 20) }
}

/// Reads a file of configuration or of values of variables.
pub(crate) fn parse_body(text: &str, file: u32) -> Result<Body, Fault> {
    if text.len() > limits::MAX_FILE_BYTES {
        return Err(too_large());
    }
    // A byte order mark moves nothing: spaces of its length stand for it.
    let plain = text.strip_prefix('\u{feff}').map(|rest| format!("   {rest}"));
    let parsed = hcl_edit::parser::parse_body(plain.as_deref().unwrap_or(text))?;
    Ok(body(&parsed, &Converter { file }))
}

/// Reads a template, as `templatefile` and the strings of JSON hold it.
pub(crate) fn parse_template(text: &str) -> Result<Vec<Part>, Fault> {
    if text.len() > limits::MAX_FILE_BYTES {
        return Err(too_large());
    }
    Ok(parts_of(&hcl_edit::parser::parse_template(text)?))
}
