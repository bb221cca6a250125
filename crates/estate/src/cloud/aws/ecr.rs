//! Amazon ECR. <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository>,
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ecr-repository.html>

use crate::Field;

/// Name of a repository.
pub const NAME: Field<&str> = Field::new("name", "RepositoryName");

/// Whether a tag may be moved to another image: `MUTABLE`, `IMMUTABLE` or one of these with exclusions.
pub const TAG_MUTABILITY: Field<&str> = Field::new("image_tag_mutability", "ImageTagMutability").or("MUTABLE");

/// Whether images are scanned when they arrive.
pub const SCAN_ON_PUSH: Field<bool> =
    Field::new("image_scanning_configuration.scan_on_push", "ImageScanningConfiguration.ScanOnPush").or(false);

/// How images are encrypted: `AES256`, `KMS` or `KMS_DSSE`.
pub const ENCRYPTION_TYPE: Field<&str> =
    Field::new("encryption_configuration.encryption_type", "EncryptionConfiguration.EncryptionType").or("AES256");

/// With which key.
pub const ENCRYPTION_KEY: Field<&str> =
    Field::new("encryption_configuration.kms_key", "EncryptionConfiguration.KmsKey");

/// Policy of a repository.
pub const POLICY: Field<&str> = Field::new("policy", "RepositoryPolicyText");

/// Lifecycle policy of a repository.
pub const LIFECYCLE: Field<&str> = Field::new("policy", "LifecyclePolicy.LifecyclePolicyText");

/// Repository of a policy that stands apart.
pub const REPOSITORY: Field<&str> = Field::new("repository", "RepositoryName");

/// Policy of a registry.
pub const REGISTRY_POLICY: Field<&str> = Field::new("policy", "PolicyText");

/// How a registry is scanned: `BASIC` or `ENHANCED`.
pub const SCAN_TYPE: Field<&str> = Field::new("scan_type", "ScanType").or("BASIC");

/// What of it is scanned when.
pub const SCAN_RULES: Field<&str> = Field::new("rule", "Rules");

/// When: `SCAN_ON_PUSH`, `CONTINUOUS_SCAN` or `MANUAL`.
pub const SCAN_FREQUENCY: Field<&str> = Field::new("scan_frequency", "ScanFrequency");

/// Whether a repository goes with the images in it.
pub const FORCE_DELETE: Field<bool> = Field::new("force_delete", "EmptyOnDelete").or(false);
