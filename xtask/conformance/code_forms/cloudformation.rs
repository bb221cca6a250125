//! Other forms of CloudFormation templates.

use plimsoll_syntax::{Kind, Node, parse};
use serde_json::{Map, Value, json};

use super::{Form, Texts};

/// What a form adds to logical ids.
pub const ADDED: &str = "Zz";

pub const FORMS: &[Form] = &[
    Form { name: "JSON and long intrinsics", of: |texts| each(texts, Some), but: &[] },
    Form { name: "another order", of: |texts| each(texts, |template| Some(reversed(template))), but: &[] },
    Form { name: "texts for booleans", of: |texts| each(texts, spelled), but: &[] },
    Form { name: "other names", of: |texts| each(texts, renamed), but: &[] },
    // What a resource holds is masked as a secret before a placeholder in it can be seen; a default is not.
    Form { name: "values in parameters", of: |texts| each(texts, moved), but: &["CKV_AWS_384"] },
    Form { name: "neighbours", of: |texts| each(texts, neighbours), but: &[] },
];

/// Every template as JSON, changed; nothing where there is none, or one has no such form.
fn each(texts: &Texts, change: fn(Value) -> Option<Value>) -> Option<Texts> {
    let one = |(path, text): &(String, String)| {
        let parsed = parse(&text.as_str().into());
        let root = parsed.trees.first()?.root();
        let template = change(plain(root)).filter(|template| template["Resources"].is_object())?;
        let path = path.rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem);
        Some((format!("{path}.json"), serde_json::to_string_pretty(&template).ok()?))
    };
    let made: Option<Texts> = texts.iter().map(one).collect();
    made.filter(|made| !made.is_empty())
}

/// A node as JSON, with long intrinsics for short ones.
fn plain(node: Node<'_>) -> Value {
    let value = match node.kind() {
        Kind::Map => {
            node.entries().into_iter().map(|(key, value)| (key.key_text().into_owned(), plain(value))).collect()
        }
        Kind::Seq => node.items().map(plain).collect(),
        _ => node.to_json(),
    };
    match node.tag() {
        Some("Ref") => json!({ "Ref": value }),
        Some("Condition") => json!({ "Condition": value }),
        Some("GetAtt") => {
            let text = value.as_str().and_then(|text| text.split_once('.')).map(|(of, name)| json!([of, name]));
            json!({ "Fn::GetAtt": text.unwrap_or(value) })
        }
        Some(name) => json!({ format!("Fn::{name}"): value }),
        None => value,
    }
}

fn reversed(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut all: Vec<(String, Value)> = map.into_iter().map(|(key, value)| (key, reversed(value))).collect();
            all.reverse();
            Value::Object(all.into_iter().collect())
        }
        // The arguments of intrinsics are lists whose order counts; what lists hold is turned around inside.
        Value::Array(items) => items.into_iter().map(reversed).collect(),
        scalar => scalar,
    }
}

fn properties(template: &mut Value, change: &mut dyn FnMut(&mut Value)) -> Option<()> {
    for resource in template["Resources"].as_object_mut()?.values_mut() {
        if let Some(all) = resource.get_mut("Properties") {
            scalars(all, change);
        }
    }
    Some(())
}

/// Every plain value that is no argument of an intrinsic and stands in no policy.
fn scalars(value: &mut Value, change: &mut dyn FnMut(&mut Value)) {
    let is_intrinsic = |map: &Map<String, Value>| map.keys().any(|key| key == "Ref" || key.starts_with("Fn::"));
    match value {
        Value::Object(map) if is_intrinsic(map) || map.contains_key("Statement") => {}
        Value::Object(map) => map.values_mut().for_each(|value| scalars(value, change)),
        Value::Array(items) => items.iter_mut().for_each(|item| scalars(item, change)),
        Value::Null => {}
        _ => change(value),
    }
}

fn spelled(mut template: Value) -> Option<Value> {
    properties(&mut template, &mut |value| {
        if let Value::Bool(own) = value {
            *value = own.to_string().into();
        }
    })?;
    Some(template)
}

/// Plain values as defaults of parameters.
fn moved(mut template: Value) -> Option<Value> {
    let mut declared = template["Parameters"].as_object().cloned().unwrap_or_default();
    properties(&mut template, &mut |value| {
        let name = format!("Moved{}", declared.len());
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        declared.insert(name.clone(), json!({ "Type": "String", "Default": text }));
        *value = json!({ "Ref": name });
    })?;
    template["Parameters"] = declared.into();
    Some(template)
}

/// Every resource under another id, with all references to it.
fn renamed(template: Value) -> Option<Value> {
    let ids: Vec<String> = template["Resources"].as_object()?.keys().cloned().collect();
    Some(under(template, &ids))
}

fn under(value: Value, ids: &[String]) -> Value {
    let named = |text: String| if ids.contains(&text) { text + ADDED } else { text };
    match value {
        Value::Object(map) => map.into_iter().map(|(key, value)| (named(key), under(value, ids))).collect(),
        Value::Array(items) => items.into_iter().map(|item| under(item, ids)).collect(),
        Value::String(text) => Value::String(named(substituted(text, ids))),
        scalar => scalar,
    }
}

/// References inside a text of `Fn::Sub`.
fn substituted(text: String, ids: &[String]) -> String {
    ids.iter().fold(text, |text, id| {
        let own = text.replace(&format!("${{{id}}}"), &format!("${{{id}{ADDED}}}"));
        own.replace(&format!("${{{id}."), &format!("${{{id}{ADDED}."))
    })
}

fn neighbours(mut template: Value) -> Option<Value> {
    let all = template["Resources"].as_object_mut()?;
    all.insert("Neighbour".to_owned(), json!({ "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "more" } }));
    template["Outputs"]["Neighbour"] = json!({ "Value": { "Ref": "Neighbour" } });
    Some(template)
}
