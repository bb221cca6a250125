//! The questions.

use std::collections::{BTreeSet, HashMap};

use super::aggregate::{self, Effective, Held};
use super::answer::{Answer, Decision, Grant, Power, SubjectGrant, Unresolved};
use super::builtin;
use super::index::{ByScope, Index};
use super::request::{Identity, Request};
use super::store::{self, Bound, Coverage, Entry, Keys, Knowledge};
use super::types::{Binding, BindingId, PolicyRule, Principal, Role, RuleRef, Scope};

/// Roles and bindings, ready to be asked.
#[derive(Debug)]
pub struct Rbac {
    knowledge: Knowledge,
    roles: Vec<Entry>,
    effective: Vec<Effective>,
    bindings: Vec<Bound>,
    by_id: HashMap<BindingId, usize>,
    by_subject: Index,
    by_scope: ByScope,
}

impl Rbac {
    /// Reads manifests: see [`Knowledge::manifests`].
    pub fn new(roles: Vec<Role>, bindings: Vec<Binding>) -> Self {
        Self::with(Knowledge::manifests(), roles, bindings)
    }

    /// Reads complete lists from an API server: see [`Knowledge::live`].
    pub fn live(roles: Vec<Role>, bindings: Vec<Binding>) -> Self {
        Self::with(Knowledge::live(), roles, bindings)
    }

    /// Reads roles and bindings of which this much is known.
    pub fn with(knowledge: Knowledge, roles: Vec<Role>, bindings: Vec<Binding>) -> Self {
        let mut roles = store::entries(roles, knowledge);
        let mut bound = vec![store::superuser(&mut roles)];
        let keys = Keys::new(&roles);
        bound.extend(bindings.into_iter().map(|b| keys.bind(BindingId::Input(b.id), b)));
        if knowledge.builtins {
            bound.extend(builtin::bindings().map(|(name, b)| keys.bind(BindingId::Builtin(name), b)));
        }
        let effective = aggregate::effective(&roles, knowledge);
        Self::indexed(knowledge, roles, effective, bound)
    }

    fn indexed(knowledge: Knowledge, roles: Vec<Entry>, effective: Vec<Effective>, bindings: Vec<Bound>) -> Self {
        let (mut by_subject, mut by_scope) = (Index::default(), ByScope::default());
        let by_id = bindings.iter().enumerate().map(|(number, bound)| (bound.id, number)).collect();
        for (number, bound) in bindings.iter().enumerate() {
            by_scope.add(&bound.scope, number);
            for who in &bound.subjects {
                by_subject.add(who, &bound.scope, number);
            }
        }
        Rbac { knowledge, roles, effective, bindings, by_id, by_subject, by_scope }
    }

    /// Whether the identity may do this, and if that cannot be told, why.
    pub fn decide(&self, who: &Identity, request: &Request) -> Decision {
        let applying = self.by_subject.at(who, request.namespace());
        let grant = applying.iter().find_map(|b| self.grant(&self.bindings[*b], request));
        grant.map_or_else(|| self.refusal(&applying), Decision::Allowed)
    }

    /// The first grant for this in the input; nothing means "none seen", see [`Rbac::decide`].
    pub fn allows(&self, who: &Identity, request: &Request) -> Option<Grant> {
        self.decide(who, request).grant()
    }

