//! Secrets that the structure of a document gives away.

use plimsoll_model::MaskKind;
use plimsoll_syntax::{Kind, Node, Tree};

use super::assign::Trust;
use super::hits::{Hit, Hits};
use super::inner::{Inner, content};
use super::names::{Strength, strength};
use super::stems::Stems;
use super::{Depth, args, below, comments, config, infra, secret, values};

/// Whether names of fields count below a node.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Names {
    Count,
    /// Below labels, schemas and objects that only point to secrets.
    Off,
    /// Entries of a `ConfigMap`: settings, not references.
    Settings,
}

/// Kinds whose fields speak about secrets and hold none in the clear.
const POINTING: &[&str] = &[
    "CustomResourceDefinition",
    "SealedSecret",
    "ExternalSecret",
    "ClusterExternalSecret",
    "SecretProviderClass",
    "SecretStore",
    "ClusterSecretStore",
];

/// One document on its way through the rules.
pub(crate) struct Scan<'s, 'h, 'k> {
    pub(crate) text: &'s str,
    /// Where stems of secrets' names stand in the text.
    pub(crate) stems: &'s Stems,
    pub(crate) hits: &'h mut Hits<'k>,
    pub(crate) depth: Depth,
}

impl<'s> Scan<'s, '_, '_> {
    /// Applies every rule to a document.
    pub(crate) fn tree(&mut self, tree: &Tree) {
        if !infra::template(self, tree.root()) && !config::scan(self, tree.root()) {
            self.node(tree.root(), Names::Count);
        }
        for place in comments::groups(tree, self.text) {
            let mut found = self.hits.sibling();
            comments::scan(self.text.get(place.clone()).unwrap_or(""), &mut found);
            self.take(found, |part| part.start + place.start..part.end + place.start);
        }
    }

    pub(crate) fn node(&mut self, node: Node<'_>, names: Names) {
        // What an alias stands for is visited where it is written.
        if node.resolve().id() != node.id() {
            return;
        }
        match node.kind() {
            Kind::Map => self.map(node, names),
            Kind::Seq => node.items().for_each(|item| self.node(item, names)),
            Kind::Str => self.string(node, trust_of(names)),
            _ => {}
        }
    }

    fn map(&mut self, node: Node<'_>, names: Names) {
        let of = Fields::of(node);
        let kind = of.kind.and_then(Node::as_str).unwrap_or("");
        match kind {
            "Secret" => secret::object(self, node),
            "SecretList" => node.get("items").into_iter().flat_map(Node::items).for_each(|i| secret::object(self, i)),
            _ => {}
        }
        let names = if POINTING.contains(&kind) { Names::Off } else { names };
        if names != Names::Off && of.may_pair {
            self.pair(node);
        }
        if names != Names::Off && of.may_mark {
            infra::sensitive(self, node);
        }
        let named = of.may_pair && node.get("name").is_some();
        for (key, value) in node.own_entries() {
            let settings = (kind == "ConfigMap" && key.text() == "data") || (named && key.text() == "value");
            self.entry(key, value, if settings && names != Names::Off { Names::Settings } else { names });
        }
    }

    pub(crate) fn entry(&mut self, key: Node<'_>, value: Node<'_>, names: Names) {
        if names != Names::Off && infra::function(self, key, value, names) {
            return;
        }
        let below = match key.text() {
            "labels" | "matchLabels" | "selector" | "nodeSelector" | "encryptedData" | "openAPIV3Schema" => Names::Off,
            "args" | "command" | "entrypoint" | "entryPoint" | "cmd" | "test" => return args::list(self, value, names),
            "Command" | "EntryPoint" => return args::list(self, value, names),
            "secrets" if value.kind() == Kind::Map => {
                self.contents(value);
                names
            }
            "env" | "envs" | "environment" if names != Names::Off => Names::Settings,
            "literals" => return secret::literals(self, value),
            "secretGenerator" => {
                secret::generator(self, value);
                names
            }
            _ => names,
        };
        // A key may be a whole collection; what it holds is text like any other.
        if !self.named(key, value, below) {
            self.node(value, below);
        }
    }

    /// Secrets of Compose that stand in the file itself.
    fn contents(&mut self, secrets: Node<'_>) {
        let held = secrets.own_entries().filter_map(|(_, secret)| secret.get("content"));
        for content in held.filter(|node| node.kind() == Kind::Str && values::plausible(node.text())) {
            self.mask(content, MaskKind::SecretObject, "secret-content");
        }
    }

