//! Load balancers. <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb>,
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticloadbalancingv2-loadbalancer.html>

use crate::Field;

/// Whether a load balancer has private addresses alone, in Terraform.
pub const INTERNAL: Field<bool> = Field::new("internal", "").or(false);

/// Whether it has, in CloudFormation.
pub const SCHEME: Field<&str> = Field::new("", "Scheme").or("internet-facing");

/// `application`, `network` or `gateway`.
pub const TYPE: Field<&str> = Field::new("load_balancer_type", "Type").or("application");

/// Whether malformed headers are taken away, in Terraform.
pub const DROP_INVALID: Field<bool> = Field::new("drop_invalid_header_fields", "").or(false);

/// How requests are treated that may be read in two ways, in Terraform.
pub const DESYNC: Field<&str> = Field::new("desync_mitigation_mode", "").or("defensive");

/// Whether it is kept from being deleted, in Terraform.
pub const PROTECTED: Field<bool> = Field::new("enable_deletion_protection", "").or(false);

/// Whether requests are recorded, in Terraform.
pub const ACCESS_LOGS: Field<bool> = Field::new("access_logs.enabled", "").or(false);

/// All of these, in CloudFormation.
pub const ATTRIBUTES: Field<&str> = Field::new("", "LoadBalancerAttributes");

/// Key of such an attribute.
pub const ATTRIBUTE_KEY: Field<&str> = Field::new("", "Key");

/// Its value.
pub const ATTRIBUTE_VALUE: Field<&str> = Field::new("", "Value");

/// Load balancer of a listener.
pub const LISTENER_BALANCER: Field<&str> = Field::new("load_balancer_arn", "LoadBalancerArn");

/// Protocol of a listener or a target group.
pub const PROTOCOL: Field<&str> = Field::new("protocol", "Protocol");

/// Port of a listener.
pub const PORT: Field<i64> = Field::new("port", "Port");

/// What a listener agrees to in TLS.
pub const SSL_POLICY: Field<&str> = Field::new("ssl_policy", "SslPolicy");

/// What a listener does.
pub const ACTIONS: Field<&str> = Field::new("default_action", "DefaultActions");

/// `forward`, `redirect` or others.
pub const ACTION_TYPE: Field<&str> = Field::new("type", "Type");

/// Protocol that a listener sends clients to.
pub const REDIRECT_PROTOCOL: Field<&str> = Field::new("redirect.protocol", "RedirectConfig.Protocol").or("#{protocol}");

/// What is in a target group.
pub const TARGET_TYPE: Field<&str> = Field::new("target_type", "TargetType").or("instance");

/// What a web ACL protects.
pub const WAF_RESOURCE: Field<&str> = Field::new("resource_arn", "ResourceArn");

/// Whether a classic load balancer has private addresses alone, in Terraform.
pub const CLASSIC_INTERNAL: Field<bool> = Field::new("internal", "").or(false);

/// Ports of a classic load balancer.
pub const CLASSIC_LISTENERS: Field<&str> = Field::new("listener", "Listeners");

/// Protocol of such a port.
pub const CLASSIC_PROTOCOL: Field<&str> = Field::new("lb_protocol", "Protocol");

/// Whether a classic load balancer records requests.
pub const CLASSIC_LOGS: Field<bool> = Field::new("access_logs.enabled", "AccessLoggingPolicy.Enabled");

/// Where to.
pub const CLASSIC_LOG_BUCKET: Field<&str> = Field::new("access_logs.bucket", "AccessLoggingPolicy.S3BucketName");
