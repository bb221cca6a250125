//! Groups of logs, topics, detectors and AWS Config. <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group>,
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-logs-loggroup.html>

use crate::Field;

/// Key that a group of logs is encrypted with.
pub const KEY: Field<&str> = Field::new("kms_key_id", "KmsKeyId");

/// Days that a log is kept; for ever for none.
pub const RETENTION: Field<i64> = Field::new("retention_in_days", "RetentionInDays").or(0);

/// Name of a group of logs.
pub const NAME: Field<&str> = Field::new("name", "LogGroupName");

/// Key that a topic is encrypted with.
pub const TOPIC_KEY: Field<&str> = Field::new("kms_master_key_id", "KmsMasterKeyId");

/// Whether a detector works.
pub const DETECTOR_ON: Field<bool> = Field::new("enable", "Enable").or(true);

/// Which accounts of the organisation a detector takes in: `ALL`, `NEW` or `NONE`.
pub const ORGANIZATION_MEMBERS: Field<&str> = Field::new("auto_enable_organization_members", "");

/// Whether it takes them in, up to version 4 of the provider.
pub const ORGANIZATION_ALL: Field<bool> = Field::new("auto_enable", "").or(false);

/// What a recorder takes in.
pub const RECORDING_GROUP: Field<&str> = Field::new("recording_group", "RecordingGroup");

/// Detector of a feature.
pub const FEATURE_DETECTOR: Field<&str> = Field::new("detector_id", "");

/// Name of a feature.
pub const FEATURE_NAME: Field<&str> = Field::new("name", "Name");

/// `ENABLED` or `DISABLED`.
pub const FEATURE_STATUS: Field<&str> = Field::new("status", "Status");

/// Features of a detector, in CloudFormation.
pub const FEATURES: Field<&str> = Field::new("", "Features");

/// Whether it reads the audit logs of clusters.
pub const DETECTOR_AUDIT: Field<bool> =
    Field::new("datasources.kubernetes.audit_logs.enable", "DataSources.Kubernetes.AuditLogs.Enable");

/// Whether all types are recorded.
pub const RECORD_ALL: Field<bool> = Field::new("recording_group.all_supported", "RecordingGroup.AllSupported").or(true);

/// Whether types without a region are recorded too.
pub const RECORD_GLOBAL: Field<bool> =
    Field::new("recording_group.include_global_resource_types", "RecordingGroup.IncludeGlobalResourceTypes").or(false);

/// Whether it records now.
pub const RECORDER_ON: Field<bool> = Field::new("is_enabled", "").or(false);

/// Recorder of a status.
pub const RECORDER: Field<&str> = Field::new("name", "");

/// What Amazon Inspector looks at.
pub const INSPECTED: Field<&str> = Field::new("resource_types", "");
