//! Amazon ECR. <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository>,
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ecr-repository.html>

use crate::Field;

/// Whether a tag may be moved to another image: `MUTABLE`, `IMMUTABLE` or one of these with exclusions.
pub const TAG_MUTABILITY: Field<&str> = Field::new("image_tag_mutability", "ImageTagMutability").or("MUTABLE");
