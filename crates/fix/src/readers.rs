//! Who else reads a value that is given a name: a change of it would reach them too.

use plimsoll_estate::Estate;
use plimsoll_iac::Language;
use plimsoll_iac::outline::{HolderKind, Outline};
use plimsoll_syntax::{Kind, Span, Tree};

/// Whether a literal at this place of HCL is a variable's default or a local that more than one expression reads.
pub(crate) fn are_many_in_hcl(estate: &Estate, file: u32, outline: &Outline, span: Span) -> bool {
    let Some(name) = name_in_hcl(outline, span) else { return false };
    let files = estate.files();
    let Some(path) = files.get(file as usize).map(|source| source.path.as_str()) else { return false };
    let is_near = |other: &str| {
        folder(other) == folder(path) && (Language::of(other) == Language::Hcl || other.ends_with(".tf.json"))
    };
    let near = files.iter().filter(|source| is_near(&source.path));
    near.map(|source| count(&source.text, &name)).sum::<usize>() > 1
}

/// Whether a value at this place of a template is a parameter's default that more than one place reads.
pub(crate) fn are_many_in_template(tree: &Tree, span: Span) -> bool {
    let Some(parameters) = tree.root().get("Parameters").filter(|node| node.kind() == Kind::Map) else { return false };
    let own =
        parameters.own_entries().find(|(_, value)| value.span().start <= span.start && span.end <= value.span().end);
    // Once where it is declared, and once where it is read.
    own.is_some_and(|(key, _)| count(tree.text(), key.text()) > 2)
}

/// `var.x` or `local.x`, as others write it.
fn name_in_hcl(outline: &Outline, span: Span) -> Option<String> {
    let around =
        |holder: &&plimsoll_iac::outline::Holder| holder.span.start <= span.start && span.end <= holder.span.end;
    let outer = outline.holders.iter().find(around)?;
    match &outer.kind {
        HolderKind::Block { word, label } if &**word == "variable" => Some(format!("var.{label}")),
        HolderKind::Block { word, .. } if &**word == "locals" => {
            let held = outer.entries.iter().find(|held| held.span.start <= span.start && span.end <= held.span.end)?;
            Some(format!("local.{}", held.name))
        }
        _ => None,
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// How often a name stands in a text by itself.
fn count(text: &str, name: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let free = |at: usize| {
        let before = text[..at].chars().next_back().is_none_or(|c| !is_part(c) && c != '.');
        before && text[at + name.len()..].chars().next().is_none_or(|c| !is_part(c))
    };
    text.match_indices(name).filter(|(at, _)| free(*at)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_counted_where_they_stand_by_themselves() {
        assert_eq!(count("a = var.x\nb = var.xy\nc = \"${var.x}-1\"\nd = module.var.x", "var.x"), 2);
        assert_eq!(count("Parameters: {On: {Default: 1}}\na: !Ref On\nb: !Ref Only", "On"), 2);
    }

    #[test]
    fn a_variable_and_a_local_have_the_names_that_others_write() {
        let text = "variable \"on\" {\n  default = false\n}\nlocals {\n  off = true\n}\n";
        let outline = Outline::read(text).expect("it is valid");
        let named = |word: &str| {
            let start = text.find(word).expect("it stands there") as u32;
            name_in_hcl(&outline, Span { start, end: start + word.len() as u32 })
        };
        assert_eq!((named("false").as_deref(), named("true").as_deref()), (Some("var.on"), Some("local.off")));
    }
}
