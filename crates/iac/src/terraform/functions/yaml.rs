//! YAML to values and back.

use std::fmt::Write;
use std::sync::Arc;

use plimsoll_syntax::{Kind, Node, parse};

use super::Out;
use super::arguments::{text, wrong};
use crate::limits;
use crate::number::Number;
use crate::value::{Data, Entry, Map, Value};

pub(super) fn decode(of: &Value) -> Out {
    let text: Arc<str> = text(of)?;
    let parsed = parse(&text);
    match (&parsed.errors[..], &parsed.trees[..]) {
        ([], []) => Err(wrong("it is empty")),
        ([], [tree]) => value(tree.root(), 0),
        ([], _) => Err(wrong("it holds several documents")),
        _ => Err(wrong("it is no YAML")),
    }
}

/// The value of a node; its places mean nothing where the text is used.
fn value(node: Node<'_>, depth: u32) -> Out {
    if depth > limits::MAX_DEPTH {
        return Err(wrong("it is nested too deeply"));
    }
    Ok(match node.kind() {
        Kind::Map => {
            let entry =
                |(key, inner): (Node<'_>, Node<'_>)| Ok((key.text().into(), Entry::of(value(inner, depth + 1)?)));
            Value::map(node.entries().into_iter().map(entry).collect::<Result<Map, Value>>()?)
        }
        Kind::Seq => Value::list(node.items().map(|item| value(item, depth + 1)).collect::<Result<_, Value>>()?),
        Kind::True => true.into(),
        Kind::False => false.into(),
        Kind::Int | Kind::Float => {
            number(node.text()).map_or_else(|| Value::string(node.text()), |number| Data::Number(number).into())
        }
        Kind::Str => Value::string(node.text()),
        _ => Value::null(),
    })
}

fn number(text: &str) -> Option<Number> {
    let based = |prefix: &str, base: u32| i128::from_str_radix(text.strip_prefix(prefix)?, base).ok().map(Number::Int);
    based("0x", 16).or_else(|| based("0o", 8)).or_else(|| Number::parse(text))
}

/// The value of a document of JSON.
pub(crate) fn of_node(node: Node<'_>) -> Out {
    value(node, 0)
}

/// YAML as Terraform writes it: keys and texts quoted, two spaces for each level.
pub(super) fn encode(of: &Value) -> Out {
    if let Some(hole) = of.hole() {
        return Err(hole.derived());
    }
    let mut out = String::new();
    put(&mut out, of, 0, false);
    Ok(Value::string(out))
}

/// Writes a value that begins on the line that is open; `item` says that it stands behind a dash.
fn put(out: &mut String, of: &Value, indent: usize, item: bool) {
    match &of.data {
        Data::Seq(items) | Data::Set(items) if !items.is_empty() => {
            for (at, inner) in items.iter().enumerate() {
                pad(out, indent, at == 0 && item);
                out.push_str("- ");
                put(out, inner, indent + 2, true);
            }
        }
        Data::Map(map) if !map.is_empty() => {
            for (at, (key, entry)) in map.iter().enumerate() {
                pad(out, indent, at == 0 && item);
                let _ = write!(out, "{}:", quoted(key));
                put_below(out, &entry.value, indent);
            }
        }
        Data::Seq(_) | Data::Set(_) => out.push_str("[]\n"),
        Data::Map(_) => out.push_str("{}\n"),
        Data::Str(text) if text.contains('\n') => block(out, text, indent.max(2)),
        Data::Str(text) => drop(writeln!(out, "{}", quoted(text))),
        _ => drop(writeln!(out, "{}", crate::json::write(of))),
    }
}

fn put_below(out: &mut String, value: &Value, indent: usize) {
    match &value.data {
        Data::Map(map) if !map.is_empty() => {
            out.push('\n');
            put(out, value, indent + 2, false);
        }
        // A list stands at the level of its key.
        Data::Seq(items) | Data::Set(items) if !items.is_empty() => {
            out.push('\n');
            put(out, value, indent, false);
        }
        _ => {
            out.push(' ');
            put(out, value, indent + 2, false);
        }
    }
}

fn block(out: &mut String, text: &str, indent: usize) {
    let keep = if text.ends_with("\n\n") {
        "|+\n"
    } else if text.ends_with('\n') {
        "|\n"
    } else {
        "|-\n"
    };
    out.push_str(keep);
    for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
        let spaces = if line.is_empty() { 0 } else { indent };
        let _ = writeln!(out, "{}{line}", " ".repeat(spaces));
    }
}

fn pad(out: &mut String, indent: usize, open: bool) {
    if !open {
        out.push_str(&" ".repeat(indent));
    }
}

fn quoted(text: &str) -> String {
    let quoted = crate::json::write(&Value::string(text));
    // What JSON escapes for pages of HTML stands for itself in YAML.
    quoted.replace("\\u003c", "<").replace("\\u003e", ">").replace("\\u0026", "&")
}
