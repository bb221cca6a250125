use plimsoll_syntax::Span;

use super::convert::Converter;
use super::{Body, Expr, Part};
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
    Ok(Converter { file, text, fixed: None }.body(&parsed))
}

/// Reads one expression, as variables are given on the command line.
pub(crate) fn parse_expression(text: &str) -> Result<Expr, Fault> {
    if text.len() > limits::MAX_FILE_BYTES {
        return Err(too_large());
    }
    Ok(inside(text, Span::default()).expr(&hcl_edit::parser::parse_expr(text)?))
}

/// A text that stands inside another one, or nowhere: all of it has one place.
fn inside(text: &str, place: Span) -> Converter<'_> {
    Converter { file: u32::MAX, text, fixed: Some(place) }
}

/// Reads a template, as `templatefile` and the strings of JSON hold it.
pub(crate) fn parse_template(text: &str, place: Span) -> Result<Vec<Part>, Fault> {
    if text.len() > limits::MAX_FILE_BYTES {
        return Err(too_large());
    }
    Ok(inside(text, place).template_parts(&hcl_edit::parser::parse_template(text)?))
}
