use crate::Object;

/// A kind of the cloud model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CloudKind {
    /// A cluster of Amazon EKS.
    EksCluster,
    /// A repository of Amazon ECR.
    EcrRepository,
}

/// The types of each kind, as group and kind of an object's key.
pub static TYPES: &[(CloudKind, &[(&str, &str)])] = &[
    (CloudKind::EksCluster, &[("terraform", "aws_eks_cluster"), ("cloudformation", "AWS::EKS::Cluster")]),
    (CloudKind::EcrRepository, &[("terraform", "aws_ecr_repository"), ("cloudformation", "AWS::ECR::Repository")]),
];

impl CloudKind {
    /// The types of this kind.
    #[must_use]
    pub fn types(self) -> &'static [(&'static str, &'static str)] {
        TYPES.iter().find(|(kind, _)| *kind == self).map_or(&[], |(_, types)| types)
    }

    /// Whether an object is of this kind.
    #[must_use]
    pub fn is(self, object: &Object) -> bool {
        self.types().iter().any(|(group, kind)| object.is(group, kind))
    }
}