    /// A field whose own name says secret.
    fn named(&mut self, key: Node<'_>, value: Node<'_>, names: Names) -> bool {
        if names == Names::Off || value.is_null() {
            return false;
        }
        let Some(strength) = strength(key.text()) else { return false };
        if is_collection(value) {
            // A list under `pass` is one of what passed.
            if key.text() != "pass" {
                below::scan(self, value, strength, names);
            }
            return false;
        }
        let one_line = !value.text().trim_end().contains('\n');
        let weak = strength != Strength::Strong && names != Names::Settings;
        let secret = values::plausible_for(strength, value.text())
            && (one_line || strength == Strength::Strong && names != Names::Settings)
            && !(weak && values::looks_like_a_reference(value.text()))
            && !is_switch(value);
        let rule = if names == Names::Settings { "config-key" } else { "field-name" };
        secret && self.mask(value, MaskKind::Named, rule)
    }

    /// `name` and `value` beside one another, as in `env`; any of them where they stand twice.
    fn pair(&mut self, node: Node<'_>) {
        let all = |key: &'static str| node.own_entries().filter(move |(k, _)| k.text() == key).map(|(_, v)| v);
        let names = all("name").chain(all("Name")).chain(all("key")).chain(all("ParameterKey")).chain(node.get("name"));
        let Some(strength) = names.filter(|n| !is_collection(*n)).find_map(|n| strength(n.text())) else { return };
        if node.get("operator").is_some() {
            return;
        }
        let values = all("value").chain(all("Value")).chain(all("ParameterValue")).chain(node.get("value"));
        for value in values.filter(|v| !is_switch(*v) && !infra::is_reference(*v)) {
            if is_collection(value) {
                below::scan(self, value, strength, Names::Settings);
            } else if values::plausible_for(strength, value.text()) {
                self.mask(value, MaskKind::Named, "env-name");
            }
        }
    }

    /// Masks a whole scalar.
    pub(crate) fn mask(&mut self, node: Node<'_>, kind: MaskKind, rule: &'static str) -> bool {
        let place = content(node, self.text);
        self.hits.push(place, kind, rule, node.text().as_bytes());
        true
    }

    /// Looks for settings and for documents inside a string.
    pub(crate) fn string(&mut self, node: Node<'_>, trust: Trust) {
        let span = node.resolve().span();
        if !self.stems.is_within(span.start as usize..span.end as usize) {
            return;
        }
        let inner = Inner::of(node, self.text);
        let mut found = self.hits.sibling();
        super::text_in_text(&inner, trust, self.depth, &mut found);
        self.take(found, |part| inner.source(part));
    }

    /// Takes over hits of a part, at their places in the whole.
    pub(crate) fn take(&mut self, found: Hits<'_>, place: impl Fn(std::ops::Range<usize>) -> std::ops::Range<usize>) {
        self.hits.overflow |= found.overflow;
        for hit in found.list {
            let at = place(hit.start..hit.end);
            self.hits.push_hit(Hit { start: at.start, end: at.end, ..hit });
        }
    }
}

fn trust_of(names: Names) -> Trust {
    if names == Names::Settings { Trust::Settings } else { Trust::Manifest }
}

/// What a look at all keys of a mapping tells.
struct Fields<'t> {
    /// As written: merged entries are seen where they are written.
    kind: Option<Node<'t>>,
    /// Whether a `name` or a `key` may be found, here or in what is merged.
    may_pair: bool,
    /// Whether something here may say what else is sensitive: plans and states of Terraform do.
    may_mark: bool,
}

impl<'t> Fields<'t> {
    fn of(node: Node<'t>) -> Self {
        let mut of = Self { kind: None, may_pair: false, may_mark: false };
        for (key, value) in node.own_entries() {
            match key.text() {
                "kind" if of.kind.is_none() => of.kind = Some(value),
                "name" | "key" | "Name" | "Key" => of.may_pair = true,
                "sensitive" | "sensitive_values" | "sensitive_attributes" | "configuration" => of.may_mark = true,
                "module_calls" | "expressions" | "provider_config" => of.may_mark = true,
                "before_sensitive" | "after_sensitive" | "instances" | "values" | "change" => of.may_mark = true,
                _ => of.may_pair |= key.is_merge(),
            }
        }
        of
    }
}

pub(crate) fn is_collection(node: Node<'_>) -> bool {
    matches!(node.kind(), Kind::Map | Kind::Seq)
}

pub(crate) fn is_switch(node: Node<'_>) -> bool {
    matches!(node.kind(), Kind::True | Kind::False | Kind::Null)
}
