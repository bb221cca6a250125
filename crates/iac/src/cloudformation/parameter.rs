//! Parameters and pseudo parameters.

use plimsoll_syntax::{HOLE, Kind, Node, Span, Unknown};

use super::stack::{Stack, child};
use super::value::{Data, Value};

/// The only type that stands for a list beside those that say `List<…>`.
const COMMA_LIST: &str = "CommaDelimitedList";
/// A value that is read from Parameter Store when the stack is deployed: the default is the name of it.
const STORED: &str = "AWS::SSM::Parameter::Value<";
/// What stands for a value that must not be shown.
const MASK: &str = "xxxxxxxx";

impl<'s> Stack<'s> {
    /// The declaration of a parameter.
    pub(crate) fn declared(&self, name: &str) -> Option<Node<'s>> {
        child(self.root.get("Parameters")?, name)
    }

    /// What a parameter stands for; none where there is no such parameter.
    pub(crate) fn parameter(&self, name: &str, span: Span) -> Option<Value> {
        let declared = self.declared(name)?;
        if let Some(given) = self.given.get(name) {
            return Some(typed(given.clone(), declared).moved(span));
        }
        let over = self.is_root().then(|| self.world.settings.parameters.get(name)).flatten();
        let text = over.map(|text| Value::text(span, text.as_str())).or_else(|| default(declared));
        Some(match text {
            Some(value) if over.is_some() || !is_stored(declared) => typed(value, declared).moved(span),
            Some(value) => Value::unknown(span, stored(name, value.spelling())),
            None => only_allowed(declared).map_or_else(
                || Value::unknown(span, without_default(name)),
                |value| typed(value, declared).moved(span),
            ),
        })
    }

    /// The same as it may be shown: what is declared as secret is masked, unless it is empty.
    pub(crate) fn shown_parameter(&self, name: &str, span: Span) -> Option<Value> {
        let value = self.parameter(name, span)?;
        let secret = self.declared(name).is_some_and(is_secret) && value.spelling().is_some_and(|s| !s.is_empty());
        Some(if secret { Value::text(span, MASK) } else { value })
    }

    /// What `AWS::…` stands for: known only where the user gives it.
    pub(crate) fn pseudo(&self, name: &str, span: Span) -> Option<Value> {
        if !name.starts_with("AWS::") {
            return None;
        }
        let known = &self.world.settings.parameters;
        if name == "AWS::NoValue" {
            return Some(Value::new(span, Data::Gone));
        }
        if let Some(given) = known.get(name) {
            return Some(Value::text(span, given.as_str()));
        }
        if let Some(region) = known.get("AWS::Region") {
            match name {
                "AWS::Partition" => return Some(Value::text(span, partition(region))),
                "AWS::URLSuffix" => return Some(Value::text(span, url_suffix(region))),
                _ => {}
            }
        }
        let exists = PSEUDO.contains(&name);
        exists.then(|| Value::unknown(span, of_deployment(name)))
    }

    /// The values that a parameter may have, where nobody says which.
    pub(crate) fn allowed(&self, name: &str) -> Option<Vec<&'s str>> {
        let allowed = self.declared(name)?.get("AllowedValues")?;
        (allowed.kind() == Kind::Seq).then(|| allowed.items().map(Node::text).collect())
    }
}

const PSEUDO: &[&str] = &[
    "AWS::AccountId",
    "AWS::NotificationARNs",
    "AWS::Partition",
    "AWS::Region",
    "AWS::StackId",
    "AWS::StackName",
    "AWS::URLSuffix",
];

fn default(declared: Node<'_>) -> Option<Value> {
    let node = declared.get("Default").filter(|node| !matches!(node.kind(), Kind::Map | Kind::Seq))?;
    Some(Value::text(node.span(), node.text()))
}

/// One allowed value leaves no choice.
fn only_allowed(declared: Node<'_>) -> Option<Value> {
    let mut allowed = declared.get("AllowedValues")?.items();
    let first = allowed.next()?;
    allowed.next().is_none().then(|| Value::text(first.span(), first.text()))
}

fn kind(declared: Node<'_>) -> &str {
    declared.get("Type").map_or("String", Node::text)
}

fn is_stored(declared: Node<'_>) -> bool {
    kind(declared).starts_with(STORED)
}

pub(crate) fn is_secret(declared: Node<'_>) -> bool {
    declared.get("NoEcho").is_some_and(|node| node.text().eq_ignore_ascii_case("true"))
}

/// A parameter's text as its type has it: lists are split at commas.
fn typed(value: Value, declared: Node<'_>) -> Value {
    let kind = kind(declared);
    let list = kind.contains(COMMA_LIST) || kind.contains("List<");
    let Some(text) = value.spelling() else { return value };
    if list {
        let items = text.split(',').map(|item| Value::text(value.span, item.trim())).collect();
        return Value::new(value.span, Data::Seq(if text.is_empty() { Vec::new() } else { items }));
    }
    let number = kind == "Number" && text.parse::<f64>().is_ok_and(f64::is_finite);
    let data = if number { Data::Number(text.into()) } else { Data::Text(text.into()) };
    Value::new(value.span, data)
}

fn without_default(name: &str) -> Unknown {
    let resolve = format!("give its value with --parameter {name}=VALUE");
    Unknown::new(format!("the parameter {name} has no default"), resolve).refers_to(name)
}

/// What AWS itself publishes is named: its name says which image it is.
fn stored(name: &str, path: Option<&str>) -> Unknown {
    let public = path.filter(|path| path.starts_with("/aws/service/"));
    let what = public.map_or_else(|| name.to_owned(), |path| format!("{name} ({path})"));
    let reason = format!("the parameter {what} is read from Parameter Store when the stack is deployed");
    Unknown::new(reason, format!("give its value with --parameter {name}=VALUE")).refers_to(name)
}

fn of_deployment(name: &str) -> Unknown {
    let resolve = format!("give it with --parameter {name}=VALUE");
    Unknown::new(format!("{name} is known when the stack is deployed"), resolve)
        .refers_to(name)
        .with_partial(HOLE.to_string())
}

fn partition(region: &str) -> &'static str {
    match region {
        _ if region.starts_with("cn-") => "aws-cn",
        _ if region.starts_with("us-gov-") => "aws-us-gov",
        _ => "aws",
    }
}

fn url_suffix(region: &str) -> &'static str {
    if region.starts_with("cn-") { "amazonaws.com.cn" } else { "amazonaws.com" }
}
