//! # What
//! The role by which ECS starts a task holds more than pulling images, writing logs and reading the named secrets: another
//! policy of AWS, another action, or every secret, parameter or key.
//!
//! # Why
//! The role is handed to the agent for every task that names it. What it holds beyond its purpose serves nobody but who
//! gets hold of it, and a role that reads every secret makes each task definition a way to any of them.
//!
//! # Fix
//! Attach `AmazonECSTaskExecutionRolePolicy` and a statement with the ARNs of the secrets and keys of the task.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html>

use plimsoll_estate::cloud::Rights;
use plimsoll_estate::cloud::ecs::settings;

use crate::cloud::*;
use crate::prelude::*;
use crate::rights;

/// The check.
pub static CHECK: Check = Check {
    slug: "execution-role-broad",
    aliases: &[],
    controls: &["ecs-execution-role-minimal", "reg-cluster-pull-only"],
    proves: &["ecs-execution-role-minimal"],
    title: "role that starts a task holds more than it needs",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "attach `AmazonECSTaskExecutionRolePolicy`, and allow the named secrets",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsTaskDefinition], run),
};

/// Policies of AWS that hold no more than a start needs.
const MANAGED: &[&str] =
    &["AmazonECSTaskExecutionRolePolicy", "AmazonEC2ContainerRegistryReadOnly", "AmazonEC2ContainerRegistryPullOnly"];

/// What a start needs, whatever the resource.
const ANYWHERE: &[&str] = &[
    "ecr:BatchCheckLayerAvailability",
    "ecr:BatchGetImage",
    "ecr:BatchImportUpstreamImage",
    "ecr:GetAuthorizationToken",
    "ecr:GetDownloadUrlForLayer",
    "logs:CreateLogGroup",
    "logs:CreateLogStream",
    "logs:DescribeLogGroups",
    "logs:DescribeLogStreams",
    "logs:PutLogEvents",
];

/// What it needs of named resources.
const NAMED: &[&str] = &[
    "kms:Decrypt",
    "s3:GetBucketLocation",
    "s3:GetObject",
    "secretsmanager:GetSecretValue",
    "ssm:GetParameter",
    "ssm:GetParameters",
    "ssm:GetParametersByPath",
];

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let taken = rights::taken(cx, &settings::EXECUTION_ROLE.ecs);
    rights::judged(taken, broad, |role| format!("{role} holds more than a start needs"))
}

fn broad(rights: &Rights<'_>) -> Truth {
    let other = rights.managed.iter().any(|name| !MANAGED.contains(&&**name));
    let both: Vec<&str> = ANYWHERE.iter().chain(NAMED).copied().collect();
    let beyond = |s: &Statement| rights::beyond(s, &both).or(s.resources.all().and(rights::beyond(s, ANYWHERE)));
    rights.any(beyond).or(other.into())
}
