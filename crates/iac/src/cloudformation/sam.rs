//! The Serverless Application Model: short resources that stand for several.
//!
//! Functions become what the transform makes of them: the function, its role and its address. Other resources keep their
//! types, with what `Globals` says for all of them.

use std::collections::HashSet;

use plimsoll_syntax::{Span, Unknown};

use super::emit::Described;
use super::stack::Stack;
use super::value::{Data, Entry, Value};

/// Parts of the names that the transform gives to what it makes from a resource.
const MADE: &[&str] = &["Role", "Version", "Alias", "Stage", "Deployment", "Permission", "UrlPermissions", "Url"];
/// Names of the APIs that the transform makes from the events of functions.
const IMPLICIT: &[&str] = &[
    "ServerlessRestApi",
    "ServerlessHttpApi",
    "ServerlessRestApiProdStage",
    "ServerlessHttpApiApiGatewayDefaultStage",
];
const PREFIX: &str = "AWS::Serverless::";
const MANAGED: &str = "arn:aws:iam::aws:policy/";

/// Whether the transform makes a resource of this name out of those there are: a role `WebRole`, an alias
/// `WebAliaslive`, a stage `ApiProdStage`.
pub(crate) fn is_made(id: &str, ids: &HashSet<Box<str>>) -> bool {
    let base = id.split('.').next().unwrap_or(id);
    let is_end = |rest: &str| MADE.iter().any(|end| rest.starts_with(end) || rest.ends_with(end));
    let from_one = || ids.iter().any(|start| base.strip_prefix(&**start).is_some_and(is_end));
    IMPLICIT.contains(&base) || ids.contains(base) || from_one()
}

/// What a resource becomes when the transform has run.
pub(crate) fn transformed(stack: &Stack<'_>, mut described: Described) -> Vec<Described> {
    let Some(name) = described.kind.strip_prefix(PREFIX) else { return vec![described] };
    if let Some(globals) = stack.root.get("Globals").and_then(|globals| globals.get(name)) {
        let globals = stack.eval(globals);
        let own = std::mem::take(&mut described.properties);
        described.properties = merged(globals.entries().to_vec(), own);
    }
    if name == "Function" { function(stack, described) } else { vec![described] }
}

/// What all resources of a type have in common, and what one of them says: mappings are merged, lists follow one
/// another, and anything else is the resource's.
fn merged(globals: Vec<Entry>, own: Vec<Entry>) -> Vec<Entry> {
    let mut all = globals;
    for mut entry in own {
        match all.iter_mut().find(|known| known.key == entry.key) {
            Some(known) => {
                let (below, over) = (std::mem::replace(&mut known.value.data, Data::Null), entry.value.data);
                entry.value.data = match (below, over) {
                    (Data::Map(below), Data::Map(over)) => Data::Map(merged(below, over)),
                    (Data::Seq(mut below), Data::Seq(over)) => {
                        below.extend(over);
                        Data::Seq(below)
                    }
                    (_, over) => over,
                };
                *known = entry;
            }
            None => all.push(entry),
        }
    }
    all
}

/// A function, its role where it names none, and its address where it has one.
fn function(stack: &Stack<'_>, mut described: Described) -> Vec<Described> {
    let mut made = Vec::new();
    if let Some(config) = take(&mut described, "FunctionUrlConfig") {
        made.extend(url(stack, &described, config));
    }
    let (at, id) = (described.at, described.id.clone());
    let policies = take(&mut described, "Policies");
    let assumed = take(&mut described, "AssumeRolePolicyDocument");
    if described.properties.iter().all(|entry| &*entry.key != "Role") {
        let role = format!("{id}Role");
        let address = format!("{}{role}.Arn", stack.prefix);
        let unknown = Unknown::new("the role is known when the stack is deployed", "look at what is deployed");
        described.properties.push(entry("Role", Value::unknown(at, unknown.refers_to(address))));
        made.push(self::role(&described, &role, policies, assumed));
    }
    rename(&mut described, "Tracing", "TracingConfig", "Mode");
    rename(&mut described, "DeadLetterQueue", "DeadLetterConfig", "TargetArn");
    rename(&mut described, "ImageUri", "Code", "ImageUri");
    rename(&mut described, "InlineCode", "Code", "ZipFile");
    described.kind = "AWS::Lambda::Function".into();
    made.insert(0, described);
    made
}

