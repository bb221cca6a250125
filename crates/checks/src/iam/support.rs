//! What several checks of policies and roles ask.

use crate::cloud::*;
use crate::prelude::*;

/// The policies of identities that a resource holds; a document that another resource carries is judged there.
fn policies(cx: &CloudCx<'_>) -> Vec<Policy> {
    match cx.kind() {
        Some(CloudKind::IamPolicy | CloudKind::IamInlinePolicy) => {
            cx.policy(&aws::iam::POLICY).or_else(|| cx.policy(&aws::iam::SET_POLICY)).into_iter().collect()
        }
        Some(CloudKind::IamPolicyData) if !is_carried(cx) => vec![cx.own_policy()],
        Some(CloudKind::IamRole | CloudKind::IamUser | CloudKind::IamGroup) => {
            let inside = cx.parts(&aws::iam::INLINE).into_iter();
            inside.filter_map(|part| cx.policy_of(part, &aws::iam::INLINE_POLICY)).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether another resource carries this document, or it says who may do something, which no identity's does.
fn is_carried(cx: &CloudCx<'_>) -> bool {
    let resource = cx.own_policy().statements.iter().any(|statement| !statement.principals.is_empty());
    resource
        || is_carried_as(cx, CloudKind::IamPolicy, &aws::iam::POLICY)
        || is_carried_as(cx, CloudKind::IamInlinePolicy, &aws::iam::POLICY)
        || is_carried_as(cx, CloudKind::IamRole, &aws::iam::TRUST)
}

/// Whether a resource of a kind, in the same file, carries this document in a field.
fn is_carried_as(cx: &CloudCx<'_>, kind: CloudKind, field: &Field<&'static str>) -> bool {
    let span = cx.node().span();
    let inside = |node: plimsoll_syntax::Node<'_>| {
        let at = node.span();
        span.start <= at.start && at.end <= span.end
    };
    let near = |other: &Cloud<'_>| other.object.file == cx.object.file && cx.view.within_reach(other.object, cx.object);
    let same_file = cx.view.clouds(kind).filter(near);
    same_file.filter_map(|other| other.find(field).1).any(inside)
}

/// The verdict over the statements of identities' policies that show a fault.
pub(super) fn granted<'e>(cx: &CloudCx<'e>, fault: impl Fn(&Statement) -> Truth, message: &'static str) -> Verdict<'e> {
    let mut best = Verdict::NotApplicable;
    let mut hits = Vec::new();
    for policy in policies(cx) {
        match statements(cx, Some(policy), &fault, message) {
            Verdict::Gap(gap) => hits.extend(gap.hits),
            unknown @ Verdict::Unknown(..) => best = unknown,
            other => best = if matches!(best, Verdict::Unknown(..)) { best } else { other },
        }
    }
    if hits.is_empty() { best } else { Verdict::gap_at(message, hits) }
}

/// Whether a statement, without a condition, allows one of these actions on everything.
pub(super) fn everywhere(statement: &Statement, actions: &[&str]) -> Truth {
    let any = Truth::any(actions.iter().map(|action| statement.actions.cover(action)));
    any.and(statement.resources.all()).and((!statement.conditioned()).into())
}

/// The verdict over who may take a role.
pub(super) fn trust<'e>(cx: &CloudCx<'e>, fault: impl Fn(&Statement) -> Truth, message: &'static str) -> Verdict<'e> {
    if CloudKind::IamPolicyData.is(cx.object) {
        let document = cx.own_policy();
        let says_who = document.statements.iter().any(|statement| !statement.principals.is_empty());
        return match says_who && !is_trust_of_role(cx) {
            true => statements(cx, Some(document), fault, message),
            false => Verdict::NotApplicable,
        };
    }
    if cx.given(&aws::iam::TRUST) == Truth::False {
        return Verdict::NotApplicable;
    }
    statements(cx, cx.policy(&aws::iam::TRUST), fault, message)
}

/// Whether a role refers to this document, or carries it, as its trust policy: it is judged there.
fn is_trust_of_role(cx: &CloudCx<'_>) -> bool {
    let refers = |role: &Cloud<'_>| {
        let own = role.target(&aws::iam::TRUST, CloudKind::IamPolicyData);
        own.is_some_and(|data| data.object.key == cx.object.key && data.object.file == cx.object.file)
    };
    cx.view.clouds(CloudKind::IamRole).any(|role| refers(&role))
        || is_carried_as(cx, CloudKind::IamRole, &aws::iam::TRUST)
}

/// Whether a statement is for this service.
pub(super) fn for_service(statement: &Statement, service: &str) -> Truth {
    let services = statement.principals.iter().filter(|principal| &*principal.kind == "Service");
    Truth::any(services.map(|principal| principal.word.is(service)))
}

/// Whether a statement has a condition on a key whose name ends like this.
pub(super) fn conditioned_on(statement: &Statement, end: &str) -> bool {
    statement.conditions.iter().any(|condition| condition.key.text.to_ascii_lowercase().ends_with(end))
}
