//! Makes worlds and questions out of few words, so that rules and questions often meet.

use std::collections::BTreeMap;

use serde_json::Value;

use super::json;
use super::prng::Prng;
use crate::rbac::{
    Binding, Identity, LabelSelector, PolicyRule, RefKind, Request, ResourceRequest, Role, RoleKey, RoleRef, Subject,
    SubjectKind,
};

/// How large a world is.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How many roles and cluster roles.
    pub roles: usize,
    /// How many bindings.
    pub bindings: usize,
    /// How many questions.
    pub questions: usize,
    /// Whether some cluster roles aggregate others. A server without the controller that fills
    /// them in answers only as the stored rules say.
    pub aggregation: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { roles: 12, bindings: 20, questions: 40, aggregation: false }
    }
}

/// Roles, bindings and questions about them.
#[derive(Clone, Debug)]
pub struct World {
    /// Roles and cluster roles.
    pub roles: Vec<Role>,
    /// Bindings; some name a role that does not exist.
    pub bindings: Vec<Binding>,
    /// What to ask.
    pub questions: Vec<Question>,
}

/// May somebody do something?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Who.
    pub identity: Identity,
    /// What.
    pub request: Request,
}

const NAMESPACES: &[&str] = &["rbac-ant", "rbac-bee", "rbac-cat"];
const NAMES: &[&str] = &["alpha", "beta", "gamma"];
const USERS: &[&str] = &["ann", "bob", "eve"];
const GROUPS: &[&str] = &["crew", "guests", "system:authenticated", "system:serviceaccounts"];
const VERBS: &[&str] = &["get", "list", "watch", "create", "delete", "deletecollection"];
const API_GROUPS: &[&str] = &["", "apps", "example.org"];
const RESOURCES: &[&str] = &["pods", "secrets", "deployments", "widgets"];
const SUBRESOURCES: &[&str] = &["exec", "scale", "status"];
const RULE_RESOURCES: &[&str] = &[
    "pods",
    "secrets",
    "deployments",
    "widgets",
    "pods/exec",
    "deployments/scale",
    "*/scale",
    "*/status",
    "pods/*",
    "*/*",
    "widgets/status",
];
const PATHS: &[&str] = &["/red", "/red/one", "/redder", "/blue", "/blue/two/three", "/"];
const RULE_PATHS: &[&str] = &["/red", "/red*", "/red/*", "/blue/*", "/blue", "/"];
const PARTS: &[&str] = &["one", "two", "three"];

impl World {
    /// The world of a seed.
    pub fn generate(seed: u64, options: &Options) -> Self {
        let mut prng = Prng::new(seed);
        let roles: Vec<Role> = numbers(options.roles).map(|id| role(&mut prng, id, options.aggregation)).collect();
        let bindings: Vec<Binding> = numbers(options.bindings).map(|id| binding(&mut prng, id, &roles)).collect();
        let questions = (0..options.questions).map(|_| question(&mut prng, &roles, &bindings)).collect();
        World { roles, bindings, questions }
    }

    /// The world as Kubernetes objects, namespaces first.
    pub fn objects(&self) -> Vec<Value> {
        let namespaces = NAMESPACES.iter().map(|name| json::namespace(name));
        let roles = self.roles.iter().map(json::role);
        namespaces.chain(roles).chain(self.bindings.iter().map(json::binding)).collect()
    }
}

impl Question {
    /// The question as a SubjectAccessReview.
    pub fn review(&self) -> Value {
        json::review(&self.identity, &self.request)
    }
}

fn numbers(count: usize) -> impl Iterator<Item = u32> {
    0..u32::try_from(count).unwrap_or(u32::MAX)
}

fn role(prng: &mut Prng, id: u32, aggregation: bool) -> Role {
    let name = format!("role-{id}");
    if prng.chance(40) {
        let key = RoleKey::namespaced(prng.pick(NAMESPACES), name);
        return Role { id, key, rules: rules(prng, false), ..Role::default() };
    }
    let aggregates = aggregation && prng.chance(30);
    Role {
        id,
        key: RoleKey::cluster(name),
        labels: labels(prng),
        rules: rules(prng, true),
        aggregation: aggregates.then(|| selectors(prng)),
    }
}

