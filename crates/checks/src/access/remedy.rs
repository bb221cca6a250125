//! Taking a danger out of a role's rule. What the role's holders do with it is for its owner to say.

use plimsoll_engine::{Change, Op, Remedy};
use plimsoll_estate::{At, Object, Reader};
use plimsoll_graph::rbac::Danger;
use plimsoll_syntax::Node;

use crate::remedies;

/// Takes these dangers out of each rule: their resources or their verbs, whichever leaves the rest of the rule as it
/// is, else the whole rule.
pub(super) fn without(object: &Object, rules: &[(Node<'_>, Vec<&Danger>)]) -> Remedy {
    let changes = rules.iter().flat_map(|(rule, dangers)| narrowed(object, *rule, dangers));
    changes.fold(Remedy::none(), Remedy::and)
}

fn narrowed(object: &Object, rule: Node<'_>, dangers: &[&Danger]) -> Vec<Change> {
    let verbs = items(rule, "verbs", |verb| dangers.iter().any(|d| d.verbs.contains(&verb)));
    let resources = items(rule, "resources", |resource| dangers.iter().any(|d| is_target(d, resource)));
    let finer = dangers.iter().any(|danger| danger.targets.iter().any(|target| !target.subresource.is_empty()));
    let lists = if finer { [resources, verbs] } else { [verbs, resources] };
    let gone = lists.into_iter().flatten().next();
    match gone {
        Some(gone) => gone.into_iter().map(|at| Change::new(object, at, Op::Remove)).collect(),
        None => vec![Change::new(object, At::exact(rule), Op::Remove)],
    }
}

/// The items of a list that pass, where others stay; a wildcard covers them too and cannot be taken apart.
fn items(rule: Node<'_>, list: &'static str, passes: impl Fn(&str) -> bool) -> Option<Vec<At>> {
    let all: Vec<Node<'_>> = Reader::new(rule).find(list).1?.items().collect();
    let gone: Vec<At> = all.iter().filter(|item| passes(item.text())).map(|item| At::exact(*item)).collect();
    let wild = all.iter().any(|item| item.text().starts_with('*'));
    (!wild && !gone.is_empty() && gone.len() < all.len()).then_some(gone)
}

fn is_target(danger: &Danger, resource: &str) -> bool {
    let (name, sub) = resource.split_once('/').unwrap_or((resource, ""));
    danger.targets.iter().any(|target| target.resource == name && target.subresource == sub)
}

/// Takes subjects away from a binding, and the list of them where nobody is left.
pub(super) fn without_subjects(object: &Object, subjects: &[At]) -> Remedy {
    remedies::without(object, object.reader().find("subjects").0, subjects.iter().copied())
}
