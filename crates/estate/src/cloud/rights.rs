//! What a role may do: every policy that the input holds for it, wherever it stands.

use plimsoll_model::{Truth, Why};

use super::aws::iam;
use super::{Policy, Statement};
use crate::{Cloud, CloudKind, Field, Part, V, View};

/// The rights of a role, as far as the input tells them.
#[derive(Clone, Debug)]
pub struct Rights<'e> {
    /// The role.
    pub role: Cloud<'e>,
    /// Policies of the customer.
    pub policies: Vec<Policy>,
    /// Names of policies that AWS writes, such as `AdministratorAccess`.
    pub managed: Vec<Box<str>>,
    /// Whether a boundary keeps it from using all of them.
    pub bounded: Truth,
    /// Why it may have others too.
    pub unknown: Option<Why>,
}

/// The role that a field means.
#[derive(Clone, Debug)]
pub enum RoleOf<'e> {
    /// One of the input.
    Role(Box<Cloud<'e>>),
    /// One that is not in the input, or that cannot be told.
    Elsewhere(Why),
    /// None: the field is not given.
    None,
}

/// What the ARN of a policy that AWS writes begins with, after the partition.
const BY_AWS: &str = ":iam::aws:policy/";

impl<'e> Rights<'e> {
    /// The rights of a role.
    #[must_use]
    pub fn of(role: Cloud<'e>) -> Self {
        let bounded = role.given(&iam::BOUNDARY);
        let mut rights = Self { role, policies: Vec::new(), managed: Vec::new(), bounded, unknown: None };
        rights.inline();
        rights.attached(role, role.part, &iam::MANAGED);
        rights.apart();
        rights
    }

    /// Whether one of the statements that allow passes a test, conditions left aside.
    pub fn any(&self, test: impl Fn(&Statement) -> Truth) -> Truth {
        Truth::any(self.policies.iter().map(|policy| policy.any_allow(&test)))
    }

    /// Whether a policy of AWS is among them.
    #[must_use]
    pub fn has(&self, managed: &[&str]) -> bool {
        self.managed.iter().any(|own| managed.contains(&&**own))
    }

    fn inline(&mut self) {
        let role = self.role;
        let parts = role.parts(&iam::INLINE);
        self.policies.extend(parts.into_iter().filter_map(|part| role.policy_of(part, &iam::INLINE_POLICY)));
    }

    /// Policies by their ARN: AWS's own, or another resource.
    fn attached<T: Copy>(&mut self, from: Cloud<'e>, part: Part<'e>, field: &Field<T>) {
        let (_, Some(node)) = part.find(field) else { return };
        let list = node.kind() == plimsoll_syntax::Kind::Seq;
        let items = if list { node.items().collect() } else { vec![node] };
        for item in items {
            let meant = from.target_of(part.at_node(item), CloudKind::IamPolicy);
            match (meant.and_then(|policy| policy.policy(&iam::POLICY)), by_aws(item)) {
                (Some(policy), _) => self.policies.push(policy),
                (None, Some(name)) => self.managed.push(name.into()),
                (None, None) => self.missing("a policy of the role is not in the input"),
            }
        }
    }

    /// Policies that name the role themselves.
    fn apart(&mut self) {
        let view = self.role.view;
        for field in [&iam::INLINE_ROLE, &iam::ROLE] {
            let joined = view.joined(CloudKind::IamInlinePolicy, field, &self.role, &[&iam::NAME]);
            self.policies.extend(joined.sure.iter().filter_map(|one| one.policy(&iam::POLICY)));
            self.perhaps(!joined.maybe.is_empty());
        }
        let managed = view.joined(CloudKind::IamPolicy, &POLICY_ROLES, &self.role, &[&iam::NAME]);
        self.policies.extend(managed.sure.iter().filter_map(|one| one.policy(&iam::POLICY)));
        for field in [&iam::ROLE, &ATTACHED_ROLES] {
            let joined = view.joined(CloudKind::IamAttachment, field, &self.role, &[&iam::NAME]);
            joined.sure.iter().for_each(|one| self.attached(*one, one.part, &iam::ATTACHED));
            self.perhaps(!joined.maybe.is_empty());
        }
    }

    fn perhaps(&mut self, maybe: bool) {
        if maybe {
            self.missing("a policy may be of this role or of another");
        }
    }

    fn missing(&mut self, reason: &'static str) {
        self.unknown.get_or_insert_with(|| Why::new(reason, "scan a plan made by Terraform, or the account"));
    }
}

/// Roles of a managed policy, in CloudFormation.
const POLICY_ROLES: Field<&str> = Field::new("", "Roles");
/// Roles of an attachment.
const ATTACHED_ROLES: Field<&str> = Field::new("roles", "");

/// The name of a policy that AWS writes, without its path. The partition may be unknown.
fn by_aws(node: plimsoll_syntax::Node<'_>) -> Option<&str> {
    let text = node.unknown().map_or(node.text(), |unknown| unknown.partial.as_deref().unwrap_or_default());
    let (_, name) = text.split_once(BY_AWS)?;
    name.rsplit('/').next().filter(|name| !name.is_empty() && !name.contains(plimsoll_syntax::HOLE))
}

impl<'e> Cloud<'e> {
    /// The role that a field of this resource, or of a block in it, means: by reference, by its ARN or by its name.
    #[must_use]
    pub fn role(&self, part: Part<'e>, field: &Field<&'static str>) -> RoleOf<'e> {
        let (_, Some(node)) = part.find(field) else { return RoleOf::None };
        if let Some(role) = self.target_of(part.at_node(node), CloudKind::IamRole) {
            return RoleOf::Role(Box::new(role));
        }
        let value = part.text(field);
        self.view.role_named(&value)
    }
}

impl<'e> View<'e> {
    /// The role of the input with this name or ARN.
    #[must_use]
    pub fn role_named(&self, value: &V<Box<str>>) -> RoleOf<'e> {
        let elsewhere = || Why::new("the role is not in the input", "scan the code that makes the role too");
        let Some(text) = value.get() else {
            return value.why().map_or(RoleOf::None, |why| RoleOf::Elsewhere(why.clone()));
        };
        let name = text.rsplit('/').next().unwrap_or(text);
        let mut named = self.clouds(CloudKind::IamRole).filter(|role| {
            let own = role.text(&iam::NAME);
            own.get().is_some_and(|own| **own == *name)
        });
        match (named.next(), named.next()) {
            (Some(role), None) => RoleOf::Role(Box::new(role)),
            _ => RoleOf::Elsewhere(elsewhere()),
        }
    }
}
