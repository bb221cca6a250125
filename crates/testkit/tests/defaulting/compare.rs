//! Compares an object with our defaults to what the server answered, field by field.

use std::fmt;

use serde_json::Value;

use super::quantity;

/// A value as it was given, as we fill it in, and as the server answered.
pub struct Sides<'v> {
    pub given: Option<&'v Value>,
    pub ours: Option<&'v Value>,
    pub theirs: Option<&'v Value>,
}

/// A field that differs.
#[derive(Debug)]
pub struct Difference {
    path: String,
    ours: Option<Value>,
    theirs: Option<Value>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |v: &Option<Value>| v.as_ref().map_or("nothing".to_owned(), Value::to_string);
        write!(f, "{}: ours {}, theirs {}", self.path, text(&self.ours), text(&self.theirs))
    }
}

/// Structs that the server always writes, although they hold nothing: `key` with an empty mapping.
const ALWAYS_WRITTEN: &[&str] = &["resources", "strategy", "updateStrategy", "metadata", "spec", "conditions"];

/// Where a number with a unit may be written in another way.
const QUANTITIES: &[&str] = &[
    "limits",
    "requests",
    "capacity",
    "hard",
    "max",
    "min",
    "default",
    "defaultRequest",
    "maxLimitRequestRatio",
    "sizeLimit",
    "divisor",
    "overhead",
    "averageValue",
    "value",
    "storage",
];

/// Every field that differs; `unknown` are the paths that the kind does not have.
pub fn differences(sides: &Sides<'_>, unknown: &[String]) -> Vec<Difference> {
    let mut found = Vec::new();
    walk("", sides, unknown, &mut found);
    found
}

/// The paths in the server's complaint about fields that the kind does not have.
pub fn unknown_fields(message: &str) -> Vec<String> {
    let parts = message.split("unknown field \"").skip(1);
    parts.filter_map(|part| part.split_once('"')).map(|(path, _)| path.to_owned()).collect()
}

fn walk(path: &str, sides: &Sides<'_>, unknown: &[String], found: &mut Vec<Difference>) {
    if unknown.iter().any(|field| field == path) && sides.theirs.is_none() {
        return;
    }
    match (present(sides.ours), present(sides.theirs)) {
        (Some(Value::Object(_)), Some(Value::Object(_))) => keys(path, sides, unknown, found),
        (Some(Value::Array(ours)), Some(Value::Array(theirs))) if ours.len() == theirs.len() => {
            for index in 0..ours.len() {
                walk(&format!("{path}[{index}]"), &sides.item(index), unknown, found);
            }
        }
        (None, None) => {}
        (Some(ours), Some(theirs)) if ours == theirs || same_quantity(path, ours, theirs) => {}
        (Some(_), None) if sides.given == sides.ours && is_nothing(path, sides.ours, unknown) => {}
        (None, Some(Value::Object(map))) if map.is_empty() && is_always_written(path) => {}
        (ours, theirs) => {
            found.push(Difference { path: path.to_owned(), ours: ours.cloned(), theirs: theirs.cloned() })
        }
    }
}

fn keys(path: &str, sides: &Sides<'_>, unknown: &[String], found: &mut Vec<Difference>) {
    let of =
        |side: Option<&Value>| side.and_then(Value::as_object).into_iter().flat_map(|m| m.keys().cloned()).collect();
    let (mut all, theirs): (Vec<String>, Vec<String>) = (of(sides.ours), of(sides.theirs));
    all.extend(theirs);
    all.sort_unstable();
    all.dedup();
    for key in all {
        let dot = if path.is_empty() { "" } else { "." };
        walk(&format!("{path}{dot}{key}"), &sides.key(&key), unknown, found);
    }
}

impl<'v> Sides<'v> {
    fn key(&self, key: &str) -> Sides<'v> {
        self.each(|value| value.get(key))
    }

    fn item(&self, index: usize) -> Sides<'v> {
        self.each(|value| value.get(index))
    }

    fn each(&self, step: impl Fn(&'v Value) -> Option<&'v Value>) -> Sides<'v> {
        Sides {
            given: self.given.and_then(&step),
            ours: self.ours.and_then(&step),
            theirs: self.theirs.and_then(&step),
        }
    }
}

fn present(side: Option<&Value>) -> Option<&Value> {
    side.filter(|value| !value.is_null())
}

/// What was given but says nothing, which the server leaves out when it writes.
fn is_nothing(path: &str, value: Option<&Value>, unknown: &[String]) -> bool {
    match value {
        None | Some(Value::Null | Value::Bool(false)) => true,
        Some(Value::Bool(true)) => false,
        Some(Value::Number(number)) => number.as_f64() == Some(0.0),
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Array(list)) => list.is_empty(),
        Some(Value::Object(map)) => map.iter().all(|(key, value)| {
            let path = format!("{path}.{key}");
            unknown.contains(&path) || is_nothing(&path, Some(value), unknown)
        }),
    }
}

fn is_always_written(path: &str) -> bool {
    ALWAYS_WRITTEN.contains(&path.rsplit('.').next().unwrap_or_default())
}

fn same_quantity(path: &str, ours: &Value, theirs: &Value) -> bool {
    let steps = path.split(['.', '[']);
    steps.into_iter().any(|step| QUANTITIES.contains(&step)) && quantity::same(ours, theirs)
}

/// A comparison that lets a wrong default pass would make the whole test say nothing.
#[test]
fn wrong_missing_and_invented_defaults_are_seen() {
    use serde_json::json;
    let given = json!({"spec": {"a": 0, "b": {}}});
    let theirs = json!({"spec": {"kind": "Opaque", "resources": {}}});
    let paths = |ours: Value| -> Vec<String> {
        let sides = Sides { given: Some(&given), ours: Some(&ours), theirs: Some(&theirs) };
        differences(&sides, &[]).into_iter().map(|d| d.path).collect()
    };
    assert!(paths(json!({"spec": {"a": 0, "b": {}, "kind": "Opaque"}})).is_empty());
    assert_eq!(paths(json!({"spec": {"a": 0, "b": {}, "kind": "opaque"}})), ["spec.kind"]);
    assert_eq!(paths(json!({"spec": {"a": 0, "b": {}}})), ["spec.kind"]);
    // Nothing that we fill in may be missing over there, be it as empty as it likes.
    assert_eq!(paths(json!({"spec": {"a": 0, "b": {}, "kind": "Opaque", "c": {}}})), ["spec.c"]);
    assert_eq!(paths(json!({"spec": {"a": 0, "b": {}, "kind": "Opaque", "d": false}})), ["spec.d"]);
    assert_eq!(paths(json!({"spec": {"a": 1, "b": {}, "kind": "Opaque"}})), ["spec.a"]);
}
