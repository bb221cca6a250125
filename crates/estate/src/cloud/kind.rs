use crate::Object;

/// A kind of the cloud model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CloudKind {
    /// A cluster of Amazon EKS.
    EksCluster,
    /// A repository of Amazon ECR.
    EcrRepository,
    /// A task definition of Amazon ECS.
    EcsTaskDefinition,
    /// A service of Amazon ECS.
    EcsService,
    /// A task set of a service of Amazon ECS.
    EcsTaskSet,
    /// A cluster of Amazon ECS.
    EcsCluster,
    /// A capacity provider of Amazon ECS.
    EcsCapacityProvider,
}

/// The types of each kind, as group and kind of an object's key.
pub static TYPES: &[(CloudKind, &[(&str, &str)])] = &[
    (CloudKind::EksCluster, &[("terraform", "aws_eks_cluster"), ("cloudformation", "AWS::EKS::Cluster")]),
    (CloudKind::EcrRepository, &[("terraform", "aws_ecr_repository"), ("cloudformation", "AWS::ECR::Repository")]),
    (CloudKind::EcsTaskDefinition, ECS_TASK_DEFINITION),
    (CloudKind::EcsService, ECS_SERVICE),
    (CloudKind::EcsTaskSet, ECS_TASK_SET),
    (CloudKind::EcsCluster, ECS_CLUSTER),
    (CloudKind::EcsCapacityProvider, ECS_CAPACITY_PROVIDER),
];

type Types = &'static [(&'static str, &'static str)];

const ECS_TASK_DEFINITION: Types = &[
    ("ecs", "TaskDefinition"),
    ("terraform", "aws_ecs_task_definition"),
    ("cloudformation", "AWS::ECS::TaskDefinition"),
];
const ECS_SERVICE: Types =
    &[("ecs", "Service"), ("terraform", "aws_ecs_service"), ("cloudformation", "AWS::ECS::Service")];
const ECS_TASK_SET: Types =
    &[("ecs", "TaskSet"), ("terraform", "aws_ecs_task_set"), ("cloudformation", "AWS::ECS::TaskSet")];
const ECS_CLUSTER: Types =
    &[("ecs", "Cluster"), ("terraform", "aws_ecs_cluster"), ("cloudformation", "AWS::ECS::Cluster")];
const ECS_CAPACITY_PROVIDER: Types = &[
    ("ecs", "CapacityProvider"),
    ("terraform", "aws_ecs_capacity_provider"),
    ("cloudformation", "AWS::ECS::CapacityProvider"),
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
