//! Attributes of AWS resources, a module per service.

pub mod ecr;
pub mod ecs;
pub mod eks;
