//! Which kinds carry pods, and where. A new kind is one row of the table.

mod table;
#[cfg(test)]
mod tests;

use plimsoll_syntax::{Node, NodeId};

use crate::layers::Bases;

/// What stands at a carrier's path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `metadata` and `spec`, as in a pod template.
    Template,
    /// The fields of a pod's spec themselves.
    Spec,
}

/// Limits and requests of a container: memory limit, CPU limit, memory request, CPU request.
pub(crate) type Quantities = [&'static str; 4];

/// How the fields of a pod and of its containers are spelled below the pod's spec.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    /// Where containers stand: a list, a single container, or (empty) the pod's spec itself.
    pub(crate) init: &'static [&'static str],
    pub(crate) app: &'static [&'static str],
    pub(crate) ephemeral: &'static [&'static str],
    /// For one of these places, where the defaults of its containers stand.
    pub(crate) defaults: &'static [(&'static str, &'static str)],
    /// The name that a container gets that has none; empty where it must have one.
    pub(crate) unnamed: &'static str,
    /// The security context of the pod as a whole.
    pub(crate) context: &'static str,
    /// Where a container's resources stand; the first place that exists counts.
    pub(crate) resources: &'static [Quantities],
    /// Fields that make it something else than a pod.
    pub(crate) no_pod: &'static [&'static str],
    /// Fields that change the pod in a way that is not followed here, each with the reason to give.
    pub(crate) changed_by: &'static [(&'static str, &'static str)],
}

/// A kind that carries pods.
#[derive(Debug)]
pub struct Carrier {
    /// API group.
    pub group: &'static str,
    /// Kind.
    pub kind: &'static str,
    /// Dotted paths to what it carries; `[]` stands for each item, `*` for each value, empty for the object.
    pub paths: &'static [&'static str],
    pub(crate) form: Form,
    pub(crate) shape: Shape,
    /// Paths to what is merged field by field behind each pod's spec, nearest first.
    pub(crate) defaults: &'static [&'static str],
    /// Paths to what stands behind those: a field of it counts as a whole where nothing nearer has it.
    pub(crate) outer: &'static [&'static str],
    /// Why the pods that run may hold more than the object shows.
    pub partial: Option<&'static str>,
}

/// All kinds that carry pods.
#[must_use]
pub fn carriers() -> &'static [Carrier] {
    table::CARRIERS
}

impl Carrier {
    /// The row of a kind.
    #[must_use]
    pub fn of(group: &str, kind: &str) -> Option<&'static Carrier> {
        carriers().iter().find(|c| c.kind == kind && c.group == group)
    }

    /// The metadata and spec of each pod that `object` carries.
    pub(crate) fn specs(&self, object: Node<'_>) -> Vec<(Option<NodeId>, NodeId)> {
        let found = self.paths.iter().flat_map(|path| follow(object, path)).filter_map(|node| self.spec_of(node));
        found.map(|(metadata, spec)| (metadata.map(Node::id), spec.id())).collect()
    }

    fn spec_of<'t>(&self, node: Node<'t>) -> Option<(Option<Node<'t>>, Node<'t>)> {
        let (metadata, spec) = match self.form {
            Form::Spec => (None, Some(node)),
            Form::Template => (node.get("metadata"), node.get("spec")),
        };
        let set = |value: Node<'_>| !value.is_null();
        let spec = spec.filter(|spec| set(*spec))?;
        let is_pod = !self.shape.no_pod.iter().any(|field| spec.get(field).is_some_and(set));
        is_pod.then_some((metadata, spec))
    }

    /// What stands behind the specs of the pods of `object`.
    pub(crate) fn bases(&self, object: Node<'_>) -> Bases {
        let at = |paths: &'static [&'static str]| paths.iter().flat_map(move |path| follow(object, path));
        Bases::new(at(self.defaults), at(self.outer))
    }
}

fn follow<'t>(object: Node<'t>, path: &str) -> Vec<Node<'t>> {
    let steps = path.split('.').filter(|s| !s.is_empty());
    steps.fold(vec![object], |nodes, step| nodes.into_iter().flat_map(|n| walk(n, step)).collect())
}

fn walk<'t>(node: Node<'t>, step: &str) -> Vec<Node<'t>> {
    let value = |key: &str| node.get(key).filter(|n| !n.is_null());
    match step.strip_suffix("[]") {
        // Each item of an item: a list of lists.
        Some("") => node.items().collect(),
        Some(key) => value(key).into_iter().flat_map(|list| list.items()).collect(),
        None if step == "*" => node.entries().into_iter().map(|(_, value)| value).collect(),
        None => value(step).into_iter().collect(),
    }
}
