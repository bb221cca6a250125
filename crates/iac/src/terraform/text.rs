//! Attributes whose text is JSON: read as the structure that it says.

use plimsoll_syntax::Span;

use super::eval::{Env, Run, Text};
use super::syntax::{Attribute, Kind, Part};
use crate::json_read::{self, Origin};
use crate::value::{Data, Place, Value};

/// Attributes that hold a document of JSON, of the resources that a container platform is made of.
#[rustfmt::skip]
const JSON: &[&str] = &[
    "access_policy", "assume_role_policy", "configuration_values", "container_definitions", "container_properties",
    "document", "inline_policy", "json", "key_policy", "override_json", "override_policy_documents", "policy",
    "policy_document", "repository_policy", "resource_policy", "source_json", "source_policy_documents",
];

/// The value of an attribute; JSON as structure, with the places that it has in the file.
pub(crate) fn attribute<'w>(run: &Run<'w>, env: &Env<'w>, attribute: &Attribute) -> Value {
    let is_json = JSON.binary_search(&&*attribute.name).is_ok();
    match &attribute.value.kind {
        Kind::Template(parts) if is_json && !matches!(parts[..], [Part::Value(_)]) => {
            let text = run.text(env, parts);
            let place = Place::new(env.file, attribute.value.span);
            let read = read(&text, place, run.world.sources.get(env.file as usize).map(|s| &**s.text));
            read.unwrap_or_else(|| text.into_value()).or_at(place)
        }
        _ if is_json => structure(run.eval(env, &attribute.value)),
        _ => run.eval(env, &attribute.value),
    }
}

fn read(text: &Text, whole: Place, source: Option<&str>) -> Option<Value> {
    let origin = |start: usize, end: usize| {
        let at = text.pieces.partition_point(|(offset, _)| *offset <= start);
        let found = at.checked_sub(1).and_then(|at| text.pieces.get(at)).zip(source);
        found
            .and_then(|((offset, span), source)| locate(source, *span, start - offset, end - start))
            .map_or(whole, |span| Place::new(whole.file, span))
    };
    let holes = |at: usize| text.holes.iter().find(|(offset, _)| *offset == at).map(|(_, value)| value.clone());
    json_read::read(&text.text, &Origin { place: &origin, hole: &holes })
}

/// Where a piece of a literal stands: the literal's own bytes where nothing was unescaped or indented away.
fn locate(source: &str, literal: Span, offset: usize, length: usize) -> Option<Span> {
    let start = literal.start as usize + offset;
    (start + length <= literal.end as usize && source.is_char_boundary(start)).then(|| Span::new(start, start + length))
}

/// A string that holds JSON, read; anything else as it is. Places are those of the string.
pub(crate) fn structure(value: Value) -> Value {
    let at = value.at;
    let (text, hole) = match &value.data {
        Data::Str(text) => (text.to_string(), None),
        Data::Unknown(unknown) => match &unknown.partial {
            Some(partial) => (partial.to_string(), Some(value.derived())),
            None => return value,
        },
        _ => return value,
    };
    let holes = |_| hole.clone();
    let read = json_read::read(&text, &Origin { place: &|_, _| at, hole: &holes });
    read.filter(|read| matches!(read.data, Data::Map(_) | Data::Seq(_))).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_names_are_sorted() {
        assert!(super::JSON.is_sorted());
    }
}
