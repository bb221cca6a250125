//! The authorizer again, written down slowly and without an index, to compare with.

use plimsoll_graph::rbac::{Binding, Identity, PolicyRule, RefKind, Request, Role, Subject, SubjectKind};
use plimsoll_graph::testing::World;

/// Whether a settled world lets somebody do something.
pub fn allows(world: &World, who: &Identity, request: &Request) -> bool {
    who.groups.iter().any(|group| group == "system:masters")
        || world.bindings.iter().any(|binding| grants(world, binding, who, request))
}

fn grants(world: &World, binding: &Binding, who: &Identity, request: &Request) -> bool {
    let local = binding.namespace.as_deref();
    if local.is_some() && local != request.namespace() {
        return false;
    }
    let applies = binding.subjects.iter().any(|subject| is(subject, local.unwrap_or(""), who));
    let named = world.roles.iter().filter(|role| is_named(role, binding));
    applies && named.flat_map(|role| &role.rules).any(|rule| covers(rule, request))
}

fn is_named(role: &Role, binding: &Binding) -> bool {
    let namespace = match binding.role_ref.kind {
        RefKind::ClusterRole => None,
        RefKind::Role if binding.namespace.is_some() => binding.namespace.clone(),
        _ => return false,
    };
    role.key.namespace == namespace && role.key.name == binding.role_ref.name
}

/// Plays the controller: every role gains the rules of those that it selects, until nothing moves.
pub fn settle(world: &World) -> World {
    let aggregates = |role: &Role| role.aggregation.is_some() && role.key.namespace.is_none();
    let mut now = world.clone();
    now.roles.iter_mut().filter(|role| aggregates(role)).for_each(|role| role.rules.clear());
    loop {
        let before = now.roles.clone();
        now.roles.iter_mut().filter(|role| aggregates(role)).for_each(|role| gather(&before, role));
        if now.roles == before {
            return now;
        }
    }
}

fn gather(roles: &[Role], role: &mut Role) {
    let name = role.key.name.clone();
    for selector in role.aggregation.iter().flatten() {
        for other in roles.iter().filter(|r| r.key.namespace.is_none() && r.key.name != name) {
            if selector.matches(&other.labels) {
                let fresh = other.rules.iter().filter(|rule| !role.rules.contains(rule));
                let fresh: Vec<PolicyRule> = fresh.cloned().collect();
                role.rules.extend(fresh);
            }
        }
    }
}

fn is(subject: &Subject, namespace: &str, who: &Identity) -> bool {
    match subject.kind {
        SubjectKind::User => who.user == subject.name,
        SubjectKind::Group => who.groups.contains(&subject.name),
        SubjectKind::ServiceAccount => {
            let namespace = subject.namespace.as_deref().unwrap_or(namespace);
            !namespace.is_empty() && who.user == format!("system:serviceaccount:{namespace}:{}", subject.name)
        }
        SubjectKind::Other => false,
    }
}

fn covers(rule: &PolicyRule, request: &Request) -> bool {
    let has = |words: &[String], word: &str| words.iter().any(|w| w == "*" || w == word);
    match request {
        Request::Path { verb, path } => {
            has(&rule.verbs, verb) && rule.non_resource_urls.iter().any(|url| leads(url, path))
        }
        Request::Resource(asked) => {
            let sub = !asked.subresource.is_empty();
            let whole = match sub {
                true => format!("{}/{}", asked.resource, asked.subresource),
                false => asked.resource.clone(),
            };
            let any = format!("*/{}", asked.subresource);
            has(&rule.verbs, &asked.verb)
                && has(&rule.api_groups, &asked.group)
                && (has(&rule.resources, &whole) || (sub && rule.resources.contains(&any)))
                && (rule.resource_names.is_empty() || rule.resource_names.contains(&asked.name))
        }
    }
}

fn leads(url: &str, path: &str) -> bool {
    match url.strip_suffix('*') {
        Some(start) => path.starts_with(start),
        None => url == path,
    }
}
