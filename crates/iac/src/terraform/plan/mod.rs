//! What Terraform writes as JSON: a plan and a state as `terraform show -json` prints them, and the state's own file.
//!
//! Values are read as they stand. What is known only after the plan is applied is unknown, with what the configuration
//! says that it refers to; an attribute that the configuration leaves to the provider is left out, as it is in HCL.

mod blocks;
mod lay;
mod read;
mod refer;
mod state;

use std::collections::HashMap;
use std::sync::Arc;

use plimsoll_model::{BlindSpot, Why};
use plimsoll_syntax::{Kind, Node};

use crate::value::{Entry, Map, Place, Value};
use crate::{Dialect, Evaluated, Resource, Source, limits, lower};
use blocks::Blocks;
use lay::Laid;
use refer::Module;

/// What a document of Terraform's JSON is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `terraform show -json PLAN`.
    Plan,
    /// `terraform show -json` of a state.
    Shown,
    /// The file in which a state is kept.
    State,
}

impl Form {
    pub(crate) fn of(root: Node<'_>) -> Option<Self> {
        let is_map = |path| root.at(path).is_some_and(|node| node.kind() == Kind::Map);
        let shown = root.get("format_version").is_some();
        match () {
            () if shown && is_map("planned_values.root_module") => Some(Self::Plan),
            () if shown && is_map("values.root_module") => Some(Self::Shown),
            () if state::is_state(root) => Some(Self::State),
            () => None,
        }
    }

    /// Why a document is not judged: a later form may say something else by the same words.
    fn refusal(self, root: Node<'_>) -> Option<Why> {
        let (what, key, known) = match self {
            Self::Plan => ("the plan", "format_version", KNOWN_FORMS),
            Self::Shown => ("the state", "format_version", KNOWN_FORMS),
            Self::State => ("the state", "version", &["4"][..]),
        };
        let version = root.get(key).map_or("", Node::text);
        let major = version.split('.').next().unwrap_or_default();
        if known.contains(&major) {
            return None;
        }
        let shown: String = version.chars().take(20).collect();
        let reason = format!("{what} is of version {shown:?} of its form, which is not known; it was not judged");
        Some(Why::new(reason, "scan the configuration, or a plan made by Terraform 0.12 to 1 or by OpenTofu"))
    }
}

/// Major versions of what `terraform show -json` prints: 0 was that of Terraform before 1.1.
const KNOWN_FORMS: &[&str] = &["0", "1"];

/// Adds the resources of every plan and state.
pub(crate) fn evaluate(sources: &[Source<'_>], out: &mut Evaluated) {
    for (file, source) in sources.iter().enumerate() {
        for tree in source.trees {
            let root = tree.root();
            let mut found =
                Found { source, file: file as u32, resources: Vec::new(), left: limits::MAX_TREE_BYTES, cut: false };
            let form = Form::of(root);
            if let Some(why) = form.and_then(|form| form.refusal(root)) {
                out.blind.push(BlindSpot { path: source.path.to_owned(), at: None, why });
                continue;
            }
            match form {
                Some(Form::Plan) => found.plan(root),
                Some(Form::Shown) => found.shown(root),
                Some(Form::State) => state::evaluate(root, &mut found),
                None => {}
            }
            out.blind.extend(found.cut.then(|| too_many(source)));
            out.resources.append(&mut found.resources);
        }
    }
}

/// The resources of one document.
struct Found<'s> {
    source: &'s Source<'s>,
    file: u32,
    resources: Vec<Resource>,
    /// Bytes of trees that are left.
    left: usize,
    /// Whether resources were left out.
    cut: bool,
}

fn too_many(source: &Source<'_>) -> BlindSpot {
    let reason = format!(
        "more than {} resources in one document, or too large ones; the rest is not judged",
        limits::MAX_INSTANCES
    );
    BlindSpot { path: source.path.to_owned(), at: None, why: Why::new(reason, "scan the plans of its modules") }
}

