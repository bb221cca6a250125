//! What the checks of effective rights share: from what takes a role to all that the role may do.

use plimsoll_engine::{Hit, ObjectCx, Verdict};
use plimsoll_estate::cloud::ecs::settings;
use plimsoll_estate::cloud::{Rights, RoleOf, Statement};
use plimsoll_estate::{At, Object, V};
use plimsoll_model::{Truth, Value, Why};
use plimsoll_syntax::{Kind, Node};

use crate::cloud::{CloudCx, CloudKind, Field, aws};

/// A role as something takes it: where that is said, and which role it is.
pub(crate) struct Taken<'e> {
    pub(crate) object: &'e Object,
    pub(crate) at: At,
    pub(crate) role: RoleOf<'e>,
}

/// Resources whose programs take a role.
pub(crate) const WORKLOADS: &[CloudKind] =
    &[CloudKind::EcsTaskDefinition, CloudKind::EksPodIdentityAssociation, CloudKind::EksAddon];

/// The role of a workload; none where it takes none, or where the input makes no roles at all.
pub(crate) fn of_workload<'e>(cx: &CloudCx<'e>) -> Option<Taken<'e>> {
    match cx.kind()? {
        CloudKind::EcsTaskDefinition => taken(cx, &settings::TASK_ROLE.ecs),
        CloudKind::EksPodIdentityAssociation => taken(cx, &aws::eks::POD_ROLE),
        CloudKind::EksAddon => taken(cx, &aws::eks::ADDON_ROLE),
        _ => None,
    }
}

/// The role of a field; none where it is not given, or where the input makes no roles at all.
pub(crate) fn taken<'e>(cx: &CloudCx<'e>, field: &Field<&'static str>) -> Option<Taken<'e>> {
    let role = cx.role(cx.part, field);
    let some = cx.view.clouds(CloudKind::IamRole).next().is_some();
    let taken = Taken { object: cx.object, at: cx.find(field).0, role };
    (some && !matches!(taken.role, RoleOf::None)).then_some(taken)
}

/// The role of an instance profile, which Terraform names and CloudFormation lists.
pub(crate) fn of_profile<'e>(cx: &CloudCx<'e>) -> Option<Taken<'e>> {
    let (_, node) = cx.find(&aws::iam::PROFILE_ROLE);
    let node = node?;
    let item = if node.kind() == Kind::Seq { node.items().next()? } else { node };
    cx.view.clouds(CloudKind::IamRole).next()?;
    let at = At::exact(item);
    let meant = cx.target_of(cx.at_node(item), CloudKind::IamRole);
    let role = meant.map_or_else(|| cx.view.role_named(&text_of(item, at)), |role| RoleOf::Role(Box::new(role)));
    Some(Taken { object: cx.object, at, role })
}

fn text_of(node: Node<'_>, at: At) -> V<Box<str>> {
    match node.unknown() {
        Some(unknown) => Value::unknown(Why::new(unknown.reason.to_string(), unknown.resolve.to_string()), at),
        None => Value::known(node.text().into(), at),
    }
}

/// The role that a service account takes by its annotation.
pub(crate) fn of_account<'e>(cx: &ObjectCx<'e>) -> Option<Taken<'e>> {
    let node = cx.object.node().at("metadata.annotations")?.get("eks.amazonaws.com/role-arn")?;
    cx.view.clouds(CloudKind::IamRole).next()?;
    let at = At::exact(node);
    let referred = node.unknown().and_then(|unknown| unknown.refers.as_deref());
    let meant = referred.and_then(|address| cx.view.referred_by_object(CloudKind::IamRole, address));
    let role = meant.map_or_else(|| cx.view.role_named(&text_of(node, at)), |role| RoleOf::Role(Box::new(role)));
    Some(Taken { object: cx.object, at, role })
}

/// The verdict of a fault in the rights of a role. A boundary may keep the role from it.
pub(crate) fn judged<'e>(
    taken: Option<Taken<'e>>,
    fault: impl Fn(&Rights<'e>) -> Truth,
    message: impl Fn(&str) -> String,
) -> Verdict<'e> {
    let Some(Taken { object, at, role }) = taken else { return Verdict::NotApplicable };
    let unknown = |why: Why| Verdict::Unknown(why, Some(Hit::new(object, at)));
    let role = match role {
        RoleOf::None => return Verdict::NotApplicable,
        RoleOf::Elsewhere(why) => return unknown(why),
        RoleOf::Role(role) => role,
    };
    let rights = Rights::of(*role);
    match (fault(&rights), rights.bounded) {
        (Truth::True, Truth::False) => Verdict::gap(message(&rights.role.object.key.name), object, at),
        (Truth::True, _) => {
            unknown(Why::new("a boundary may keep the role from it", "hold the boundary against what the role is for"))
        }
        (Truth::False, _) => rights.unknown.map_or(Verdict::Pass, unknown),
        (Truth::Unknown, _) => unknown(reason(&rights)),
    }
}

fn reason(rights: &Rights<'_>) -> Why {
    let open = rights.policies.iter().find(|policy| policy.unknown.is_some() || has_unknown(policy));
    let unnamed = || Why::new("a part of the policy refers to something else", "scan a plan made by Terraform");
    open.map(plimsoll_estate::cloud::Policy::why).or_else(|| rights.unknown.clone()).unwrap_or_else(unnamed)
}

fn has_unknown(policy: &plimsoll_estate::cloud::Policy) -> bool {
    policy.statements.iter().any(|statement| statement.unknown.is_some())
}

/// Whether a statement holds without a condition.
pub(crate) fn free(statement: &Statement) -> Truth {
    (!statement.conditioned()).into()
}

/// Whether a statement allows an action that is none of these; a star is one where it reaches beyond them.
pub(crate) fn beyond(statement: &Statement, allowed: &[&str]) -> Truth {
    if statement.actions.not {
        return Truth::True;
    }
    let is_allowed = |text: &str| allowed.iter().any(|action| action.eq_ignore_ascii_case(text));
    let one = |word: &plimsoll_estate::cloud::Word| match (word.known(), word.wild()) {
        (false, _) => Truth::Unknown,
        (true, false) => (!is_allowed(&word.text)).into(),
        (true, true) => is_wide(&word.text, allowed),
    };
    Truth::any(statement.actions.items.iter().map(one))
}

/// Whether an action with a star covers more than reads of a service of which something is allowed.
fn is_wide(text: &str, allowed: &[&str]) -> Truth {
    let (service, name) = text.split_once(':').unwrap_or((text, "*"));
    let same =
        allowed.iter().any(|action| action.split_once(':').is_some_and(|(own, _)| own.eq_ignore_ascii_case(service)));
    let reads = ["get", "batchget", "batchcheck", "describe", "list"];
    let begins = |word: &&str| name.to_ascii_lowercase().starts_with(*word);
    (!(same && reads.iter().any(begins))).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_wide_where_it_reaches_beyond_reads() {
        for (text, wanted) in [
            ("ecr:Get*", false),
            ("ecr:BatchGet*", false),
            ("ecr:*", true),
            ("*", true),
            ("s3:Get*", true),
            ("ecr:Put*", true),
        ] {
            assert_eq!(is_wide(text, &["ecr:GetAuthorizationToken"]), wanted.into(), "{text}");
        }
    }
}
