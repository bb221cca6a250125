//! Amazon ECS: services, task sets, clusters and capacity providers. Tasks have a model of their own.
//! <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html>,
//! <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service>,
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ecs-service.html>

use plimsoll_model::Truth;

use crate::cloud::ecs::Task;
use crate::{Cloud, CloudKind, Field};

type Text = Field<&'static str>;

/// The task definition that a service runs.
pub const TASK_DEFINITION: Text = Field::new("task_definition", "TaskDefinition").api("taskDefinition");
/// The cluster that it runs in.
pub const CLUSTER: Text = Field::new("cluster", "Cluster").api("cluster");
/// What it runs on.
pub const LAUNCH_TYPE: Text = Field::new("launch_type", "LaunchType").api("launchType");
/// The capacity providers that choose that.
pub const CAPACITY_PROVIDERS: Text =
    Field::new("capacity_provider_strategy", "CapacityProviderStrategy").api("capacityProviderStrategy");
/// The name of one of them.
pub const CAPACITY_PROVIDER: Text = Field::new("capacity_provider", "CapacityProvider").api("capacityProvider");
/// The version of Fargate.
pub const PLATFORM_VERSION: Text =
    Field::new("platform_version", "PlatformVersion").api("platformVersion").or("LATEST");
/// Whether its tasks get a public address: `ENABLED`, or true in Terraform.
pub const PUBLIC_ADDRESS: Text =
    Field::new("network_configuration.assign_public_ip", "NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp")
        .api("networkConfiguration.awsvpcConfiguration.assignPublicIp")
        .or("DISABLED");
/// How its tasks are connected; only for tasks with an interface of their own.
pub const NETWORK: Text = Field::new("network_configuration", "NetworkConfiguration.AwsvpcConfiguration")
    .api("networkConfiguration.awsvpcConfiguration");
/// The security groups of its tasks.
pub const SECURITY_GROUPS: Text =
    Field::new("network_configuration.security_groups", "NetworkConfiguration.AwsvpcConfiguration.SecurityGroups")
        .api("networkConfiguration.awsvpcConfiguration.securityGroups");
/// Whether commands can be run inside its containers.
pub const EXEC: Field<bool> =
    Field::new("enable_execute_command", "EnableExecuteCommand").api("enableExecuteCommand").or(false);
/// Whose tags its tasks get.
pub const PROPAGATE_TAGS: Text = Field::new("propagate_tags", "PropagateTags").api("propagateTags").or("NONE");
/// Whether a deployment that fails stops.
pub const CIRCUIT_BREAKER: Field<bool> =
    Field::new("deployment_circuit_breaker.enable", "DeploymentConfiguration.DeploymentCircuitBreaker.Enable")
        .api("deploymentConfiguration.deploymentCircuitBreaker.enable")
        .or(false);
/// What says that.
pub const CIRCUIT_BREAKER_BLOCK: Text =
    Field::new("deployment_circuit_breaker", "DeploymentConfiguration.DeploymentCircuitBreaker")
        .api("deploymentConfiguration.deploymentCircuitBreaker");
/// Who deploys.
pub const DEPLOYMENT_CONTROLLER: Text =
    Field::new("deployment_controller.type", "DeploymentController.Type").api("deploymentController.type").or("ECS");
/// Whether it takes part in Service Connect.
pub const SERVICE_CONNECT: Field<bool> =
    Field::new("service_connect_configuration.enabled", "ServiceConnectConfiguration.Enabled")
        .api("serviceConnectConfiguration.enabled")
        .or(false);
/// What it offers there.
pub const CONNECT_SERVICES: Text =
    Field::new("service_connect_configuration.service", "ServiceConnectConfiguration.Services")
        .api("serviceConnectConfiguration.services");
