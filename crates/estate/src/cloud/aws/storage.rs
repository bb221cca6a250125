//! Amazon EFS and Amazon S3. <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/efs_file_system>,
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-efs-filesystem.html>

use crate::Field;

/// Whether a file system is encrypted.
pub const EFS_ENCRYPTED: Field<bool> = Field::new("encrypted", "Encrypted").or(false);

/// With which key.
pub const EFS_KEY: Field<&str> = Field::new("kms_key_id", "KmsKeyId");

/// Policy of a file system.
pub const EFS_POLICY: Field<&str> = Field::new("policy", "FileSystemPolicy");

/// File system of a policy that stands apart.
pub const EFS_POLICY_OF: Field<&str> = Field::new("file_system_id", "");

/// Folder that an access point begins at.
pub const POINT_ROOT: Field<&str> = Field::new("root_directory.path", "RootDirectory.Path").or("/");

/// User that an access point makes everybody.
pub const POINT_USER: Field<&str> = Field::new("posix_user", "PosixUser");

/// Name of a bucket.
pub const BUCKET_NAME: Field<&str> = Field::new("bucket", "BucketName");

/// Bucket of what stands apart.
pub const BUCKET: Field<&str> = Field::new("bucket", "Bucket");

/// Access list of a bucket by name.
pub const ACL: Field<&str> = Field::new("acl", "AccessControl").or("private");

/// What keeps a bucket from being public, in CloudFormation.
pub const ACCESS_BLOCK: Field<&str> = Field::new("", "PublicAccessBlockConfiguration");

/// Grants of an access list inside a bucket.
pub const GRANTS: Field<&str> = Field::new("grant", "");

/// Whom such a grant is for.
pub const GRANT_URI: Field<&str> = Field::new("uri", "");

/// What it allows.
pub const GRANT_RIGHTS: Field<&str> = Field::new("permissions", "");

/// Grants of an access list that stands apart.
pub const ACL_GRANTS: Field<&str> = Field::new("access_control_policy.grant", "");

/// Whom such a grant is for.
pub const ACL_GRANT_URI: Field<&str> = Field::new("grantee.uri", "");

/// What it allows.
pub const ACL_GRANT_RIGHT: Field<&str> = Field::new("permission", "");

/// Whether public access lists are refused.
pub const BLOCK_ACLS: Field<bool> = Field::new("block_public_acls", "").or(false);

/// The same, in a bucket of CloudFormation.
pub const BLOCK_ACLS_INSIDE: Field<bool> = Field::new("", "PublicAccessBlockConfiguration.BlockPublicAcls").or(false);

/// Whether public policies are refused.
pub const BLOCK_POLICY: Field<bool> = Field::new("block_public_policy", "").or(false);

/// The same, in a bucket of CloudFormation.
pub const BLOCK_POLICY_INSIDE: Field<bool> =
    Field::new("", "PublicAccessBlockConfiguration.BlockPublicPolicy").or(false);

/// Whether public access lists do not count.
pub const IGNORE_ACLS: Field<bool> = Field::new("ignore_public_acls", "").or(false);

/// The same, in a bucket of CloudFormation.
pub const IGNORE_ACLS_INSIDE: Field<bool> = Field::new("", "PublicAccessBlockConfiguration.IgnorePublicAcls").or(false);

/// Whether public policies count for the own account alone.
pub const RESTRICT: Field<bool> = Field::new("restrict_public_buckets", "").or(false);

/// The same, in a bucket of CloudFormation.
pub const RESTRICT_INSIDE: Field<bool> =
    Field::new("", "PublicAccessBlockConfiguration.RestrictPublicBuckets").or(false);

/// Where a bucket records its requests.
pub const LOGGING: Field<&str> = Field::new("logging.target_bucket", "LoggingConfiguration");

/// Where another bucket's requests are recorded, of what stands apart.
pub const LOG_TARGET: Field<&str> = Field::new("target_bucket", "");

/// The same, inside a bucket.
pub const LOG_TARGET_INSIDE: Field<&str> =
    Field::new("logging.target_bucket", "LoggingConfiguration.DestinationBucketName");

/// Whether a bucket keeps old versions, in CloudFormation.
pub const VERSIONING: Field<&str> = Field::new("", "VersioningConfiguration.Status");

/// Whether a bucket keeps old versions, inside it in Terraform.
pub const VERSIONING_INSIDE: Field<bool> = Field::new("versioning.enabled", "");

/// Whether a bucket keeps old versions, apart in Terraform.
pub const VERSIONING_APART: Field<&str> = Field::new("versioning_configuration.status", "");

/// How a bucket is encrypted: `AES256`, `aws:kms` or `aws:kms:dsse`.
pub const ENCRYPTION: Field<&str> = Field::new(
    "server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.sse_algorithm",
    "BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.SSEAlgorithm",
);

/// The same, where it stands apart.
pub const ENCRYPTION_APART: Field<&str> = Field::new("rule.apply_server_side_encryption_by_default.sse_algorithm", "");

/// With which key.
pub const ENCRYPTION_KEY: Field<&str> = Field::new(
    "server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.kms_master_key_id",
    "BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.KMSMasterKeyID",
);

/// The same, where it stands apart.
pub const ENCRYPTION_KEY_APART: Field<&str> =
    Field::new("rule.apply_server_side_encryption_by_default.kms_master_key_id", "");

/// When objects go.
pub const LIFECYCLE: Field<&str> = Field::new("lifecycle_rule", "LifecycleConfiguration.Rules");

/// Policy of a bucket.
pub const POLICY: Field<&str> = Field::new("policy", "PolicyDocument");

/// Whose objects are.
pub const OWNERSHIP: Field<&str> = Field::new("rule.object_ownership", "");

/// Whether objects can be locked.
pub const LOCK: Field<bool> = Field::new("object_lock_enabled", "ObjectLockEnabled").or(false);
