//! One page that stands alone: no request leaves it and no script runs in it.
//!
//! It is written piece by piece (head, each object, tail), so that many findings take no memory.

mod excerpt;
mod group;
mod hull;
mod page;

use std::collections::HashMap;
use std::io::Write;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use plimsoll_catalog::Catalog;
use plimsoll_engine::Assessment;
use serde::Serialize;

use crate::human::groups;
use crate::{Error, Style};

pub(crate) fn write(
    assessment: &Assessment,
    catalog: &Catalog,
    style: &Style,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let pieces = pieces()?;
    let page = page::of(assessment, catalog, style);
    piece(&pieces, "head", &page, out)?;
    let texts: HashMap<&str, &str> = assessment.sources.iter().map(|s| (&*s.path, &*s.text)).collect();
    for found in groups(assessment.findings.iter().collect()) {
        piece(&pieces, "group", &group::of(&found, &texts, catalog, style), out)?;
    }
    piece(&pieces, "tail", &page, out)
}

fn pieces() -> Result<Environment<'static>, Error> {
    let mut pieces = Environment::new();
    pieces.set_auto_escape_callback(|_| AutoEscape::Html);
    pieces.set_undefined_behavior(UndefinedBehavior::Strict);
    pieces.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    pieces.add_template("head", include_str!("head.html"))?;
    pieces.add_template("hull", include_str!("hull.html"))?;
    pieces.add_template("group", include_str!("group.html"))?;
    pieces.add_template("tail", include_str!("tail.html"))?;
    pieces.add_global("css", include_str!("style.css"));
    Ok(pieces)
}

fn piece(pieces: &Environment<'_>, name: &str, view: &impl Serialize, out: &mut dyn Write) -> Result<(), Error> {
    let text = pieces.get_template(name)?.render(Serde(view))?;
    Ok(out.write_all(text.as_bytes())?)
}
