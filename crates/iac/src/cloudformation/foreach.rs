//! `Fn::ForEach`: entries that stand for several.

use std::borrow::Cow;
use std::rc::Rc;

use plimsoll_syntax::{Kind, Node};

use super::limits::LOOP_VALUES;
use super::stack::{Definition, Loops, Stack};
use super::value::{Data, Value};

const LOOP: &str = "Fn::ForEach::";

/// The entries of a mapping with its loops written out.
pub(crate) fn expand<'s>(stack: &Stack<'s>, node: Node<'s>, out: &mut Vec<Definition<'s>>) {
    let loops = stack.loops();
    for (at, value) in node.entries() {
        // As it is written: a key such as `Y` or `012` is a text.
        let key = at.text();
        if key.starts_with(LOOP) {
            unroll(stack, value, out);
        } else {
            out.push(Definition { key: replace(key, &loops).into(), at, node: value, loops: Rc::clone(&loops) });
        }
    }
}

fn unroll<'s>(stack: &Stack<'s>, node: Node<'s>, out: &mut Vec<Definition<'s>>) {
    let Some(_step) = stack.world.step() else { return };
    let parts: Vec<Node<'s>> = node.items().collect();
    let (&[identifier, collection, body], Kind::Seq) = (parts.as_slice(), node.kind()) else {
        return stack.fault(node, "Fn::ForEach takes an identifier, a collection and a mapping", "correct the loop");
    };
    let Some(items) = items(stack, collection) else { return };
    for item in items {
        if !stack.world.take_values(LOOP_VALUES) {
            return stack.fault(node, "the loop is too large to be written out", "split the template");
        }
        let mut inner = (*stack.loops()).clone();
        inner.push((identifier.text().into(), item));
        stack.looping(&Rc::new(inner), || expand(stack, body, out));
    }
}

/// What a loop runs over; none where it cannot be told, which is then said.
fn items<'s>(stack: &Stack<'s>, node: Node<'s>) -> Option<Vec<Value>> {
    let parts = match stack.eval(node) {
        Value { data: Data::Seq(items), .. } => items,
        _ => {
            stack.fault(node, UNKNOWN, "give the parameter that it depends on with --parameter NAME=VALUE");
            return None;
        }
    };
    // A reference inside the list may stand for a list.
    let flat = parts.into_iter().flat_map(|item| match item.data {
        Data::Seq(inner) => inner,
        data => vec![Value { span: item.span, data }],
    });
    let all: Vec<Value> = flat.collect();
    if all.iter().any(|item| item.spelling().is_none()) {
        stack.fault(node, UNKNOWN, "give the parameter that it depends on with --parameter NAME=VALUE");
        return None;
    }
    Some(all)
}

const UNKNOWN: &str = "what the loop runs over cannot be told, so what it makes is not seen";

/// A text with `${Name}`, and `&{Name}` without anything but letters and digits, written out for the loops around it.
pub(crate) fn replace<'t>(text: &'t str, loops: &Loops) -> Cow<'t, str> {
    if loops.is_empty() || !(text.contains("${") || text.contains("&{")) {
        return text.into();
    }
    let mut text = text.to_owned();
    for (name, value) in loops.iter() {
        let Some(spelling) = value.spelling() else { continue };
        text = text.replace(&format!("${{{name}}}"), spelling);
        if text.contains("&{") {
            let plain: String = spelling.chars().filter(char::is_ascii_alphanumeric).collect();
            text = text.replace(&format!("&{{{name}}}"), &plain);
        }
    }
    text.into()
}