/// How one of these is encrypted.
pub const CONNECT_TLS: Text = Field::new("tls", "Tls").api("tls");
/// The volumes that are made for its tasks.
pub const VOLUMES: Text = Field::new("volume_configuration", "VolumeConfigurations").api("volumeConfigurations");
/// Whether one of them is encrypted.
pub const VOLUME_ENCRYPTED: Field<bool> = Field::new("managed_ebs_volume.encrypted", "ManagedEBSVolume.Encrypted")
    .api("managedEBSVolume.encrypted")
    .or(false);
/// Tags.
pub const TAGS: Text = Field::new("tags", "Tags").api("tags");

/// The load balancers of a service.
pub const LOAD_BALANCERS: Text = Field::new("load_balancer", "LoadBalancers").api("loadBalancers");
/// The target group of one of them.
pub const TARGET_GROUP: Text = Field::new("target_group_arn", "TargetGroupArn").api("targetGroupArn");
/// Name of a cluster.
pub const CLUSTER_NAME: Text = Field::new("name", "ClusterName").api("clusterName");
/// Name of a capacity provider.
pub const PROVIDER_NAME: Text = Field::new("name", "Name").api("name");
/// What services of a cluster run on that say nothing themselves.
pub const DEFAULT_STRATEGY: Text = Field::new("default_capacity_provider_strategy", "DefaultCapacityProviderStrategy")
    .api("defaultCapacityProviderStrategy");
/// The group of instances of a capacity provider.
pub const PROVIDER_GROUP: Text =
    Field::new("auto_scaling_group_provider.auto_scaling_group_arn", "AutoScalingGroupProvider.AutoScalingGroupArn")
        .api("autoScalingGroupProvider.autoScalingGroupArn");
/// Where a cluster's capacity providers stand apart, that cluster.
pub const PROVIDERS_CLUSTER: Text = Field::new("cluster_name", "Cluster");
/// Settings of a cluster.
pub const CLUSTER_SETTINGS: Text = Field::new("setting", "ClusterSettings").api("settings");
/// The name of one of them.
pub const SETTING_NAME: Text = Field::new("name", "Name").api("name");
/// The value of one of them.
pub const SETTING_VALUE: Text = Field::new("value", "Value").api("value");
/// Whether a cluster says how commands inside containers are treated.
pub const EXEC_CONFIGURATION: Text =
    Field::new("configuration.execute_command_configuration", "Configuration.ExecuteCommandConfiguration")
        .api("configuration.executeCommandConfiguration");
/// The key that encrypts such sessions.
pub const EXEC_KEY: Text = Field::new(
    "configuration.execute_command_configuration.kms_key_id",
    "Configuration.ExecuteCommandConfiguration.KmsKeyId",
)
.api("configuration.executeCommandConfiguration.kmsKeyId");
/// Where such sessions are recorded: `NONE`, `DEFAULT` or `OVERRIDE`.
pub const EXEC_LOGGING: Text = Field::new(
    "configuration.execute_command_configuration.logging",
    "Configuration.ExecuteCommandConfiguration.Logging",
)
.api("configuration.executeCommandConfiguration.logging")
.or("DEFAULT");
/// The log group of the records.
pub const EXEC_LOG_GROUP: Text = Field::new(
    "configuration.execute_command_configuration.log_configuration.cloud_watch_log_group_name",
    "Configuration.ExecuteCommandConfiguration.LogConfiguration.CloudWatchLogGroupName",
)
.api("configuration.executeCommandConfiguration.logConfiguration.cloudWatchLogGroupName");
/// Whether that group has to be encrypted.
pub const EXEC_LOG_GROUP_ENCRYPTED: Field<bool> = Field::new(
    "configuration.execute_command_configuration.log_configuration.cloud_watch_encryption_enabled",
    "Configuration.ExecuteCommandConfiguration.LogConfiguration.CloudWatchEncryptionEnabled",
)
.api("configuration.executeCommandConfiguration.logConfiguration.cloudWatchEncryptionEnabled")
.or(false);
/// The bucket of the records.
pub const EXEC_BUCKET: Text = Field::new(
    "configuration.execute_command_configuration.log_configuration.s3_bucket_name",
    "Configuration.ExecuteCommandConfiguration.LogConfiguration.S3BucketName",
)
.api("configuration.executeCommandConfiguration.logConfiguration.s3BucketName");
/// Whether that bucket has to be encrypted.
pub const EXEC_BUCKET_ENCRYPTED: Field<bool> = Field::new(
    "configuration.execute_command_configuration.log_configuration.s3_bucket_encryption_enabled",
    "Configuration.ExecuteCommandConfiguration.LogConfiguration.S3EncryptionEnabled",
)
.api("configuration.executeCommandConfiguration.logConfiguration.s3EncryptionEnabled")
.or(false);
/// The key of what Fargate keeps for a cluster's tasks.
pub const EPHEMERAL_KEY: Text = Field::new(
    "configuration.managed_storage_configuration.fargate_ephemeral_storage_kms_key_id",
    "Configuration.ManagedStorageConfiguration.FargateEphemeralStorageKmsKeyId",
)
.api("configuration.managedStorageConfiguration.fargateEphemeralStorageKmsKeyId");

