//! What an expression of the configuration refers to, as an address of the plan.

use plimsoll_syntax::Node;

use crate::limits;

/// An instance of a module in the plan, with its configuration.
pub(super) struct Module<'p, 't> {
    /// What its addresses begin with: empty, or such as `module.eks[0].`.
    prefix: String,
    config: Option<Node<'t>>,
    /// The module that calls it, and the call.
    parent: Option<(&'p Module<'p, 't>, Node<'t>)>,
}

impl<'t> Module<'_, 't> {
    pub(super) fn root(config: Option<Node<'t>>) -> Self {
        Self { prefix: String::new(), config, parent: None }
    }

    /// The module of this address that this one calls.
    pub(super) fn child<'p>(&'p self, address: &str) -> Option<Module<'p, 't>> {
        let last = address.strip_prefix(self.prefix.as_str())?.strip_prefix("module.")?;
        let name = last.split('[').next()?;
        let call = self.config?.get("module_calls")?.get(name)?;
        Some(Module { prefix: format!("{address}."), config: call.get("module"), parent: Some((self, call)) })
    }

    /// A resource of its configuration.
    pub(super) fn resource(&self, kind: &str, name: &str) -> Option<Node<'t>> {
        let is_it = |node: &Node<'t>| {
            let text = |key| node.get(key).map(Node::text);
            text("type") == Some(kind) && text("name") == Some(name) && text("mode") != Some("data")
        };
        self.config?.get("resources")?.items().find(is_it)
    }

    /// The address in the plan of what is referred to here; none for what has none, such as a local value.
    pub(super) fn address(&self, reference: &str, depth: u32) -> Option<String> {
        if depth > limits::MAX_MODULE_DEPTH as u32 {
            return None;
        }
        let (first, rest) = reference.split_once('.')?;
        match first {
            "var" => {
                let (parent, call) = self.parent?;
                let name = rest.split(['.', '[']).next()?;
                let given = call.get("expressions")?.get(name)?;
                parent.address(single(given.get("references")?)?, depth + 1)
            }
            "module" => self.output(rest, depth),
            "local" | "each" | "count" | "path" | "self" | "terraform" => None,
            _ => Some(format!("{}{reference}", self.prefix)),
        }
    }

    /// The address behind an output, `NAME[KEY].OUTPUT`, of a module that this one calls.
    fn output(&self, rest: &str, depth: u32) -> Option<String> {
        let name = rest.split(['.', '[']).next()?;
        let after = &rest[name.len()..];
        let key = if after.starts_with('[') { &after[..after.find(']')? + 1] } else { "" };
        let output = after[key.len()..].strip_prefix('.')?.split(['.', '[']).next()?;
        let inner = self.child(&format!("{}module.{name}{key}", self.prefix))?;
        let references = inner.config?.get("outputs")?.get(output)?.at("expression.references")?;
        inner.address(single(references)?, depth + 1)
    }
}

/// The one thing that an expression refers to: the configuration names it with everything that its name starts with.
pub(super) fn single(references: Node<'_>) -> Option<&str> {
    let all: Vec<&str> = references.items().map(Node::text).collect();
    let longest = all.iter().copied().max_by_key(|text| text.len())?;
    let is_part = |text: &str| {
        let rest = longest.strip_prefix(text);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    all.into_iter().all(is_part).then_some(longest)
}
