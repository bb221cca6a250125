/// The language in which a resource is described. Its [`group`](Dialect::group) is the group of the object's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    /// Terraform and OpenTofu: HCL, plan JSON and state JSON. Types are the provider's, such as `aws_eks_cluster`.
    Terraform,
    /// CloudFormation, SAM and what the CDK synthesises. Types are AWS', such as `AWS::EKS::Cluster`.
    CloudFormation,
    /// Documents of the Amazon ECS API: task and service definitions. Types are `TaskDefinition` and `Service`.
    Ecs,
    /// Compose files. The type is `Service`.
    Compose,
    /// AWS Copilot manifests. The type is `Service`.
    Copilot,
}

impl Dialect {
    /// The group of an object's key, which tells these objects from those of Kubernetes.
    #[must_use]
    pub fn group(self) -> &'static str {
        match self {
            Self::Terraform => "terraform",
            Self::CloudFormation => "cloudformation",
            Self::Ecs => "ecs",
            Self::Compose => "compose",
            Self::Copilot => "copilot",
        }
    }

    /// The dialect whose objects are of this group.
    #[must_use]
    pub fn of_group(group: &str) -> Option<Self> {
        let all = [Self::Terraform, Self::CloudFormation, Self::Ecs, Self::Compose, Self::Copilot];
        all.into_iter().find(|dialect| dialect.group() == group)
    }
}
