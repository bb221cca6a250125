//! Every kind with its types: one line each.

use super::kind::kinds;

kinds! {
    /// A cluster of Amazon EKS.
    EksCluster: ["aws_eks_cluster"], ["AWS::EKS::Cluster"];
    /// A managed node group.
    EksNodeGroup: ["aws_eks_node_group"], ["AWS::EKS::Nodegroup"];
    /// A Fargate profile of a cluster.
    EksFargateProfile: ["aws_eks_fargate_profile"], ["AWS::EKS::FargateProfile"];
    /// An add-on of a cluster.
    EksAddon: ["aws_eks_addon"], ["AWS::EKS::Addon"];
    /// A principal that a cluster lets in.
    EksAccessEntry: ["aws_eks_access_entry"], ["AWS::EKS::AccessEntry"];
    /// An access policy of a principal, where it stands apart from its entry.
    EksAccessPolicyAssociation: ["aws_eks_access_policy_association"], [];
    /// A service account with its role.
    EksPodIdentityAssociation: ["aws_eks_pod_identity_association"], ["AWS::EKS::PodIdentityAssociation"];
    /// An external identity provider of a cluster.
    EksIdentityProvider: ["aws_eks_identity_provider_config"], ["AWS::EKS::IdentityProviderConfig"];
    /// A repository of Amazon ECR.
    EcrRepository: ["aws_ecr_repository"], ["AWS::ECR::Repository"];
    /// The policy of a repository, where it stands apart.
    EcrRepositoryPolicy: ["aws_ecr_repository_policy"], [];
    /// The lifecycle policy of a repository, where it stands apart.
    EcrLifecyclePolicy: ["aws_ecr_lifecycle_policy"], [];
    /// The policy of a whole registry.
    EcrRegistryPolicy: ["aws_ecr_registry_policy"], ["AWS::ECR::RegistryPolicy"];
    /// How a whole registry is scanned.
    EcrRegistryScanning: ["aws_ecr_registry_scanning_configuration"], ["AWS::ECR::RegistryScanningConfiguration"];
    /// A rule that brings images of another registry through this one.
    EcrPullThroughCache: ["aws_ecr_pull_through_cache_rule"], ["AWS::ECR::PullThroughCacheRule"];
    /// Where a registry copies its images to.
    EcrReplication: ["aws_ecr_replication_configuration"], ["AWS::ECR::ReplicationConfiguration"];
    /// A role.
    IamRole: ["aws_iam_role"], ["AWS::IAM::Role"];
    /// A user.
    IamUser: ["aws_iam_user"], ["AWS::IAM::User"];
    /// A group.
    IamGroup: ["aws_iam_group"], ["AWS::IAM::Group"];
    /// A managed policy.
    IamPolicy: ["aws_iam_policy"], ["AWS::IAM::ManagedPolicy"];
    /// A policy inside roles, users or groups, where it stands apart.
    IamInlinePolicy: ["aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy", "aws_ssoadmin_permission_set_inline_policy"], ["AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::UserPolicy", "AWS::IAM::GroupPolicy"];
    /// A policy document that Terraform writes; what uses it is judged by itself.
    IamPolicyData: ["data.aws_iam_policy_document"], [];
    /// A managed policy with those that it is attached to, where it stands apart.
    IamAttachment: ["aws_iam_role_policy_attachment", "aws_iam_user_policy_attachment", "aws_iam_group_policy_attachment", "aws_iam_policy_attachment", "aws_ssoadmin_managed_policy_attachment"], [];
    /// A role as instances take it.
    IamInstanceProfile: ["aws_iam_instance_profile"], ["AWS::IAM::InstanceProfile"];
    /// A long-lived key of a user.
    IamAccessKey: ["aws_iam_access_key"], ["AWS::IAM::AccessKey"];
    /// What passwords of an account must be like.
    IamPasswordPolicy: ["aws_iam_account_password_policy"], [];
    /// The users of a group.
    IamGroupMembership: ["aws_iam_group_membership"], ["AWS::IAM::UserToGroupAddition"];
    /// A network.
    Vpc: ["aws_vpc"], ["AWS::EC2::VPC"];
    /// The network that every account begins with, taken over.
    DefaultVpc: ["aws_default_vpc"], [];
    /// A subnet.
    Subnet: ["aws_subnet"], ["AWS::EC2::Subnet"];
    /// A route table.
    RouteTable: ["aws_route_table", "aws_default_route_table"], ["AWS::EC2::RouteTable"];
    /// A route, where it stands apart from its table.
    Route: ["aws_route"], ["AWS::EC2::Route"];
    /// A subnet with its route table.
    RouteTableAssociation: ["aws_route_table_association"], ["AWS::EC2::SubnetRouteTableAssociation"];
    /// A gateway to the internet.
    InternetGateway: ["aws_internet_gateway"], ["AWS::EC2::InternetGateway"];
    /// A private way to a service.
    VpcEndpoint: ["aws_vpc_endpoint"], ["AWS::EC2::VPCEndpoint"];
    /// A record of a network's traffic.
    FlowLog: ["aws_flow_log"], ["AWS::EC2::FlowLog"];
    /// A list of what may enter and leave a subnet.
    NetworkAcl: ["aws_network_acl", "aws_default_network_acl"], ["AWS::EC2::NetworkAcl"];
    /// A rule of such a list, where it stands apart.
    NetworkAclRule: ["aws_network_acl_rule"], ["AWS::EC2::NetworkAclEntry"];
    /// A security group.
    SecurityGroup: ["aws_security_group"], ["AWS::EC2::SecurityGroup"];
    /// The security group that every network begins with, taken over.
    DefaultSecurityGroup: ["aws_default_security_group"], [];
    /// A rule of a security group of either direction, where it stands apart.
    SecurityGroupRule: ["aws_security_group_rule"], [];
    /// A rule of what a security group lets in, where it stands apart.
    SecurityGroupIngress: ["aws_vpc_security_group_ingress_rule"], ["AWS::EC2::SecurityGroupIngress"];
    /// A rule of what a security group lets out, where it stands apart.
    SecurityGroupEgress: ["aws_vpc_security_group_egress_rule"], ["AWS::EC2::SecurityGroupEgress"];
    /// A hub between networks.
    TransitGateway: ["aws_ec2_transit_gateway"], ["AWS::EC2::TransitGateway"];
    /// An instance of Amazon EC2.
    Instance: ["aws_instance", "aws_spot_instance_request"], ["AWS::EC2::Instance"];
    /// What instances are made from.
    LaunchTemplate: ["aws_launch_template"], ["AWS::EC2::LaunchTemplate"];
    /// What instances were made from before there were templates.
    LaunchConfiguration: ["aws_launch_configuration"], ["AWS::AutoScaling::LaunchConfiguration"];
    /// A group of instances that grows and shrinks.
    AutoScalingGroup: ["aws_autoscaling_group"], ["AWS::AutoScaling::AutoScalingGroup"];
    /// What instances of an account take as metadata options where they say nothing.
    MetadataDefaults: ["aws_ec2_instance_metadata_defaults"], [];
    /// A disk.
    EbsVolume: ["aws_ebs_volume"], ["AWS::EC2::Volume"];
    /// A copy of a snapshot of a disk.
    EbsSnapshotCopy: ["aws_ebs_snapshot_copy"], [];
    /// Whether new disks of an account are encrypted.
    EbsDefaultEncryption: ["aws_ebs_encryption_by_default"], [];
    /// An account that may make disks of a snapshot.
    SnapshotPermission: ["aws_snapshot_create_volume_permission"], [];
    /// An account that may start instances of an image.
    ImagePermission: ["aws_ami_launch_permission"], [];
    /// A key of AWS KMS.
    KmsKey: ["aws_kms_key"], ["AWS::KMS::Key"];
    /// A copy of a key in another region.
    KmsReplicaKey: ["aws_kms_replica_key"], ["AWS::KMS::ReplicaKey"];
    /// The policy of a key, where it stands apart.
    KmsKeyPolicy: ["aws_kms_key_policy"], [];
    /// A name of a key.
    KmsAlias: ["aws_kms_alias"], ["AWS::KMS::Alias"];
    /// A trail of AWS CloudTrail.
    Trail: ["aws_cloudtrail"], ["AWS::CloudTrail::Trail"];
    /// A store of events of AWS CloudTrail.
    EventDataStore: ["aws_cloudtrail_event_data_store"], ["AWS::CloudTrail::EventDataStore"];
    /// A group of logs of Amazon CloudWatch.
    LogGroup: ["aws_cloudwatch_log_group"], ["AWS::Logs::LogGroup"];
    /// A secret of AWS Secrets Manager.
    Secret: ["aws_secretsmanager_secret"], ["AWS::SecretsManager::Secret"];
    /// How a secret is renewed.
    SecretRotation: ["aws_secretsmanager_secret_rotation"], ["AWS::SecretsManager::RotationSchedule"];
    /// The policy of a secret, where it stands apart.
    SecretPolicy: ["aws_secretsmanager_secret_policy"], ["AWS::SecretsManager::ResourcePolicy"];
    /// A parameter of AWS Systems Manager.
    Parameter: ["aws_ssm_parameter"], ["AWS::SSM::Parameter"];
    /// What Amazon Inspector looks at.
    InspectorEnabler: ["aws_inspector2_enabler"], [];
    /// A topic of Amazon SNS.
    SnsTopic: ["aws_sns_topic"], ["AWS::SNS::Topic"];
    /// The detector of Amazon GuardDuty.
    GuardDutyDetector: ["aws_guardduty_detector"], ["AWS::GuardDuty::Detector"];
    /// A feature of a detector, where it stands apart.
    GuardDutyFeature: ["aws_guardduty_detector_feature"], [];
    /// Which accounts of an organisation a detector takes in.
    GuardDutyOrganization: ["aws_guardduty_organization_configuration"], [];
    /// What AWS Config records.
    ConfigRecorder: ["aws_config_configuration_recorder"], ["AWS::Config::ConfigurationRecorder"];
    /// Whether AWS Config records.
    ConfigRecorderStatus: ["aws_config_configuration_recorder_status"], [];
    /// An application, network or gateway load balancer.
    LoadBalancer: ["aws_lb", "aws_alb"], ["AWS::ElasticLoadBalancingV2::LoadBalancer"];
    /// A port of a load balancer.
    Listener: ["aws_lb_listener", "aws_alb_listener"], ["AWS::ElasticLoadBalancingV2::Listener"];
    /// What a load balancer sends to.
    TargetGroup: ["aws_lb_target_group", "aws_alb_target_group"], ["AWS::ElasticLoadBalancingV2::TargetGroup"];
    /// A load balancer of the first kind.
    ClassicLoadBalancer: ["aws_elb"], ["AWS::ElasticLoadBalancing::LoadBalancer"];
    /// What a web ACL protects.
    WafAssociation: ["aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association"], ["AWS::WAFv2::WebACLAssociation", "AWS::WAFRegional::WebACLAssociation"];
    /// A file system of Amazon EFS.
    EfsFileSystem: ["aws_efs_file_system"], ["AWS::EFS::FileSystem"];
    /// A way into a file system, with its root and its user.
    EfsAccessPoint: ["aws_efs_access_point"], ["AWS::EFS::AccessPoint"];
    /// The policy of a file system, where it stands apart.
    EfsPolicy: ["aws_efs_file_system_policy"], [];
    /// A bucket of Amazon S3.
    S3Bucket: ["aws_s3_bucket"], ["AWS::S3::Bucket"];
    /// What keeps a bucket from being public, where it stands apart.
    S3PublicAccessBlock: ["aws_s3_bucket_public_access_block"], [];
    /// How a bucket is encrypted, where it stands apart.
    S3Encryption: ["aws_s3_bucket_server_side_encryption_configuration"], [];
    /// Where a bucket records its requests, where it stands apart.
    S3Logging: ["aws_s3_bucket_logging"], [];
    /// Whether a bucket keeps old versions, where it stands apart.
    S3Versioning: ["aws_s3_bucket_versioning"], [];
    /// How objects of a bucket are locked, where it stands apart.
    S3ObjectLock: ["aws_s3_bucket_object_lock_configuration"], [];
    /// The access list of a bucket, where it stands apart.
    S3Acl: ["aws_s3_bucket_acl"], [];
    /// When objects of a bucket go, where it stands apart.
    S3Lifecycle: ["aws_s3_bucket_lifecycle_configuration"], [];
    /// The policy of a bucket, where it stands apart.
    S3Policy: ["aws_s3_bucket_policy"], ["AWS::S3::BucketPolicy"];
    /// Whose the objects of a bucket are, where it stands apart.
    S3Ownership: ["aws_s3_bucket_ownership_controls"], [];
    /// A cluster of Azure Kubernetes Service.
    AksCluster: ["azurerm_kubernetes_cluster"], [];
    /// A further node pool of such a cluster.
    AksNodePool: ["azurerm_kubernetes_cluster_node_pool"], [];
    /// A registry of Azure Container Registry.
    AcrRegistry: ["azurerm_container_registry"], [];
    /// A webhook of such a registry.
    AcrWebhook: ["azurerm_container_registry_webhook"], [];
    /// A cluster of Google Kubernetes Engine.
    GkeCluster: ["google_container_cluster"], [];
    /// A node pool of such a cluster.
    GkeNodePool: ["google_container_node_pool"], [];
    /// A firewall rule of a Google Cloud network.
    GoogleFirewall: ["google_compute_firewall"], [];
    /// A subnet of a Google Cloud network.
    GoogleSubnet: ["google_compute_subnetwork"], [];
    /// A key of Cloud KMS.
    GoogleKey: ["google_kms_crypto_key"], [];
    /// A disk of Compute Engine.
    GoogleDisk: ["google_compute_disk"], [];
    /// A grant of a role on a Google Cloud resource, to one member or to several.
    GoogleGrant: ["google_artifact_registry_repository_iam_binding", "google_artifact_registry_repository_iam_member", "google_kms_crypto_key_iam_binding", "google_kms_crypto_key_iam_member", "google_kms_key_ring_iam_binding", "google_kms_key_ring_iam_member", "google_secret_manager_secret_iam_binding", "google_secret_manager_secret_iam_member", "google_service_account_iam_binding", "google_service_account_iam_member", "google_storage_bucket_iam_binding", "google_storage_bucket_iam_member"], [];
    /// The same on a project, a folder or an organisation.
    GoogleWideGrant: ["google_folder_iam_binding", "google_folder_iam_member", "google_organization_iam_binding", "google_organization_iam_member", "google_project_iam_binding", "google_project_iam_member"], [];
    /// A security group of an Azure network, with rules of its own.
    AzureSecurityGroup: ["azurerm_network_security_group"], [];
    /// A rule of such a group that stands alone.
    AzureSecurityRule: ["azurerm_network_security_rule"], [];
    /// A vault of Azure Key Vault.
    AzureKeyVault: ["azurerm_key_vault"], [];
    /// A key in such a vault.
    AzureVaultKey: ["azurerm_key_vault_key"], [];
    /// A secret in such a vault.
    AzureVaultSecret: ["azurerm_key_vault_secret"], [];
    /// A role of Azure that a customer defined.
    AzureRole: ["azurerm_role_definition"], [];
    /// A group of containers of Azure Container Instances.
    AzureContainerGroup: ["azurerm_container_group"], [];
    /// A task definition of Amazon ECS.
    EcsTaskDefinition: ["aws_ecs_task_definition"], ["AWS::ECS::TaskDefinition"], ["TaskDefinition"];
    /// A service of Amazon ECS.
    EcsService: ["aws_ecs_service"], ["AWS::ECS::Service"], ["Service"];
    /// A task set of a service of Amazon ECS.
    EcsTaskSet: ["aws_ecs_task_set"], ["AWS::ECS::TaskSet"], ["TaskSet"];
    /// A cluster of Amazon ECS.
    EcsCluster: ["aws_ecs_cluster"], ["AWS::ECS::Cluster"], ["Cluster"];
    /// The capacity providers of a cluster of Amazon ECS, where they stand apart.
    EcsClusterProviders: ["aws_ecs_cluster_capacity_providers"], ["AWS::ECS::ClusterCapacityProviderAssociations"];
    /// A capacity provider of Amazon ECS.
    EcsCapacityProvider: ["aws_ecs_capacity_provider"], ["AWS::ECS::CapacityProvider"], ["CapacityProvider"];
    /// All grants on a Google Cloud resource at once.
    GoogleIamPolicy: ["google_artifact_registry_repository_iam_policy", "google_folder_iam_policy", "google_kms_crypto_key_iam_policy", "google_kms_key_ring_iam_policy", "google_organization_iam_policy", "google_project_iam_policy", "google_secret_manager_secret_iam_policy", "google_service_account_iam_policy", "google_storage_bucket_iam_policy"], [];
    /// What machines of Compute Engine are made from.
    GoogleInstanceTemplate: ["google_compute_instance_template", "google_compute_region_instance_template"], [];
    /// What a project says of all its machines.
    GoogleProjectMetadata: ["google_compute_project_metadata"], [];
    /// Where logs of a project, a folder or an organisation go.
    GoogleLogSink: ["google_logging_billing_account_sink", "google_logging_folder_sink", "google_logging_organization_sink", "google_logging_project_sink"], [];
    /// A bucket of Cloud Storage.
    GoogleBucket: ["google_storage_bucket"], [];
    /// The front of a load balancer of Google Cloud.
    GoogleForwardingRule: ["google_compute_forwarding_rule", "google_compute_global_forwarding_rule"], [];
    /// A machine of Compute Engine.
    GoogleInstance: ["google_compute_instance"], [];
    /// A network interface of an Azure machine.
    AzureInterface: ["azurerm_network_interface"], [];
}
