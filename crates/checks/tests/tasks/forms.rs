//! From a row of the table to the text of each form.

use serde_json::{Map, Value, json};

use crate::table::Row;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Json,
    Terraform,
    CloudFormation,
    Compose,
}

/// The path and the text of a row in one form; none where Compose cannot say it.
pub fn text(form: Form, row: &Row) -> Option<(&'static str, String)> {
    let (task, container) = (parsed(row.task), with_base(parsed(row.container)));
    match form {
        Form::Json => {
            let mut whole = with_family(task);
            whole.insert("containerDefinitions".into(), json!([container]));
            Some(("task.json", serde_json::to_string_pretty(&whole).unwrap()))
        }
        Form::Terraform => Some(("main.tf", terraform(task, &container))),
        Form::CloudFormation => {
            let mut whole = with_family(task);
            whole.insert("containerDefinitions".into(), json!([container]));
            let properties = capitals(Value::Object(whole));
            let resource = json!({ "Type": "AWS::ECS::TaskDefinition", "Properties": properties });
            Some(("template.json", json!({ "Resources": { "Task": resource } }).to_string()))
        }
        Form::Compose => {
            let mut service = parsed(row.compose?);
            service.entry("image").or_insert(json!("example.com/app:1.2.3"));
            service.entry("deploy").or_insert(json!({ "replicas": 1 }));
            Some(("compose.yaml", json!({ "services": { "app": service } }).to_string()))
        }
    }
}

fn parsed(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn with_family(task: Map<String, Value>) -> Map<String, Value> {
    std::iter::once(("family".to_owned(), json!("web"))).chain(task).collect()
}

fn with_base(mut container: Map<String, Value>) -> Map<String, Value> {
    container.entry("name").or_insert(json!("app"));
    container.entry("image").or_insert(json!("example.com/app:1.2.3"));
    container
}

/// Keys as CloudFormation writes them; options of drivers keep theirs.
fn capitals(value: Value) -> Value {
    match value {
        Value::Object(map) => map.into_iter().map(|(key, value)| (capital(&key), inner(&key, value))).collect(),
        Value::Array(items) => items.into_iter().map(capitals).collect(),
        other => other,
    }
}

fn inner(key: &str, value: Value) -> Value {
    if key == "options" { value } else { capitals(value) }
}

fn capital(key: &str) -> String {
    match key {
        "efsVolumeConfiguration" => "EFSVolumeConfiguration".to_owned(),
        "iam" => "IAM".to_owned(),
        "fileSystemId" => "FilesystemId".to_owned(),
        _ => key[..1].to_uppercase() + &key[1..],
    }
}

/// HCL with the container as `jsonencode` takes it.
fn terraform(task: Map<String, Value>, container: &Map<String, Value>) -> String {
    let mut out = "resource \"aws_ecs_task_definition\" \"web\" {\n  family = \"web\"\n".to_owned();
    for (key, value) in task {
        out += &setting(&key, &value);
    }
    let container = hcl(&Value::Object(container.clone()));
    out + &format!("  container_definitions = jsonencode([{container}])\n}}\n")
}

fn setting(key: &str, value: &Value) -> String {
    match (key, value) {
        ("volumes", Value::Array(volumes)) => volumes.iter().map(volume).collect(),
        ("tags", Value::Array(tags)) => {
            let pairs = tags.iter().map(|tag| format!("{} = {}, ", tag["key"].as_str().unwrap(), tag["value"]));
            format!("  tags = {{ {} }}\n", pairs.collect::<String>())
        }
        (_, Value::Object(map)) => format!("  {} {{\n{}  }}\n", snake(key), fields(map)),
        _ => format!("  {} = {}\n", snake(key), hcl(value)),
    }
}

fn fields(map: &Map<String, Value>) -> String {
    map.iter().filter(|(key, _)| *key != "properties").map(|(key, value)| setting(key, value)).collect()
}

fn volume(volume: &Value) -> String {
    let Value::Object(map) = volume else { panic!("a volume is a mapping") };
    let path = map.get("host").and_then(|host| host.get("sourcePath"));
    let path = path.map(|path| format!("  host_path = {path}\n")).unwrap_or_default();
    let rest: Map<String, Value> =
        map.iter().filter(|(k, _)| *k != "host").map(|(k, v)| (k.clone(), v.clone())).collect();
    format!("  volume {{\n{}{path}  }}\n", fields(&rest))
}

fn snake(key: &str) -> String {
    key.chars().flat_map(|c| if c.is_uppercase() { vec!['_', c.to_ascii_lowercase()] } else { vec![c] }).collect()
}

fn hcl(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let entries = map.iter().map(|(key, value)| format!("{} = {}", json!(key), hcl(value)));
            format!("{{\n{}\n}}", entries.collect::<Vec<_>>().join("\n"))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(hcl).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}
