//! From the provider's schema to the API's objects, by one rule and the tables of names.

use plimsoll_syntax::{Builder, Kind, Node, Span, Unknown};

use super::kinds::Made;
use super::names;
use crate::limits;

/// Attributes that steer the provider and are not part of the object.
const OWN: &[&str] = &[
    "auto_approve",
    "binary_data_wo_revision",
    "data_wo_revision",
    "default_secret_name",
    "field_manager",
    "id",
    "status",
    "target_state",
    "timeouts",
    "wait_for_completion",
    "wait_for_default_service_account",
    "wait_for_load_balancer",
    "wait_for_rollout",
    "wait_for_service_account_token",
    "wait_until_bound",
];

/// Attributes of metadata that the API server computes.
const COMPUTED: &[&str] = &["generation", "resource_version", "self_link", "uid"];

/// Builds the object that a resource makes.
pub(super) struct Conversion<'b> {
    pub(super) builder: &'b mut Builder,
    pub(super) made: Made,
}

impl Conversion<'_> {
    /// The whole object; what it lacks is shown at `head`.
    pub(super) fn object(&mut self, root: Node<'_>, head: Span) {
        self.builder.open_map(root.span());
        self.plain("apiVersion", &self.made.api_version(), head);
        self.plain("kind", self.made.kind, head);
        for (key, value) in root.own_entries() {
            let name = key.text();
            if !OWN.contains(&name) && !name.starts_with('@') {
                self.entry(key, value, "", 0);
            }
        }
        self.builder.close();
    }

    fn plain(&mut self, key: &str, value: &str, span: Span) {
        self.builder.string(span, key);
        self.builder.string(span, value);
    }

    /// An attribute or block; nothing where it is empty.
    fn entry(&mut self, key: Node<'_>, value: Node<'_>, parent: &str, depth: u32) {
        let name = key.text();
        if is_empty(value) {
            return;
        }
        if self.builder.is_full() || depth > limits::MAX_DEPTH {
            self.builder.string(key.span(), name);
            return self.builder.unknown(value.span(), too_much());
        }
        if parent == "metadata" && COMPUTED.contains(&name) {
            return;
        }
        // What a persistent volume lies on is part of its specification in the API.
        if name == "persistent_volume_source" {
            let inner = value.items().next().unwrap_or(value);
            return inner.own_entries().for_each(|(key, value)| self.entry(key, value, name, depth + 1));
        }
        let is = |kind: Kind| value.kind() == Kind::Seq && value.items().any(|item| item.kind() == kind);
        let blocks = is(Kind::Map);
        let list = names::list(parent, name).filter(|_| blocks || is(Kind::Unknown) || value.unknown().is_some());
        self.builder.string(key.span(), &self.key(parent, name, list));
        match list {
            Some(_) if blocks => self.list(value, name, depth),
            None if blocks => self.block(value.items().next().unwrap_or(value), name, depth),
            _ => self.value(value, name, depth),
        }
    }

    fn key(&self, parent: &str, name: &str, list: Option<&'static str>) -> String {
        match (self.made.kind, parent, name) {
            ("DaemonSet", "spec", "strategy") => "updateStrategy".to_owned(),
            // The provider encodes what it is given.
            ("Secret", "", "data") => "stringData".to_owned(),
            ("Secret", "", "binary_data") => "data".to_owned(),
            _ => list.map_or_else(|| names::camel(name), str::to_owned),
        }
    }

    fn list(&mut self, node: Node<'_>, name: &str, depth: u32) {
        self.builder.open_seq(node.span());
        node.items().for_each(|item| self.block(item, name, depth + 1));
        self.builder.close();
    }

    fn block(&mut self, node: Node<'_>, name: &str, depth: u32) {
        if node.kind() != Kind::Map {
            return self.value(node, name, depth);
        }
        self.builder.open_map(node.span());
        node.own_entries().for_each(|(key, value)| self.entry(key, value, name, depth + 1));
        // The provider puts what names no namespace into this one.
        if name == "metadata" && depth == 0 && self.made.namespaced && node.get("namespace").is_none_or(is_empty) {
            self.plain("namespace", "default", node.span());
        }
        self.builder.close();
    }

    fn value(&mut self, node: Node<'_>, name: &str, depth: u32) {
        let span = node.span();
        if let Some(unknown) = node.unknown() {
            return self.builder.unknown(span, unknown.clone());
        }
        match node.kind() {
            Kind::Map if is_raw(name) => copy(self.builder, node, depth),
            Kind::Map => self.block(node, name, depth),
            Kind::Seq => {
                self.builder.open_seq(span);
                node.items().for_each(|item| self.value(item, name, depth + 1));
                self.builder.close();
            }
            Kind::Str if names::is_switch(name) && matches!(node.text(), "true" | "false") => {
                self.builder.bool(span, node.text() == "true");
            }
            Kind::Str if names::is_number(name, node.text()) => self.builder.number(span, node.text()),
            Kind::Str if names::is_mode(name) => match u32::from_str_radix(node.text(), 8) {
                Ok(mode) => self.builder.number(span, &mode.to_string()),
                Err(_) => self.builder.string(span, node.text()),
            },
            _ => copy(self.builder, node, depth),
        }
    }
}

/// Attributes that are maps of the user's own keys.
pub(super) fn is_raw(name: &str) -> bool {
    const RAW: &[&str] = &[
        "annotations",
        "binary_data",
        "binary_data_wo",
        "capacity",
        "data",
        "data_wo",
        "default",
        "default_request",
        "hard",
        "labels",
        "limits",
        "match_labels",
        "max",
        "max_limit_request_ratio",
        "min",
        "node_selector",
        "options",
        "parameters",
        "requests",
        "selector",
        "string_data",
        "volume_attributes",
    ];
    RAW.contains(&name)
}

/// What a plan writes for what is not set.
fn is_empty(node: Node<'_>) -> bool {
    match node.kind() {
        Kind::Null => true,
        Kind::Str => node.text().is_empty(),
        Kind::Seq => node.items().next().is_none(),
        _ => false,
    }
}

/// What stands for a value that is not looked into: it may be anything.
pub(super) fn too_much() -> Unknown {
    Unknown::new("it is nested too deeply or too large", "split it")
}

/// A value as it is, its aliases written out.
pub(super) fn copy(builder: &mut Builder, node: Node<'_>, depth: u32) {
    let span = node.span();
    if let Some(unknown) = node.unknown() {
        return builder.unknown(span, unknown.clone());
    }
    if builder.is_full() || depth > limits::MAX_DEPTH {
        return builder.unknown(span, too_much());
    }
    match node.kind() {
        Kind::Null | Kind::Alias | Kind::Unknown => builder.null(span),
        Kind::True => builder.bool(span, true),
        Kind::False => builder.bool(span, false),
        Kind::Int | Kind::Float => builder.number(span, node.text()),
        Kind::Str => builder.string(span, node.text()),
        Kind::Seq => {
            builder.open_seq(span);
            node.items().for_each(|item| copy(builder, item, depth + 1));
            builder.close();
        }
        Kind::Map => {
            builder.open_map(span);
            for (key, value) in node.entries() {
                builder.string(key.span(), &key.key_text());
                copy(builder, value, depth + 1);
            }
            builder.close();
        }
    }
}
