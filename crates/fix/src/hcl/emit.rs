//! Writes values as HCL does.

use serde_json::{Map, Value};

/// Attributes whose keys are the user's: their values are maps, where others of the same form are blocks.
const MAPS: &[&str] =
    &["annotations", "environment", "labels", "metadata", "options", "parameters", "tags", "variables"];

/// The same of the Kubernetes provider.
const KUBERNETES: &[&str] = &["limits", "match_labels", "node_selector", "requests"];

/// An expression on one line.
pub(super) fn expression(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(items) => format!("[{}]", items.iter().map(expression).collect::<Vec<_>>().join(", ")),
        Value::Object(map) if map.is_empty() => "{}".to_owned(),
        Value::Object(map) => {
            let entries = map.iter().map(|(name, value)| format!("{} = {}", key(name), expression(value)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
        scalar => scalar.to_string(),
    }
}

/// A text in quotes that is no template.
fn quoted(text: &str) -> String {
    Value::from(text).to_string().replace("${", "$${").replace("%{", "%%{")
}

/// A key of an object, in quotes where it is no name.
pub(super) fn key(name: &str) -> String {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let starts = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    if starts && name.chars().all(is_name) { name.to_owned() } else { quoted(name) }
}

/// Whether an entry of a block is a block itself.
pub(super) fn is_block(name: &str, value: &Value) -> bool {
    match value {
        Value::Object(_) => !MAPS.contains(&name) && !KUBERNETES.contains(&name),
        Value::Array(items) => !items.is_empty() && items.iter().all(Value::is_object),
        _ => false,
    }
}

/// The lines of a block, attributes aligned and blocks below them.
pub(super) fn block(name: &str, value: &Value, indent: &str) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(|item| block(name, item, indent)).collect(),
        Value::Object(map) => {
            let inner = body(map, &format!("{indent}  "));
            let head = std::iter::once(format!("{indent}{name} {{"));
            head.chain(inner).chain([format!("{indent}}}")]).collect()
        }
        _ => Vec::new(),
    }
}

fn body(map: &Map<String, Value>, indent: &str) -> Vec<String> {
    let (blocks, attributes): (Vec<_>, Vec<_>) = map.iter().partition(|(name, value)| is_block(name, value));
    let width = attributes.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    let line = |(name, value): &(&String, &Value)| format!("{indent}{name:width$} = {}", expression(value));
    let mut lines: Vec<String> = attributes.iter().map(line).collect();
    for (name, value) in blocks {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(block(name, value, indent));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_written_as_hcl() {
        assert_eq!(expression(&json!("a ${b} \"c\"")), r#""a $${b} \"c\"""#);
        assert_eq!(expression(&json!(["a", 1])), r#"["a", 1]"#);
        assert_eq!(expression(&json!({"a": true, "b/c": 1})), r#"{ a = true, "b/c" = 1 }"#);
        let lines = block("outer", &json!({"inner": {"a": 1}, "labels": {"x": 1}, "on": true}), "  ");
        let wanted = [
            "  outer {",
            "    labels = { x = 1 }",
            "    on     = true",
            "",
            "    inner {",
            "      a = 1",
            "    }",
            "  }",
        ];
        assert_eq!(lines, wanted);
    }
}
