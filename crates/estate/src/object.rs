use std::sync::Arc;

use plimsoll_syntax::{NodeId, Tree};

use crate::{DocId, Reader};

/// Index of an object in its estate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectId(pub u32);

/// What names an object in a cluster.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// API group, empty for the core group.
    pub group: Arc<str>,
    /// Kind.
    pub kind: Arc<str>,
    /// Namespace; none for cluster-scoped kinds and where the manifest leaves it to the caller.
    pub namespace: Option<Box<str>>,
    /// Name; `generateName` followed by `*` where there is no name; empty where there is neither.
    pub name: Box<str>,
    /// The root module or the outermost template that makes it, where its file is one that several of those may call.
    pub root: Option<Box<str>>,
}

/// A raw object of the estate and its place.
#[derive(Clone, Debug)]
pub struct Object {
    /// Its index.
    pub id: ObjectId,
    /// Its name in the cluster.
    pub key: Key,
    /// What its name is told apart by in infrastructure code: the folder of the root module, or the path of the plan, the
    /// state or the outermost template; empty for everything else.
    pub root: Arc<str>,
    /// API version without the group.
    pub version: Arc<str>,
    /// The document that it stands in.
    pub doc: DocId,
    /// Index of the file that it stands in.
    pub file: u32,
    pub(crate) tree: Arc<Tree>,
    pub(crate) node: NodeId,
}

impl Object {
    /// The raw object.
    #[must_use]
    pub fn node(&self) -> plimsoll_syntax::Node<'_> {
        self.tree.node(self.node)
    }

    /// The bytes of what stands at a place, or of its nearest existing parent.
    #[must_use]
    pub fn span_of(&self, at: crate::At) -> plimsoll_syntax::Span {
        self.tree.node(at.node).span()
    }

    /// Reads below the raw object.
    #[must_use]
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(self.node())
    }

    /// Group and version as `apiVersion` writes them.
    #[must_use]
    pub fn api_version(&self) -> String {
        if self.key.group.is_empty() {
            self.version.to_string()
        } else {
            format!("{}/{}", self.key.group, self.version)
        }
    }

    /// Whether it is of this group and kind.
    #[must_use]
    pub fn is(&self, group: &str, kind: &str) -> bool {
        &*self.key.group == group && &*self.key.kind == kind
    }

    /// Whether it is an object of Kubernetes: no resource of a cloud, no task, no Dockerfile.
    #[must_use]
    pub fn is_kubernetes(&self) -> bool {
        let other = ["terraform", "cloudformation", "ecs", "compose", "copilot", crate::docker::GROUP];
        !other.contains(&&*self.key.group)
    }

    /// The namespace that it lands in: its own, else `default`.
    #[must_use]
    pub fn namespace(&self) -> &str {
        self.key.namespace.as_deref().unwrap_or("default")
    }

    /// A label's value.
    #[must_use]
    pub fn label(&self, key: &str) -> Option<&str> {
        self.node().at("metadata.labels")?.get(key).map(|n| n.text())
    }

    /// An annotation's value.
    #[must_use]
    pub fn annotation(&self, key: &str) -> Option<&str> {
        self.node().at("metadata.annotations")?.get(key).map(|n| n.text())
    }

    /// The labels as pairs.
    #[must_use]
    pub fn labels(&self) -> Vec<(&str, &str)> {
        let labels = self.node().at("metadata.labels");
        labels.map(|l| l.entries().into_iter().map(|(k, v)| (k.text(), v.text())).collect()).unwrap_or_default()
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ", self.kind)?;
        if let Some(namespace) = &self.namespace {
            write!(f, "{namespace}/")?;
        }
        f.write_str(if self.name.is_empty() { "(no name)" } else { &self.name })
    }
}
