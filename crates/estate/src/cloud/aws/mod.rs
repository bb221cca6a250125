//! Attributes of AWS resources, a module per service.

pub mod ec2;
pub mod ecr;
pub mod ecs;
pub mod eks;
pub mod elb;
pub mod iam;
pub mod kms;
pub mod logs;
pub mod secrets;
pub mod storage;
pub mod trail;
pub mod vpc;
