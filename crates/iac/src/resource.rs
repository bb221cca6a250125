use std::collections::BTreeSet;
use std::sync::Arc;

use plimsoll_model::BlindSpot;
use plimsoll_syntax::{NodeId, Tree};

use crate::terraform::paths;

/// One resource as its file says it, evaluated.
#[derive(Clone, Debug)]
pub struct Resource {
    /// Group of the object that it becomes: a dialect's, or an API group where it is a Kubernetes object.
    pub group: Box<str>,
    /// API version, for Kubernetes objects; else empty.
    pub version: Box<str>,
    /// Its type, such as `aws_eks_cluster`, `AWS::EKS::Cluster` or `Deployment`.
    pub kind: Box<str>,
    /// Namespace, for Kubernetes objects that name one.
    pub namespace: Option<Box<str>>,
    /// Its address, such as `module.eks.aws_eks_cluster.this[0]` or a logical id; the name of a Kubernetes object.
    pub name: Box<str>,
    /// What its address is told apart by: the folder of the root module, or the path of the plan, the state or the
    /// outermost template; empty where addresses need none.
    pub root: Arc<str>,
    /// Whether its file belongs to something that several roots may call: a module or a template inside of the root.
    pub shared: bool,
    /// Index of the file that its spans point into, in the list of sources.
    pub file: u32,
    /// Its attributes.
    pub tree: Arc<Tree>,
    /// The node of the tree that is the resource.
    pub node: NodeId,
}

/// A root module and everything that it calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// As [`Resource::root`] has it.
    pub name: Arc<str>,
    /// The folders whose files it is made of, normalised; empty for the one where the scan starts.
    pub folders: BTreeSet<String>,
}

impl Root {
    /// Whether a file is one of those that the root is made of, or the root's own folder.
    #[must_use]
    pub fn holds(&self, path: &str) -> bool {
        path == &*self.name || self.folders.contains(&paths::folder_of(path))
    }
}

/// What the files say, and what could not be evaluated.
#[derive(Debug, Default)]
pub struct Evaluated {
    /// Resources in the order of their files and places.
    pub resources: Vec<Resource>,
    /// The root modules that were evaluated, by their folders.
    pub roots: Vec<Root>,
    /// What could not be read or resolved as a whole, such as a module that is not there.
    pub blind: Vec<BlindSpot>,
}

impl Evaluated {
    pub(crate) fn extend(&mut self, other: Self) {
        self.resources.extend(other.resources);
        self.roots.extend(other.roots);
        self.blind.extend(other.blind);
    }
}
