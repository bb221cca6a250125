//! Terraform's form in JSON.

use hcl_edit::Span;
use hcl_edit::expr::Expression;
use hcl_edit::structure::{Block, Body, Structure};
use serde_json::{Map, Value, json};

use super::Texts;
use super::terraform::is_code;

/// Files of configuration as `.tf.json`; nothing where one says what JSON cannot.
pub fn json(texts: &Texts) -> Option<Texts> {
    texts
        .iter()
        .map(|(path, text)| if is_code(path) { one(path, text) } else { Some((path.clone(), text.clone())) })
        .collect()
}

fn one(path: &str, text: &str) -> Option<(String, String)> {
    let body: Body = text.parse().ok()?;
    let mut root = Map::new();
    for structure in &body {
        let Structure::Block(block) = structure else { return None };
        add(&mut root, block, text)?;
    }
    Some((format!("{path}.json"), serde_json::to_string_pretty(&root).ok()?))
}

/// Adds a block below its word and its labels; blocks that are alike stand in a list.
fn add(to: &mut Map<String, Value>, block: &Block, text: &str) -> Option<()> {
    let is_type = block.ident.as_str() == "variable";
    let inside = body(&block.body, text, is_type)?;
    let mut path = vec![block.ident.as_str()];
    path.extend(block.labels.iter().map(|label| label.as_str()));
    let (last, steps) = path.split_last()?;
    let mut at = to;
    for step in steps {
        at = at.entry((*step).to_owned()).or_insert_with(|| json!({})).as_object_mut()?;
    }
    // Values of several blocks of locals are values of one.
    if *last == "locals" {
        let all = at.entry("locals").or_insert_with(|| json!({})).as_object_mut()?;
        all.extend(inside.as_object()?.clone());
        return Some(());
    }
    match at.get_mut(*last) {
        Some(Value::Array(list)) => list.push(inside),
        Some(_) => return None,
        None => {
            at.insert((*last).to_owned(), json!([inside]));
        }
    }
    Some(())
}

fn body(body: &Body, text: &str, is_type: bool) -> Option<Value> {
    let mut made = Map::new();
    for structure in body {
        match structure {
            Structure::Attribute(attribute) => {
                let key = attribute.key.as_str();
                let raw = || source(&attribute.value, text).map(|raw| Value::from(raw.to_owned()));
                // A type is a word, and so are references of a few attributes.
                let value = if is_type && key == "type" { raw()? } else { value(&attribute.value, text)? };
                made.insert(key.to_owned(), value);
            }
            Structure::Block(block) => add(&mut made, block, text)?,
        }
    }
    Some(made.into())
}

/// A plain value as it is; anything else as an expression in a text.
fn value(expression: &Expression, text: &str) -> Option<Value> {
    match expression {
        Expression::Null(_) => Some(Value::Null),
        Expression::Bool(own) => Some((*own.value()).into()),
        Expression::Number(own) => own.value().as_i64().map(Value::from),
        Expression::String(own) => Some(own.value().replace("${", "$${").replace("%{", "%%{").into()),
        Expression::Array(items) => {
            items.iter().map(|item| value(item, text)).collect::<Option<Vec<_>>>().map(Value::from)
        }
        // A heredoc ends with its line, which an expression in a text does not.
        Expression::HeredocTemplate(own) => {
            let literal = own.template.as_single_element().and_then(|element| element.as_literal())?;
            Some(literal.value().to_string().into())
        }
        _ => Some(format!("${{{}}}", source(expression, text)?).into()),
    }
}

fn source<'t>(expression: &Expression, text: &'t str) -> Option<&'t str> {
    let raw = text.get(expression.span()?)?.trim();
    (!raw.contains("<<") && !raw.contains('#') && !raw.contains("//")).then_some(raw)
}
