//! AWS IAM. <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role>,
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-role.html>

use crate::Field;

/// Name of a role.
pub const NAME: Field<&str> = Field::new("name", "RoleName");

/// Name of a user.
pub const USER_NAME: Field<&str> = Field::new("name", "UserName");

/// Name of a group.
pub const GROUP_NAME: Field<&str> = Field::new("name", "GroupName");

/// Who may take a role.
pub const TRUST: Field<&str> = Field::new("assume_role_policy", "AssumeRolePolicyDocument");

/// Managed policies of a role, a user or a group.
pub const MANAGED: Field<&str> = Field::new("managed_policy_arns", "ManagedPolicyArns");

/// Policies inside a role, a user or a group.
pub const INLINE: Field<&str> = Field::new("inline_policy", "Policies");

/// The document of such a policy.
pub const INLINE_POLICY: Field<&str> = Field::new("policy", "PolicyDocument");

/// What no policy of a role or a user goes beyond.
pub const BOUNDARY: Field<&str> = Field::new("permissions_boundary", "PermissionsBoundary");

/// The document of a policy that stands by itself.
pub const POLICY: Field<&str> = Field::new("policy", "PolicyDocument");

/// The document inside a permission set.
pub const SET_POLICY: Field<&str> = Field::new("inline_policy", "InlinePolicy");

/// Users of a policy, in CloudFormation.
pub const POLICY_USERS: Field<&str> = Field::new("", "Users");

/// User of an inline policy that stands apart.
pub const INLINE_USER: Field<&str> = Field::new("user", "UserName");

/// Role of a policy, an attachment or a profile.
pub const ROLE: Field<&str> = Field::new("role", "Roles");

/// Role of an inline policy that stands apart.
pub const INLINE_ROLE: Field<&str> = Field::new("role", "RoleName");

/// Role of an instance profile.
pub const PROFILE_ROLE: Field<&str> = Field::new("role", "Roles");

/// Policy of an attachment.
pub const ATTACHED: Field<&str> = Field::new("policy_arn", "");

/// Policy of an attachment to a permission set.
pub const ATTACHED_SET: Field<&str> = Field::new("managed_policy_arn", "");

/// Users of an attachment.
pub const ATTACHED_USERS: Field<&str> = Field::new("users", "");

/// User of an attachment.
pub const ATTACHED_USER: Field<&str> = Field::new("user", "");

/// Users of a group.
pub const GROUP_USERS: Field<&str> = Field::new("users", "Users");

/// Least length of a password.
pub const MIN_LENGTH: Field<i64> = Field::new("minimum_password_length", "").or(6);

/// Whether it needs a small letter.
pub const LOWERCASE: Field<bool> = Field::new("require_lowercase_characters", "").or(false);

/// Whether it needs a capital letter.
pub const UPPERCASE: Field<bool> = Field::new("require_uppercase_characters", "").or(false);

/// Whether it needs a digit.
pub const NUMBERS: Field<bool> = Field::new("require_numbers", "").or(false);

/// Whether it needs a sign.
pub const SYMBOLS: Field<bool> = Field::new("require_symbols", "").or(false);

/// How many old passwords are remembered.
pub const REUSE: Field<i64> = Field::new("password_reuse_prevention", "").or(0);

/// After how many days it has to be changed; never for none.
pub const MAX_AGE: Field<i64> = Field::new("max_password_age", "").or(0);

/// User of a long-lived key.
pub const KEY_USER: Field<&str> = Field::new("user", "UserName");
