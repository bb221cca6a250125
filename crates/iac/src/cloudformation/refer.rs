//! References: `Ref`, `Fn::GetAtt`, `Fn::ImportValue` and mappings.

use plimsoll_syntax::{Kind, Node, Span, Unknown};

use super::call::Call;
use super::condition::either;
use super::stack::{Stack, child};
use super::value::Value;

impl<'s> Stack<'s> {
    /// `Ref`.
    pub(crate) fn refer(&self, call: &Call<'s>) -> Value {
        let target = self.arg(call);
        match target.spelling() {
            Some(name) => self.named(name, call.arg, call.span),
            None if target.as_unknown().is_some() => Value::new(call.span, target.data),
            None => self.wrong(call),
        }
    }

    /// What a name stands for: an identifier of a loop, a pseudo parameter, a parameter or a resource.
    pub(crate) fn named(&self, name: &str, at: Node<'s>, span: Span) -> Value {
        let looped = self.loops().iter().rev().find(|(own, _)| &**own == name).map(|(_, value)| value.clone());
        if let Some(value) = looped.or_else(|| self.pseudo(name, span)) {
            return self.brought(value, span);
        }
        let parameter = if self.is_secretly() { self.parameter(name, span) } else { self.shown_parameter(name, span) };
        if let Some(value) = parameter {
            return self.brought(value, span);
        }
        if self.has_resource(name) {
            return Value::unknown(span, made(&format!("{}{name}", self.prefix)));
        }
        self.missing(name, at, span)
    }

    fn missing(&self, name: &str, at: Node<'s>, span: Span) -> Value {
        let reason = format!("no parameter and no resource is called {name}");
        self.fault(at, reason.clone(), "define it, or correct the name");
        Value::unknown(span, Unknown::new(reason, "define it, or correct the name").refers_to(name))
    }

    /// `Fn::GetAtt`.
    pub(crate) fn attribute(&self, call: &Call<'s>) -> Value {
        let parts = match call.arg.kind() {
            Kind::Seq => call.arg.items().map(|item| self.eval(item)).collect(),
            _ => vec![self.arg(call)],
        };
        let known: Option<Vec<&str>> = parts.iter().map(Value::spelling).collect();
        let Some(known) = known.filter(|known| !known.is_empty() && known.len() <= 3) else {
            return match parts.iter().find_map(Value::as_unknown) {
                Some(unknown) => Value::unknown(call.span, unknown.clone()),
                None => self.wrong(call),
            };
        };
        match known.join(".").split_once('.') {
            Some((id, attribute)) if !attribute.is_empty() => self.attribute_of(id, attribute, call.arg, call.span),
            _ => self.wrong(call),
        }
    }

    /// An attribute of a resource, or an output of a stack inside this one.
    pub(crate) fn attribute_of(&self, id: &str, attribute: &str, at: Node<'s>, span: Span) -> Value {
        if !self.has_resource(id) {
            return self.missing(id, at, span);
        }
        if let Some(output) = attribute.strip_prefix("Outputs.")
            && let Some(value) = self.output_of(id, output, at)
        {
            return self.brought(value, span);
        }
        Value::unknown(span, made(&format!("{}{id}.{attribute}", self.prefix)))
    }

    /// `Fn::ImportValue`: what another stack exports.
    pub(crate) fn import(&self, call: &Call<'s>) -> Value {
        let name = self.arg(call);
        let Some(text) = name.spelling() else {
            let resolve = "give the parameters that its name depends on with --parameter NAME=VALUE";
            return Value::unknown(call.span, Unknown::new("it is what another stack exports", resolve));
        };
        let reason = format!("it is what another stack exports as {text}");
        let resolve = "scan the template that exports it, or write the value out";
        Value::unknown(call.span, Unknown::new(reason, resolve).refers_to(format!("import:{text}")))
    }

    /// `Fn::FindInMap`: the value of two keys, or the default. Where a key is not known, what all have in common.
    pub(crate) fn find_in_map(&self, call: &Call<'s>) -> Value {
        let parts: Vec<Node<'s>> = call.arg.items().collect();
        let (&[map, first, second], options) = match parts.as_slice() {
            [map, first, second] => (&[*map, *first, *second], None),
            [map, first, second, options] => (&[*map, *first, *second], options.get("DefaultValue")),
            _ => return self.wrong(call),
        };
        let (map_name, first, second) = (self.eval(map), self.eval(first), self.eval(second));
        let fallback = || options.map(|node| self.eval(node));
        let Some(name) = map_name.spelling() else {
            return Value::unknown(call.span, key_unknown(&[&map_name]));
        };
        let Some(mapping) = self.root.get("Mappings").and_then(|all| child(all, name)) else {
            return fallback().unwrap_or_else(|| self.no_key(call, format!("no mapping is called {name}")));
        };
        let outer = candidates(mapping, &first);
        let inner: Vec<Node<'s>> = outer.iter().flat_map(|node| candidates(*node, &second)).collect();
        let certain = first.spelling().is_some() && second.spelling().is_some();
        let mut values: Vec<Value> = inner.into_iter().map(|node| self.eval(node)).collect();
        if certain {
            return match values.pop() {
                Some(value) => self.brought(value, call.span),
                None => fallback().unwrap_or_else(|| self.no_key(call, format!("the mapping {name} has no such keys"))),
            };
        }
        values.extend(fallback());
        let why = key_unknown(&[&first, &second]);
        let joined = values.into_iter().reduce(|one, other| either(call.span, one, other, &why));
        joined.map_or_else(|| Value::unknown(call.span, why), |value| self.brought(value, call.span))
    }

    fn no_key(&self, call: &Call<'s>, reason: String) -> Value {
        self.fault(call.arg, reason.clone(), "add it, or correct the key");
        Value::unknown(call.span, Unknown::new(reason, "add it, or correct the key"))
    }

    /// `Fn::GetAZs`.
    pub(crate) fn zones(&self, call: &Call<'s>) -> Value {
        let unknown = Unknown::new("the zones of a region are not known from a file", "write the zones out");
        Value::unknown(call.span, unknown.refers_to("AWS::AvailabilityZones"))
    }
}

/// The value of a key, or all of them where the key is not known.
fn candidates<'s>(node: Node<'s>, key: &Value) -> Vec<Node<'s>> {
    match key.spelling() {
        Some(key) => child(node, key).into_iter().collect(),
        None => node.own_entries().map(|(_, value)| value).collect(),
    }
}

fn key_unknown(keys: &[&Value]) -> Unknown {
    match keys.iter().find_map(|key| key.as_unknown()) {
        Some(Unknown { refers: Some(refers), .. }) => Unknown::new(
            format!("the key of a mapping depends on {refers}"),
            format!("give it with --parameter {refers}=VALUE"),
        ),
        Some(unknown) => Unknown { refers: None, partial: None, ..unknown.clone() },
        None => Unknown::new("the key of a mapping is no text", "correct the expression"),
    }
}

/// A value that exists once its resource does.
fn made(address: &str) -> Unknown {
    Unknown::new(
        format!("{address} is known when the stack is deployed"),
        "look at what is deployed, or write the value out",
    )
    .refers_to(address)
}
