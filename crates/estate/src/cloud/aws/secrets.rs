//! AWS Secrets Manager and Systems Manager. <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret>,
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-secretsmanager-secret.html>

use crate::Field;

/// Name of a secret.
pub const NAME: Field<&str> = Field::new("name", "Name");

/// Key that a secret is encrypted with.
pub const KEY: Field<&str> = Field::new("kms_key_id", "KmsKeyId");

/// Policy of a secret.
pub const POLICY: Field<&str> = Field::new("policy", "");

/// Policy of a secret that stands apart.
pub const RESOURCE_POLICY: Field<&str> = Field::new("policy", "ResourcePolicy");

/// Whether a policy for everybody is refused.
pub const BLOCK_PUBLIC: Field<bool> = Field::new("block_public_policy", "BlockPublicPolicy").or(false);

/// Secret of a rotation or a policy.
pub const ROTATED: Field<&str> = Field::new("secret_id", "SecretId");

/// Days after which it is renewed.
pub const ROTATION_DAYS: Field<i64> =
    Field::new("rotation_rules.automatically_after_days", "RotationRules.AutomaticallyAfterDays");

/// When it is renewed, as an expression.
pub const ROTATION_SCHEDULE: Field<&str> =
    Field::new("rotation_rules.schedule_expression", "RotationRules.ScheduleExpression");

/// `String`, `StringList` or `SecureString`.
pub const PARAMETER_TYPE: Field<&str> = Field::new("type", "Type");

/// Key that a parameter is encrypted with.
pub const PARAMETER_KEY: Field<&str> = Field::new("key_id", "");

/// Value of a parameter.
pub const PARAMETER_VALUE: Field<&str> = Field::new("value", "Value");