fn url(stack: &Stack<'_>, function: &Described, config: Value) -> Option<Described> {
    let Data::Map(mut properties) = config.data else { return None };
    let unknown = Unknown::new("the function is known when the stack is deployed", "look at what is deployed");
    let target = unknown.refers_to(format!("{}{}", stack.prefix, function.id));
    properties.push(entry("TargetFunctionArn", Value::unknown(function.at, target)));
    Some(beside(function, format!("{}Url", function.id), "AWS::Lambda::Url", properties))
}

fn role(function: &Described, id: &str, policies: Option<Value>, assumed: Option<Value>) -> Described {
    let at = function.at;
    let mut managed = vec![Value::text(at, format!("{MANAGED}service-role/AWSLambdaBasicExecutionRole"))];
    if has(function, "VpcConfig") {
        managed.push(Value::text(at, format!("{MANAGED}service-role/AWSLambdaVPCAccessExecutionRole")));
    }
    let mut inline = Vec::new();
    let all = match policies {
        Some(Value { data: Data::Seq(items), .. }) => items,
        Some(one) => vec![one],
        None => Vec::new(),
    };
    for (index, policy) in all.into_iter().enumerate() {
        match &policy.data {
            Data::Text(name) if name.starts_with("arn:") => managed.push(policy),
            Data::Text(name) => managed.push(Value::text(policy.span, format!("{MANAGED}{name}"))),
            Data::Unknown(_) => managed.push(policy),
            _ => inline.push(self::inline(id, index, policy)),
        }
    }
    let properties = vec![
        entry("AssumeRolePolicyDocument", assumed.unwrap_or_else(|| trust(at))),
        entry("ManagedPolicyArns", Value::new(at, Data::Seq(managed))),
        entry("Policies", Value::new(at, Data::Seq(inline))),
    ];
    beside(function, id.to_owned(), "AWS::IAM::Role", properties)
}

/// A policy of a function: statements, or a template of the transform by its name.
fn inline(role: &str, index: usize, policy: Value) -> Value {
    let span = policy.span;
    let document = if policy.get("Statement").is_some() {
        policy
    } else {
        let name = policy.entries().first().map_or("", |entry| &*entry.key).to_owned();
        let reason = format!("the statements of the policy template {name} are made by the transform");
        Value::unknown(span, Unknown::new(reason, "scan the template that sam build and sam package give"))
    };
    let name = Value::text(span, format!("{role}Policy{index}"));
    Value::new(span, Data::Map(vec![entry("PolicyName", name), entry("PolicyDocument", document)]))
}

/// Who may assume the role of a function.
fn trust(at: Span) -> Value {
    let text = |text: &str| Value::text(at, text);
    let map = |entries| Value::new(at, Data::Map(entries));
    let principal = map(vec![entry("Service", Value::new(at, Data::Seq(vec![text("lambda.amazonaws.com")])))]);
    let statement = map(vec![
        entry("Effect", text("Allow")),
        entry("Action", Value::new(at, Data::Seq(vec![text("sts:AssumeRole")]))),
        entry("Principal", principal),
    ]);
    map(vec![entry("Version", text("2012-10-17")), entry("Statement", Value::new(at, Data::Seq(vec![statement])))])
}

fn entry(key: &str, value: Value) -> Entry {
    Entry { key: key.into(), at: value.span, value }
}

/// A resource that another one makes, at its place.
fn beside(function: &Described, id: String, kind: &str, properties: Vec<Entry>) -> Described {
    let attributes = Vec::new();
    Described { id: id.into(), kind: kind.into(), at: function.at, span: function.span, properties, attributes }
}

fn has(described: &Described, key: &str) -> bool {
    described.properties.iter().any(|entry| &*entry.key == key)
}

fn take(described: &mut Described, key: &str) -> Option<Value> {
    let at = described.properties.iter().position(|entry| &*entry.key == key)?;
    Some(described.properties.remove(at).value)
}

/// Moves a property to where the resource that is made has it.
fn rename(described: &mut Described, from: &str, to: &str, below: &str) {
    let Some(at) = described.properties.iter().position(|entry| &*entry.key == from) else { return };
    let own = described.properties.remove(at);
    // Dead letters are a mapping of their own already.
    let value = match own.value.get(below) {
        Some(_) => own.value,
        None => Value::new(own.value.span, Data::Map(vec![Entry { key: below.into(), ..own.clone() }])),
    };
    described.properties.push(Entry { key: to.into(), at: own.at, value });
}
