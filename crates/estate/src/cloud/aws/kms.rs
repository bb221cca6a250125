//! AWS KMS. <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key>,
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-kms-key.html>

use crate::Field;

/// Whether the key is renewed every year.
pub const ROTATION: Field<bool> = Field::new("enable_key_rotation", "EnableKeyRotation").or(false);

/// Whether the key works.
pub const ENABLED: Field<bool> = Field::new("is_enabled", "Enabled").or(true);

/// What the key is for.
pub const USAGE: Field<&str> = Field::new("key_usage", "KeyUsage").or("ENCRYPT_DECRYPT");

/// What kind of key it is.
pub const SPEC: Field<&str> = Field::new("customer_master_key_spec", "KeySpec").or("SYMMETRIC_DEFAULT");

/// Where its material comes from.
pub const ORIGIN: Field<&str> = Field::new("", "Origin").or("AWS_KMS");

/// Store of the customer that holds it.
pub const CUSTOM_STORE: Field<&str> = Field::new("custom_key_store_id", "");

/// Policy of a key.
pub const POLICY: Field<&str> = Field::new("policy", "KeyPolicy");

/// Key of a policy that stands apart.
pub const POLICY_KEY: Field<&str> = Field::new("key_id", "");

/// Days until a deleted key is gone.
pub const DELETION_WINDOW: Field<i64> = Field::new("deletion_window_in_days", "PendingWindowInDays").or(30);