fn labels(prng: &mut Prng) -> BTreeMap<String, String> {
    let parts = prng.below(3);
    (0..parts).map(|_| (part(prng), "true".to_owned())).collect()
}

fn part(prng: &mut Prng) -> String {
    format!("example.org/part-{}", prng.pick(PARTS))
}

fn selectors(prng: &mut Prng) -> Vec<LabelSelector> {
    let count = 1 + prng.below(2);
    (0..count).map(|_| LabelSelector::label(part(prng), "true")).collect()
}

/// The server refuses paths in a namespaced role.
fn rules(prng: &mut Prng, paths: bool) -> Vec<PolicyRule> {
    let count = prng.below(4);
    (0..count).map(|_| if paths && prng.chance(25) { on_paths(prng) } else { on_objects(prng) }).collect()
}

fn on_paths(prng: &mut Prng) -> PolicyRule {
    PolicyRule {
        verbs: words_or_all(prng, VERBS, 2, 20),
        non_resource_urls: words_or_all(prng, RULE_PATHS, 2, 10),
        ..PolicyRule::default()
    }
}

fn on_objects(prng: &mut Prng) -> PolicyRule {
    let named = prng.chance(25);
    PolicyRule {
        verbs: words_or_all(prng, VERBS, 3, 15),
        api_groups: words_or_all(prng, API_GROUPS, 2, 15),
        resources: words_or_all(prng, RULE_RESOURCES, 3, 10),
        resource_names: if named { prng.some(NAMES, 2) } else { Vec::new() },
        non_resource_urls: Vec::new(),
    }
}

fn words_or_all(prng: &mut Prng, words: &[&str], most: usize, all: usize) -> Vec<String> {
    if prng.chance(all) { vec!["*".to_owned()] } else { prng.some(words, most) }
}

fn binding(prng: &mut Prng, id: u32, roles: &[Role]) -> Binding {
    let namespace = prng.chance(60).then(|| prng.pick(NAMESPACES).to_owned());
    let count = 1 + prng.below(2);
    Binding {
        id,
        name: format!("binding-{id}"),
        role_ref: role_ref(prng, roles, namespace.is_some()),
        subjects: (0..count).map(|_| subject(prng, namespace.is_some())).collect(),
        namespace,
    }
}

/// Often misses: a Role of another namespace, or no role at all.
fn role_ref(prng: &mut Prng, roles: &[Role], local: bool) -> RoleRef {
    let chosen = roles.get(prng.below(roles.len() + 1));
    let name = chosen.map_or("role-gone", |role| &role.key.name).to_owned();
    let namespaced = chosen.is_some_and(|role| role.key.namespace.is_some());
    let kind = if local && namespaced { RefKind::Role } else { RefKind::ClusterRole };
    RoleRef { kind, name }
}

/// The server refuses a service account without a namespace in a ClusterRoleBinding.
fn subject(prng: &mut Prng, local: bool) -> Subject {
    let (kind, words) = match prng.below(3) {
        0 => (SubjectKind::User, USERS),
        1 => (SubjectKind::Group, GROUPS),
        _ => (SubjectKind::ServiceAccount, NAMES),
    };
    let account = kind == SubjectKind::ServiceAccount;
    let namespace = account && !(local && prng.chance(30));
    let namespace = namespace.then(|| prng.pick(NAMESPACES).to_owned());
    Subject { kind, name: prng.pick(words).to_owned(), namespace }
}

/// Most of the questions are aimed at a rule, since few blind ones would ever be allowed.
fn question(prng: &mut Prng, roles: &[Role], bindings: &[Binding]) -> Question {
    let blind = Question { identity: identity(prng), request: request(prng) };
    let aim = prng.chance(65);
    let binding = bindings.get(prng.below(bindings.len())).filter(|_| aim);
    let aimed = binding.and_then(|binding| aimed(prng, roles, binding, &blind));
    aimed.unwrap_or(blind)
}

