//! AWS CloudTrail. <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail>,
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cloudtrail-trail.html>

use crate::Field;

/// Whether a trail records every region.
pub const MULTI_REGION: Field<bool> = Field::new("is_multi_region_trail", "IsMultiRegionTrail").or(false);

/// Whether changes of the log can be told.
pub const VALIDATION: Field<bool> = Field::new("enable_log_file_validation", "EnableLogFileValidation").or(false);

/// Key that the log is encrypted with.
pub const KEY: Field<&str> = Field::new("kms_key_id", "KMSKeyId");

/// Whether it records now.
pub const TF_LOGGING: Field<bool> = Field::new("enable_logging", "IsLogging").or(true);

/// Whether it records services without a region.
pub const GLOBAL_EVENTS: Field<bool> = Field::new("include_global_service_events", "IncludeGlobalServiceEvents");

/// Group of logs that it also writes to.
pub const LOG_GROUP: Field<&str> = Field::new("cloud_watch_logs_group_arn", "CloudWatchLogsLogGroupArn");

/// Bucket that it writes to.
pub const BUCKET: Field<&str> = Field::new("s3_bucket_name", "S3BucketName");

/// Topic that tells of new files.
pub const TOPIC: Field<&str> = Field::new("sns_topic_name", "SnsTopicName");

/// What it records beside the usual.
pub const SELECTORS: Field<&str> = Field::new("event_selector", "EventSelectors");

/// Whether a selector takes in changes of resources.
pub const SELECTOR_MANAGEMENT: Field<bool> =
    Field::new("include_management_events", "IncludeManagementEvents").or(true);

/// Whether a selector takes in reads, writes or both.
pub const SELECTOR_READ_WRITE: Field<&str> = Field::new("read_write_type", "ReadWriteType").or("All");

/// Data whose use it records.
pub const SELECTOR_DATA: Field<&str> = Field::new("data_resource", "DataResources");

/// Type of such data.
pub const DATA_TYPE: Field<&str> = Field::new("type", "Type");

/// Key of a store of events.
pub const STORE_KEY: Field<&str> = Field::new("kms_key_id", "KmsKeyId");