    /// Every rule that the identity holds, with where it holds it.
    pub fn powers_of(&self, who: &Identity) -> Answer<Power<'_>> {
        let applying = self.by_subject.all(who);
        let items = applying.iter().flat_map(|b| self.powers(&self.bindings[*b])).collect();
        Answer { items, unresolved: self.unresolved(&applying) }
    }

    /// Every rule that a binding hands out; nothing where there is no such binding.
    pub fn powers_of_binding(&self, id: BindingId) -> Answer<Power<'_>> {
        let bound = self.by_id.get(&id).map(|number| &self.bindings[*number]);
        let items = bound.into_iter().flat_map(|bound| self.powers(bound)).collect();
        Answer { items, unresolved: bound.into_iter().flat_map(|bound| self.holes(bound)).collect() }
    }

    /// Everybody whom a binding lets do this, once for each binding.
    pub fn who_can(&self, request: &Request) -> Answer<SubjectGrant<'_>> {
        let applying: Vec<usize> = self.by_scope.at(request.namespace()).collect();
        // Thousands of bindings name few roles; each role is asked once.
        let mut asked: HashMap<usize, Option<&Held>> = HashMap::new();
        let mut items = Vec::new();
        for bound in applying.iter().map(|b| &self.bindings[*b]) {
            let mut first = |role| *asked.entry(role).or_insert_with(|| self.first(role, request));
            let held = bound.roles.iter().find_map(|role| Some((*role, first(*role)?)));
            let grant = held.map(|(role, held)| self.name(bound, role, held));
            let subjects = bound.subjects.iter();
            items.extend(
                grant
                    .into_iter()
                    .flat_map(|grant| subjects.clone().map(move |subject| SubjectGrant { subject, grant })),
            );
        }
        Answer { items, unresolved: self.unresolved(&applying) }
    }

    /// Everybody whom any binding names, each once, sorted.
    pub fn principals(&self) -> BTreeSet<&Principal> {
        self.bindings.iter().flat_map(|bound| &bound.subjects).collect()
    }

    /// Every binding whose role is not in the input, with the role's key.
    pub fn missing_roles(&self) -> impl Iterator<Item = Unresolved> + '_ {
        self.bindings.iter().filter_map(missing)
    }

    /// The text of a rule.
    pub fn rule(&self, at: RuleRef) -> Option<&PolicyRule> {
        let entry = self.roles.iter().find(|entry| entry.id == at.role)?;
        entry.role.rules.get(at.rule)
    }

    fn first(&self, role: usize, request: &Request) -> Option<&Held> {
        self.effective[role].rules.iter().find(|held| self.text(held).allows(request))
    }

    fn grant(&self, bound: &Bound, request: &Request) -> Option<Grant> {
        let found = |role: &usize| Some(self.name(bound, *role, self.first(*role, request)?));
        bound.roles.iter().find_map(found)
    }

    fn powers<'a>(&'a self, bound: &'a Bound) -> impl Iterator<Item = Power<'a>> {
        let held = |role: &'a usize| self.effective[*role].rules.iter().map(move |h| (*role, h));
        bound.roles.iter().flat_map(held).filter_map(|(role, held)| {
            let (rule, scope) = (self.text(held), &bound.scope);
            let power = Power { grant: self.name(bound, role, held), scope, rule };
            grants_anything(rule, scope).then_some(power)
        })
    }

    fn text(&self, held: &Held) -> &PolicyRule {
        &self.roles[held.rule.role].role.rules[held.rule.rule]
    }

    fn name(&self, bound: &Bound, role: usize, held: &Held) -> Grant {
        let rule = RuleRef { role: self.roles[held.source.role].id, rule: held.source.rule };
        Grant { binding: bound.id, role: self.roles[role].id, rule }
    }

    fn refusal(&self, applying: &[usize]) -> Decision {
        match self.unresolved(applying) {
            unresolved if unresolved.is_empty() => Decision::Denied,
            unresolved => Decision::Unknown(unresolved),
        }
    }

    fn unresolved(&self, applying: &[usize]) -> Vec<Unresolved> {
        let partial = self.knowledge.bindings == Coverage::Partial;
        let bindings = partial.then_some(Unresolved::PartialBindings);
        let holes = applying.iter().flat_map(|b| self.holes(&self.bindings[*b]));
        holes.chain(bindings).collect()
    }

    fn holes<'a>(&'a self, bound: &'a Bound) -> impl Iterator<Item = Unresolved> + 'a {
        let partial = self.knowledge.roles == Coverage::Partial;
        let open = bound.roles.iter().filter(|role| self.effective[**role].open);
        let open = open.map(|role| Unresolved::OpenAggregation { binding: bound.id, role: self.roles[*role].id });
        missing(bound).filter(|_| partial).into_iter().chain(open)
    }
}

fn missing(bound: &Bound) -> Option<Unresolved> {
    let key = bound.missing.clone()?;
    Some(Unresolved::MissingRole { binding: bound.id, key })
}

/// Paths have no namespace, so a RoleBinding never grants them.
fn grants_anything(rule: &PolicyRule, scope: &Scope) -> bool {
    let objects = !rule.resources.is_empty() && !rule.api_groups.is_empty();
    let paths = !rule.non_resource_urls.is_empty() && *scope == Scope::Cluster;
    !rule.verbs.is_empty() && (objects || paths)
}
