//! Amazon EKS. <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster>,
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-eks-cluster.html>

use crate::Field;

/// Whether the API server's endpoint is reachable from the internet.
pub const ENDPOINT_PUBLIC: Field<bool> =
    Field::new("vpc_config.endpoint_public_access", "ResourcesVpcConfig.EndpointPublicAccess").or(true);
/// Who may reach the public endpoint.
pub const PUBLIC_CIDRS: Field<&str> =
    Field::new("vpc_config.public_access_cidrs", "ResourcesVpcConfig.PublicAccessCidrs").or("0.0.0.0/0");