/// A question about a rule of a binding; may still miss by name or namespace.
fn aimed(prng: &mut Prng, roles: &[Role], binding: &Binding, blind: &Question) -> Option<Question> {
    let role = roles.iter().find(|role| role.key.name == binding.role_ref.name)?;
    let rule = role.rules.get(prng.below(role.rules.len()))?;
    let subject = binding.subjects.get(prng.below(binding.subjects.len()))?;
    let local = binding.namespace.clone();
    let request = match &blind.request {
        _ if !rule.non_resource_urls.is_empty() => on_path(prng, rule),
        Request::Resource(request) => on_object(prng, rule, local.clone(), request),
        Request::Path { .. } => on_object(prng, rule, local.clone(), &ResourceRequest::default()),
    };
    Some(Question { identity: matched(subject, local.as_deref()), request })
}

fn matched(subject: &Subject, local: Option<&str>) -> Identity {
    match subject.kind {
        SubjectKind::Group => Identity { user: "guest".to_owned(), groups: vec![subject.name.clone()] },
        SubjectKind::ServiceAccount => {
            let namespace = subject.namespace.as_deref().or(local).unwrap_or_default();
            Identity::service_account(namespace, &subject.name)
        }
        SubjectKind::User | SubjectKind::Other => Identity { user: subject.name.clone(), groups: Vec::new() },
    }
}

fn on_path(prng: &mut Prng, rule: &PolicyRule) -> Request {
    let start = chosen(prng, &rule.non_resource_urls, PATHS);
    let path = start.replace('*', prng.pick(NAMES));
    Request::Path { verb: chosen(prng, &rule.verbs, VERBS), path }
}

fn on_object(prng: &mut Prng, rule: &PolicyRule, local: Option<String>, blind: &ResourceRequest) -> Request {
    let whole = chosen(prng, &rule.resources, RESOURCES);
    let (resource, subresource) = whole.split_once('/').unwrap_or((&whole, ""));
    let resource = if resource == "*" { prng.pick(RESOURCES) } else { resource };
    Request::Resource(ResourceRequest {
        verb: chosen(prng, &rule.verbs, VERBS),
        group: chosen(prng, &rule.api_groups, API_GROUPS),
        resource: resource.to_owned(),
        subresource: subresource.to_owned(),
        name: blind.name.clone(),
        namespace: local.or_else(|| blind.namespace.clone()),
    })
}

/// A word of a rule, or any word where the rule says all.
fn chosen(prng: &mut Prng, words: &[String], all: &[&str]) -> String {
    let word = words.get(prng.below(words.len())).filter(|word| *word != "*");
    word.cloned().unwrap_or_else(|| prng.pick(all).to_owned())
}

fn identity(prng: &mut Prng) -> Identity {
    match prng.below(4) {
        0 => Identity::user(prng.pick(USERS), prng.some(GROUPS, 2)),
        1 => Identity { user: prng.pick(USERS).to_owned(), groups: Vec::new() },
        // Groups are the caller's to tell: a name alone makes nobody a member.
        2 => Identity { groups: Vec::new(), ..Identity::service_account(prng.pick(NAMESPACES), prng.pick(NAMES)) },
        _ => Identity::service_account(prng.pick(NAMESPACES), prng.pick(NAMES)),
    }
}

fn request(prng: &mut Prng) -> Request {
    let verb = if prng.chance(3) { "*" } else { prng.pick(VERBS) }.to_owned();
    if prng.chance(15) {
        return Request::Path { verb, path: prng.pick(PATHS).to_owned() };
    }
    Request::Resource(ResourceRequest {
        verb,
        group: prng.pick(API_GROUPS).to_owned(),
        resource: prng.pick(RESOURCES).to_owned(),
        subresource: maybe(prng, 35, SUBRESOURCES),
        name: maybe(prng, 50, NAMES),
        namespace: prng.chance(75).then(|| prng.pick(NAMESPACES).to_owned()),
    })
}

fn maybe(prng: &mut Prng, percent: usize, words: &[&str]) -> String {
    if prng.chance(percent) { prng.pick(words).to_owned() } else { String::new() }
}
