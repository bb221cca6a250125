//! What security groups and network ACLs let through, and which subnets are public.

use plimsoll_model::{State, Truth};

use super::aws::{ec2, vpc};
use crate::{At, Cloud, CloudKind, Field, Part, V, View};

/// A rule of a security group or a network ACL, wherever it stands.
#[derive(Clone, Debug)]
pub struct TrafficRule<'e> {
    /// Its attributes.
    pub part: Part<'e>,
    /// Whether it is about what comes in; else about what goes out.
    pub inward: Truth,
    /// Whether it allows; rules of security groups always do.
    pub allows: Truth,
    /// Its protocol; `-1` for all.
    pub protocol: V<Box<str>>,
    /// Its first port.
    pub from: V<i64>,
    /// Its last port.
    pub to: V<i64>,
    /// Ranges of addresses that it is about.
    pub ranges: Vec<V<Box<str>>>,
}

/// Fields of a rule, which have other names in each place where one may stand.
struct Names {
    protocol: &'static Field<&'static str>,
    ranges: &'static [&'static Field<&'static str>],
    from: &'static Field<i64>,
    to: &'static Field<i64>,
}

static GROUP: Names =
    Names { protocol: &vpc::PROTOCOL, ranges: &[&vpc::CIDRS, &vpc::CIDRS6], from: &vpc::FROM_PORT, to: &vpc::TO_PORT };
static APART: Names = Names {
    protocol: &vpc::RULE_PROTOCOL,
    ranges: &[&vpc::CIDR, &vpc::CIDR6],
    from: &vpc::FROM_PORT,
    to: &vpc::TO_PORT,
};
static ACL: Names = Names {
    protocol: &vpc::ACL_PROTOCOL,
    ranges: &[&vpc::ACL_CIDR, &vpc::ACL_CIDR6],
    from: &vpc::FROM_PORT,
    to: &vpc::TO_PORT,
};
static ACL_APART: Names =
    Names { protocol: &vpc::ACL_PROTOCOL, ranges: ACL.ranges, from: &vpc::ACL_FROM, to: &vpc::ACL_TO };

impl<'e> Cloud<'e> {
    /// The rules that stand in a security group, in a network ACL, or are this resource.
    #[must_use]
    pub fn traffic_rules(&self) -> Vec<TrafficRule<'e>> {
        let both = |inward: &Field<_>, outward: &Field<_>, names| {
            let inside = self.parts(inward).into_iter().map(move |part| rule(part, Truth::True, names));
            inside.chain(self.parts(outward).into_iter().map(move |part| rule(part, Truth::False, names))).collect()
        };
        match self.kind() {
            Some(CloudKind::SecurityGroup | CloudKind::DefaultSecurityGroup) => {
                both(&vpc::INGRESS, &vpc::EGRESS, &GROUP)
            }
            Some(CloudKind::NetworkAcl) => {
                with_action(both(&vpc::ACL_INGRESS, &vpc::ACL_EGRESS, &ACL), &vpc::ACL_ACTION)
            }
            Some(CloudKind::SecurityGroupRule) => {
                let inward = self.text(&vpc::RULE_DIRECTION).test(false, |way| &**way == "ingress");
                vec![rule(self.part, inward, &GROUP)]
            }
            Some(CloudKind::SecurityGroupIngress) => vec![rule(self.part, Truth::True, &APART)],
            Some(CloudKind::SecurityGroupEgress) => vec![rule(self.part, Truth::False, &APART)],
            Some(CloudKind::NetworkAclRule) => {
                let inward = self.bool(&vpc::ACL_EGRESS_RULE).is(&true).not();
                with_action(vec![rule(self.part, inward, &ACL_APART)], &vpc::ACL_RULE_ACTION)
            }
            _ => Vec::new(),
        }
    }
}

fn rule<'e>(part: Part<'e>, inward: Truth, names: &'static Names) -> TrafficRule<'e> {
    TrafficRule {
        part,
        inward,
        allows: Truth::True,
        protocol: part.text(names.protocol),
        from: part.int(names.from),
        to: part.int(names.to),
        ranges: names.ranges.iter().flat_map(|field| part.texts(field)).collect(),
    }
}

fn with_action<'e>(mut rules: Vec<TrafficRule<'e>>, action: &Field<&'static str>) -> Vec<TrafficRule<'e>> {
    for rule in &mut rules {
        rule.allows = rule.part.text(action).test(false, |action| action.eq_ignore_ascii_case("allow"));
    }
    rules
}

