//! Networks and their security groups. <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc>,
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-vpc.html>

use crate::Field;

/// Network of a subnet, a group, a table or an endpoint.
pub const VPC: Field<&str> = Field::new("vpc_id", "VpcId");

/// Whether what starts in a subnet gets a public address.
pub const PUBLIC_ON_LAUNCH: Field<bool> = Field::new("map_public_ip_on_launch", "MapPublicIpOnLaunch").or(false);

/// Network of a flow log.
pub const FLOW_VPC: Field<&str> = Field::new("vpc_id", "ResourceId");

/// Subnet of a flow log.
pub const FLOW_SUBNET: Field<&str> = Field::new("subnet_id", "ResourceId");

/// What a flow log records: `ACCEPT`, `REJECT` or `ALL`.
pub const FLOW_TRAFFIC: Field<&str> = Field::new("traffic_type", "TrafficType");

/// Routes inside a table, in Terraform.
pub const ROUTES: Field<&str> = Field::new("route", "");

/// Table of a route or of an association.
pub const ROUTE_TABLE: Field<&str> = Field::new("route_table_id", "RouteTableId");

/// Where a route that stands apart leads.
pub const ROUTE_CIDR: Field<&str> = Field::new("destination_cidr_block", "DestinationCidrBlock");

/// The same for IPv6.
pub const ROUTE_CIDR6: Field<&str> = Field::new("destination_ipv6_cidr_block", "DestinationIpv6CidrBlock");

/// Where a route inside a table leads.
pub const INNER_CIDR: Field<&str> = Field::new("cidr_block", "");

/// The same for IPv6.
pub const INNER_CIDR6: Field<&str> = Field::new("ipv6_cidr_block", "");

/// Gateway of a route.
pub const ROUTE_GATEWAY: Field<&str> = Field::new("gateway_id", "GatewayId");

/// Instance of a route.
pub const ROUTE_INSTANCE: Field<&str> = Field::new("instance_id", "InstanceId");

/// Connection to another network of a route.
pub const ROUTE_PEERING: Field<&str> = Field::new("vpc_peering_connection_id", "VpcPeeringConnectionId");

/// Subnet of an association or an instance.
pub const SUBNET: Field<&str> = Field::new("subnet_id", "SubnetId");

/// Service of an endpoint.
pub const ENDPOINT_SERVICE: Field<&str> = Field::new("service_name", "ServiceName");

/// Policy of an endpoint; none allows everything.
pub const ENDPOINT_POLICY: Field<&str> = Field::new("policy", "PolicyDocument");

/// What a security group lets in.
pub const INGRESS: Field<&str> = Field::new("ingress", "SecurityGroupIngress");

/// What a security group lets out.
pub const EGRESS: Field<&str> = Field::new("egress", "SecurityGroupEgress");

/// `ingress` or `egress`.
pub const RULE_DIRECTION: Field<&str> = Field::new("type", "");

/// Group of a rule that stands apart.
pub const RULE_GROUP: Field<&str> = Field::new("security_group_id", "GroupId");

/// What a security group is for.
pub const GROUP_DESCRIPTION: Field<&str> = Field::new("description", "GroupDescription");

/// Name of a security group.
pub const GROUP_NAME: Field<&str> = Field::new("name", "GroupName");

/// What a rule is for.
pub const DESCRIPTION: Field<&str> = Field::new("description", "Description");

/// Protocol of a rule; `-1` for all.
pub const PROTOCOL: Field<&str> = Field::new("protocol", "IpProtocol");

/// Protocol of a rule that stands apart; `-1` for all.
pub const RULE_PROTOCOL: Field<&str> = Field::new("ip_protocol", "IpProtocol");

/// First port of a rule.
pub const FROM_PORT: Field<i64> = Field::new("from_port", "FromPort");

/// Last port of a rule.
pub const TO_PORT: Field<i64> = Field::new("to_port", "ToPort");

/// Whom a rule is about.
pub const CIDRS: Field<&str> = Field::new("cidr_blocks", "CidrIp");

/// Whom a rule is about, in IPv6.
pub const CIDRS6: Field<&str> = Field::new("ipv6_cidr_blocks", "CidrIpv6");

/// Whom a rule that stands apart is about.
pub const CIDR: Field<&str> = Field::new("cidr_ipv4", "CidrIp");

/// Whom a rule that stands apart is about, in IPv6.
pub const CIDR6: Field<&str> = Field::new("cidr_ipv6", "CidrIpv6");

/// Whom a rule is about, by lists of prefixes.
pub const PREFIX_LISTS: Field<&str> = Field::new("prefix_list_ids", "SourcePrefixListId");

/// What a network ACL lets in, in Terraform.
pub const ACL_INGRESS: Field<&str> = Field::new("ingress", "");

/// What a network ACL lets out, in Terraform.
pub const ACL_EGRESS: Field<&str> = Field::new("egress", "");

/// `allow` or `deny`, inside an ACL.
pub const ACL_ACTION: Field<&str> = Field::new("action", "");

/// `allow` or `deny`, of a rule that stands apart.
pub const ACL_RULE_ACTION: Field<&str> = Field::new("rule_action", "RuleAction");

/// Whom a rule of an ACL is about.
pub const ACL_CIDR: Field<&str> = Field::new("cidr_block", "CidrBlock");

/// The same for IPv6.
pub const ACL_CIDR6: Field<&str> = Field::new("ipv6_cidr_block", "Ipv6CidrBlock");

/// Number of a rule inside an ACL: the lowest that fits decides.
pub const ACL_NUMBER: Field<i64> = Field::new("rule_no", "");

/// Protocol of a rule of an ACL; `-1` for all.
pub const ACL_PROTOCOL: Field<&str> = Field::new("protocol", "Protocol");

/// First port of a rule of an ACL.
pub const ACL_FROM: Field<i64> = Field::new("from_port", "PortRange.From");

/// Last port of a rule of an ACL.
pub const ACL_TO: Field<i64> = Field::new("to_port", "PortRange.To");

/// Whether a rule of an ACL that stands apart is for what leaves.
pub const ACL_EGRESS_RULE: Field<bool> = Field::new("egress", "Egress").or(false);

/// Whether a transit gateway lets in who asks.
pub const AUTO_ACCEPT: Field<&str> =
    Field::new("auto_accept_shared_attachments", "AutoAcceptSharedAttachments").or("disable");
