//! One page that stands alone: no request leaves it, and nothing runs in it but its own filters.
//!
//! It is whole without the script, which only hides and shows again what stands in the page. The page's policy names the
//! hashes of its style and of that script, so that the browser runs no other, whatever a name in the input says.
//!
//! It is written piece by piece (head, each object, tail), so that many findings take no memory.

mod excerpt;
mod filter;
mod group;
mod hull;
mod item;
mod page;
mod platform;

use std::collections::HashMap;
use std::io::Write;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use plimsoll_catalog::Catalog;
use plimsoll_engine::Assessment;
use serde::Serialize;

use self::group::Around;
use self::item::Items;
use crate::human::groups;
use crate::{Error, Style};

const CSS: &str = include_str!("style.css");
const JS: &str = include_str!("filter.js");

pub(crate) fn write(
    assessment: &Assessment,
    catalog: &Catalog,
    style: &Style,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let pieces = pieces()?;
    let items = Items::of(assessment, catalog);
    let page = page::of(assessment, &items, catalog, style);
    piece(&pieces, "head", &page, out)?;
    let texts: HashMap<&str, &str> = assessment.sources.iter().map(|s| (&*s.path, &*s.text)).collect();
    let around = Around { items: &items, texts, catalog, style };
    for found in groups(assessment.findings.iter().collect()) {
        piece(&pieces, "group", &group::of(&found, &around), out)?;
    }
    piece(&pieces, "between", &page, out)?;
    for found in groups(assessment.waived.iter().map(|w| &w.finding).collect()) {
        piece(&pieces, "group", &group::of_waived(&found, &assessment.waived, &around), out)?;
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
    pieces.add_template("data", include_str!("data.html"))?;
    pieces.add_template("filter", include_str!("filter.html"))?;
    pieces.add_template("between", include_str!("between.html"))?;
    pieces.add_template("group", include_str!("group.html"))?;
    pieces.add_template("tail", include_str!("tail.html"))?;
    pieces.add_global("css", CSS);
    pieces.add_global("js", JS);
    Ok(pieces)
}

fn piece(pieces: &Environment<'_>, name: &str, view: &impl Serialize, out: &mut dyn Write) -> Result<(), Error> {
    let text = pieces.get_template(name)?.render(Serde(view))?;
    Ok(out.write_all(text.as_bytes())?)
}
