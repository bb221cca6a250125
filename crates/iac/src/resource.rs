use std::sync::Arc;

use plimsoll_model::BlindSpot;
use plimsoll_syntax::{NodeId, Tree};

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
    /// Index of the file that its spans point into, in the list of sources.
    pub file: u32,
    /// Its attributes.
    pub tree: Arc<Tree>,
    /// The node of the tree that is the resource.
    pub node: NodeId,
}

/// What the files say, and what could not be evaluated.
#[derive(Debug, Default)]
pub struct Evaluated {
    /// Resources in the order of their files and places.
    pub resources: Vec<Resource>,
    /// What could not be read or resolved as a whole, such as a module that is not there.
    pub blind: Vec<BlindSpot>,
}

impl Evaluated {
    pub(crate) fn extend(&mut self, other: Self) {
        self.resources.extend(other.resources);
        self.blind.extend(other.blind);
    }
}
