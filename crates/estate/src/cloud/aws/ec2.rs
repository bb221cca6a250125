//! Amazon EC2. <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template>,
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-launchtemplate.html>

use crate::Field;

/// Name of a launch template.
pub const TEMPLATE_NAME: Field<&str> = Field::new("name", "LaunchTemplateName");

/// Whether the metadata service asks for a session: `required` or `optional`.
pub const HTTP_TOKENS: Field<&str> = Field::new("metadata_options.http_tokens", "MetadataOptions.HttpTokens");

/// Whether there is a metadata service: `enabled` or `disabled`.
pub const HTTP_ENDPOINT: Field<&str> =
    Field::new("metadata_options.http_endpoint", "MetadataOptions.HttpEndpoint").or("enabled");

/// How many machines an answer of it may pass.
pub const HOP_LIMIT: Field<i64> =
    Field::new("metadata_options.http_put_response_hop_limit", "MetadataOptions.HttpPutResponseHopLimit");

/// The first in a launch template.
pub const TEMPLATE_HTTP_TOKENS: Field<&str> =
    Field::new("metadata_options.http_tokens", "LaunchTemplateData.MetadataOptions.HttpTokens");

/// The second in a launch template.
pub const TEMPLATE_HTTP_ENDPOINT: Field<&str> =
    Field::new("metadata_options.http_endpoint", "LaunchTemplateData.MetadataOptions.HttpEndpoint").or("enabled");

/// The third in a launch template.
pub const TEMPLATE_HOP_LIMIT: Field<i64> = Field::new(
    "metadata_options.http_put_response_hop_limit",
    "LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit",
);

/// The first for a whole account.
pub const ACCOUNT_TOKENS: Field<&str> = Field::new("http_tokens", "");

/// The launch template of an instance.
pub const BY_TEMPLATE: Field<&str> = Field::new("launch_template", "LaunchTemplate");

/// Its id.
pub const BY_TEMPLATE_ID: Field<&str> = Field::new("launch_template.id", "LaunchTemplate.LaunchTemplateId");

/// The image of an instance.
pub const IMAGE: Field<&str> = Field::new("ami", "ImageId");

/// The image of a launch template or a launch configuration.
pub const TEMPLATE_IMAGE: Field<&str> = Field::new("image_id", "LaunchTemplateData.ImageId");

/// What an instance runs when it starts.
pub const USER_DATA: Field<&str> = Field::new("user_data", "UserData");

/// The same, encoded.
pub const USER_DATA_BASE64: Field<&str> = Field::new("user_data_base64", "");

/// What instances of a template run when they start, encoded.
pub const TEMPLATE_USER_DATA: Field<&str> = Field::new("user_data", "LaunchTemplateData.UserData");

/// Whether an instance gets a public address.
pub const PUBLIC_IP: Field<bool> = Field::new("associate_public_ip_address", "AssociatePublicIpAddress");

/// Network interfaces of a launch template.
pub const INTERFACES: Field<&str> = Field::new("network_interfaces", "LaunchTemplateData.NetworkInterfaces");

/// Network interfaces of an instance.
pub const INSTANCE_INTERFACES: Field<&str> = Field::new("network_interface", "NetworkInterfaces");

/// Whether such an interface gets a public address.
pub const INTERFACE_PUBLIC_IP: Field<bool> =
    Field::new("associate_public_ip_address", "AssociatePublicIpAddress").or(false);

/// Root disk, in Terraform.
pub const ROOT_DEVICE: Field<&str> = Field::new("root_block_device", "");

/// Whether the root disk is encrypted, in Terraform.
pub const ROOT_ENCRYPTED: Field<bool> = Field::new("root_block_device.encrypted", "").or(false);

/// Disks of an instance.
pub const DEVICES: Field<&str> = Field::new("ebs_block_device", "BlockDeviceMappings");

/// Disks of a launch template.
pub const TEMPLATE_DEVICES: Field<&str> = Field::new("block_device_mappings", "LaunchTemplateData.BlockDeviceMappings");

/// The disk of such a block.
pub const DEVICE_EBS: Field<&str> = Field::new("ebs", "Ebs");

/// Whether the disk of such a block is encrypted.
pub const DEVICE_ENCRYPTED: Field<bool> = Field::new("ebs.encrypted", "Ebs.Encrypted").or(false);

/// Whether a disk of an instance is encrypted.
pub const BLOCK_ENCRYPTED: Field<bool> = Field::new("encrypted", "Ebs.Encrypted").or(false);

/// The snapshot that a disk is made of, which decides whether it is encrypted.
pub const SNAPSHOT_ID: Field<&str> = Field::new("snapshot_id", "Ebs.SnapshotId");

/// Whether a disk is encrypted.
pub const ENCRYPTED: Field<bool> = Field::new("encrypted", "Encrypted").or(false);

/// With which key.
pub const VOLUME_KEY: Field<&str> = Field::new("kms_key_id", "KmsKeyId");

/// Profile of an instance, whose role it has.
pub const PROFILE: Field<&str> = Field::new("iam_instance_profile", "IamInstanceProfile");

/// Key that opens an instance by SSH.
pub const KEY_NAME: Field<&str> = Field::new("key_name", "KeyName");

/// Key that opens instances of a template by SSH.
pub const TEMPLATE_KEY_NAME: Field<&str> = Field::new("key_name", "LaunchTemplateData.KeyName");

/// Whether new disks of an account are encrypted.
pub const EBS_DEFAULT: Field<bool> = Field::new("enabled", "").or(true);

/// Launch template of a group.
pub const GROUP_TEMPLATE: Field<&str> = Field::new("launch_template.id", "LaunchTemplate.LaunchTemplateId");

/// Launch configuration of a group.
pub const GROUP_CONFIGURATION: Field<&str> = Field::new("launch_configuration", "LaunchConfigurationName");

/// Tags of a group.
pub const GROUP_TAGS: Field<&str> = Field::new("tag", "Tags");

/// Key of a tag.
pub const TAG_KEY: Field<&str> = Field::new("key", "Key");

/// `all` where an image or a snapshot is public.
pub const SHARED_GROUP: Field<&str> = Field::new("group", "");

/// Who may make disks of a snapshot.
pub const SNAPSHOT_ACCOUNT: Field<&str> = Field::new("account_id", "");