/// What is known only after the plan is applied, by address.
type Changes<'t> = HashMap<&'t str, Node<'t>>;

impl Found<'_> {
    fn plan(&mut self, root: Node<'_>) {
        let changes = root.get("resource_changes").into_iter().flat_map(Node::items);
        let changes: Changes<'_> = changes.filter_map(unknown_after).collect();
        let top = Module::root(root.at("configuration.root_module"));
        let planned = root.at("planned_values.root_module");
        let mut blocks = Blocks::default();
        each(planned, Some(&top), &mut |resource, config| {
            let text = |key| resource.get(key).map_or("", Node::text);
            blocks.plan(text("address"));
            let configured = config.and_then(|config| config.resource(text("type"), text("name")));
            if let (Some(unknown), Some(configured)) = (changes.get(text("address")), configured) {
                blocks.note(text("type"), resource.get("values"), *unknown, configured);
            }
        });
        each(planned, Some(&top), &mut |resource, config| self.resource(resource, &changes, config, &blocks));
    }

    /// A state as it is shown: nothing in it is left to know.
    fn shown(&mut self, root: Node<'_>) {
        let blocks = Blocks::default();
        each(root.at("values.root_module"), None, &mut |resource, config| {
            self.resource(resource, &HashMap::new(), config, &blocks);
        });
    }

    fn resource<'t>(
        &mut self,
        node: Node<'t>,
        changes: &Changes<'t>,
        config: Option<&Module<'_, 't>>,
        blocks: &Blocks<'t>,
    ) {
        let text = |key| node.get(key).map_or("", Node::text);
        let (address, kind) = (text("address"), text("type"));
        if text("mode") == "data" || address.is_empty() || kind.is_empty() {
            return;
        }
        let configured = config.and_then(|config| config.resource(kind, text("name")));
        let laid = Laid { file: self.file, module: config, configured, kind, blocks };
        let values = node.get("values");
        let value = laid.resource(values, changes.get(address).copied(), node.get("sensitive_values"));
        self.add(kind, address, node.get("address"), node, value);
    }

    /// Adds a resource of these attributes.
    fn add(&mut self, kind: &str, address: &str, named: Option<Node<'_>>, node: Node<'_>, attributes: Map) {
        if self.resources.len() >= limits::MAX_INSTANCES || self.left == 0 {
            self.cut = true;
            return;
        }
        let place = |node: Node<'_>| Place::new(self.file, node.span());
        let mut attributes = attributes;
        // What the resource lacks is shown where it is named.
        if let Some(named) = named {
            let value = Value::string(address).at(place(named));
            attributes.insert("@address".into(), Entry { at: place(named), value });
        }
        let value = Value::map(attributes).at(place(node));
        let Some(tree) = lower::lower(&value, self.file, 0, self.source.text, &mut self.left) else {
            self.cut = true;
            return;
        };
        self.resources.push(Resource {
            group: Dialect::Terraform.group().into(),
            version: "".into(),
            kind: kind.into(),
            namespace: None,
            name: address.into(),
            root: self.source.path.into(),
            shared: false,
            file: self.file,
            tree: Arc::new(tree),
            node: 0,
        });
    }
}

/// Visits every resource of a module and of those inside it, each with its module's configuration.
fn each<'t>(
    module: Option<Node<'t>>,
    config: Option<&Module<'_, 't>>,
    visit: &mut dyn FnMut(Node<'t>, Option<&Module<'_, 't>>),
) {
    let Some(module) = module else { return };
    for resource in module.get("resources").into_iter().flat_map(Node::items) {
        visit(resource, config);
    }
    for child in module.get("child_modules").into_iter().flat_map(Node::items) {
        let inner = config.and_then(|config| config.child(child.get("address")?.text()));
        each(Some(child), inner.as_ref(), visit);
    }
}

fn unknown_after(change: Node<'_>) -> Option<(&str, Node<'_>)> {
    Some((change.get("address")?.text(), change.at("change.after_unknown")?))
}