impl TrafficRule<'_> {
    /// Whether it is about every protocol.
    #[must_use]
    pub fn every_protocol(&self) -> Truth {
        self.protocol.test(false, |protocol| matches!(&**protocol, "-1" | "all"))
    }

    /// Whether it is about every port; one that names none is.
    #[must_use]
    pub fn every_port(&self) -> Truth {
        let none = matches!(self.from.state, State::Absent) && matches!(self.to.state, State::Absent);
        let all =
            self.from.test(true, |port| *port <= 0).and(self.to.test(true, |port| *port >= 65_535 || *port == -1));
        self.every_protocol().or(none.into()).or(all)
    }

    /// Whether it is about a port of a protocol, `tcp` or `udp`.
    #[must_use]
    pub fn about(&self, protocol: &str, port: i64) -> Truth {
        let number = if protocol == "tcp" { "6" } else { "17" };
        let same = self.protocol.test(true, |own| own.eq_ignore_ascii_case(protocol) || &**own == number);
        let inside = self.from.test(true, |from| *from <= port).and(self.to.test(true, |to| *to >= port || *to == -1));
        self.every_protocol().or(same.and(inside))
    }

    /// The ranges that are the whole internet, and those that may be.
    pub fn open_ranges(&self) -> impl Iterator<Item = (Truth, At)> {
        self.ranges.iter().map(|range| (is_internet(range), range.origin))
    }
}

/// Whether a range of addresses is the whole internet.
#[must_use]
pub fn is_internet(range: &V<Box<str>>) -> Truth {
    range.test(false, |text| text.trim().ends_with("/0"))
}

impl<'e> View<'e> {
    /// Whether what starts in a subnet is on the internet: it gets a public address, or its route leads to a gateway.
    #[must_use]
    pub fn is_public(&self, subnet: &Cloud<'e>) -> Truth {
        let tables = self.joined(CloudKind::RouteTableAssociation, &vpc::SUBNET, subnet, &[]);
        let routed = tables.any_is(|association| match association.target(&vpc::ROUTE_TABLE, CloudKind::RouteTable) {
            Some(table) => self.leads_out(&table),
            None => Truth::Unknown,
        });
        subnet.bool(&vpc::PUBLIC_ON_LAUNCH).is(&true).or(routed)
    }

    /// Whether a route table leads from and to the internet.
    fn leads_out(&self, table: &Cloud<'e>) -> Truth {
        let inside = table.parts(&vpc::ROUTES).into_iter().map(|route| gateway(table, route, &vpc::INNER_CIDR));
        let apart = self.joined(CloudKind::Route, &vpc::ROUTE_TABLE, table, &[]);
        Truth::any(inside).or(apart.any_is(|route| gateway(&route, route.part, &vpc::ROUTE_CIDR)))
    }
}

/// Whether a route leads everything to a gateway of the internet.
fn gateway<'e>(from: &Cloud<'e>, route: Part<'e>, range: &Field<&'static str>) -> Truth {
    let wide = route.text(range);
    let wide = is_internet(&wide);
    let to = route.find(&vpc::ROUTE_GATEWAY).1;
    let own = to.and_then(|node| from.target_of(route.at_node(node), CloudKind::InternetGateway)).is_some();
    let named = route.text(&vpc::ROUTE_GATEWAY).test(false, |id| id.starts_with("igw-"));
    wide.and(if own { Truth::True } else { named })
}

/// The launch template of a node group or a group of instances.
impl<'e> Cloud<'e> {
    /// The launch template that a field of this resource refers to, by id or by name.
    #[must_use]
    pub fn template(&self, id: &Field<&'static str>, name: &Field<&'static str>) -> Option<Cloud<'e>> {
        let named = || {
            let name = self.text(name);
            let has = |t: &Cloud<'e>| name.get().is_some() && t.text(&ec2::TEMPLATE_NAME).get() == name.get();
            self.view
                .clouds(CloudKind::LaunchTemplate)
                .find(|t| self.view.within_reach(self.object, t.object) && has(t))
        };
        self.target(id, CloudKind::LaunchTemplate)
            .or_else(|| self.target(name, CloudKind::LaunchTemplate))
            .or_else(named)
    }
}