/// Whether instances with tasks are kept when a group shrinks.
pub const TERMINATION_PROTECTION: Text = Field::new(
    "auto_scaling_group_provider.managed_termination_protection",
    "AutoScalingGroupProvider.ManagedTerminationProtection",
)
.api("autoScalingGroupProvider.managedTerminationProtection")
.or("DISABLED");
/// Whether tasks are moved away before an instance goes.
pub const MANAGED_DRAINING: Text =
    Field::new("auto_scaling_group_provider.managed_draining", "AutoScalingGroupProvider.ManagedDraining")
        .api("autoScalingGroupProvider.managedDraining")
        .or("ENABLED");
/// Whether a capacity provider is of an Auto Scaling group.
pub const GROUP_PROVIDER: Text =
    Field::new("auto_scaling_group_provider", "AutoScalingGroupProvider").api("autoScalingGroupProvider");
/// Whether it is of instances that ECS manages.
pub const MANAGED_PROVIDER: Text =
    Field::new("managed_instances_provider", "ManagedInstancesProvider").api("managedInstancesProvider");

/// Whether a service runs on Fargate: by its launch type, else by its capacity providers.
#[must_use]
pub fn is_fargate(service: Cloud<'_>) -> Truth {
    let launch = service.text(&LAUNCH_TYPE);
    let providers = service.parts(&CAPACITY_PROVIDERS);
    let one = |name: crate::V<Box<str>>| name.test(false, |name| name.starts_with("FARGATE"));
    let by_provider = Truth::any(providers.into_iter().map(|part| one(part.text(&CAPACITY_PROVIDER))));
    launch.test(false, |launch| launch.eq_ignore_ascii_case("FARGATE")).or(by_provider)
}

/// Whether a service runs a task, as far as its reference tells. An address is one of its own root; a family may be
/// that of a task of another root, where its own has none of that name.
#[must_use]
pub fn runs(service: Cloud<'_>, task: Task<'_>) -> bool {
    let near = service.view.within_reach(service.object, task.object);
    if let Some(address) = service.refers(&TASK_DEFINITION) {
        return near && crate::cloud::refer::means(address, task.object);
    }
    let named = service.text(&TASK_DEFINITION);
    let Some(text) = named.get() else { return false };
    let family = text.rsplit('/').next().unwrap_or(text);
    let family = family.split(':').next().unwrap_or(family);
    let is_meant = |task: Task<'_>| task.family().is_some_and(|own| *own == *family);
    is_meant(task) && (near || !has_own(service, is_meant))
}

/// Whether the root of a service has a task that it may mean.
fn has_own(service: Cloud<'_>, is_meant: impl Fn(Task<'_>) -> bool) -> bool {
    let own = service.view.clouds(CloudKind::EcsTaskDefinition);
    let mut own = own.filter(|other| service.view.within_reach(service.object, other.object));
    own.any(|other| Task::of(service.view, other.object).is_some_and(&is_meant))
}
