//! What was given, joined with what every cluster is born with.

use std::collections::HashMap;

use super::builtin;
use super::types::{
    Binding, BindingId, Principal, RefKind, Role, RoleId, RoleKey, RoleRef, Scope, Subject, SubjectKind,
};

/// Whether the input holds everything of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Coverage {
    /// Everything: what is not there does not exist.
    Complete,
    /// Some: what is not there may exist.
    Partial,
}

/// Where the rules of aggregated roles come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Aggregation {
    /// From the roles that the selectors match, as the controller would write them.
    Computed,
    /// From the object as it stands.
    Stored,
}

/// What the input covers, and what may be assumed beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Knowledge {
    /// Whether all roles are given.
    pub roles: Coverage,
    /// Whether all bindings are given.
    pub bindings: Coverage,
    /// Whether the roles and bindings that every cluster is born with are added where missing.
    pub builtins: bool,
    /// How aggregated roles are read.
    pub aggregation: Aggregation,
}

impl Knowledge {
    /// Files of a repository: parts of a cluster, which will have the usual roles.
    pub const fn manifests() -> Self {
        Knowledge {
            roles: Coverage::Partial,
            bindings: Coverage::Partial,
            builtins: true,
            aggregation: Aggregation::Computed,
        }
    }

    /// Complete lists from an API server.
    pub const fn live() -> Self {
        Knowledge {
            roles: Coverage::Complete,
            bindings: Coverage::Complete,
            builtins: false,
            aggregation: Aggregation::Stored,
        }
    }
}

/// A role with its name in answers.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) id: RoleId,
    pub(super) role: Role,
    /// Whether the role is an object of the cluster, which bindings and selectors can find.
    pub(super) listed: bool,
}

/// A binding with its subjects and its role looked up.
#[derive(Debug)]
pub(super) struct Bound {
    pub(super) id: BindingId,
    pub(super) scope: Scope,
    pub(super) subjects: Vec<Principal>,
    /// Several if the input holds several with one key.
    pub(super) roles: Vec<usize>,
    /// The role that is named and not there.
    pub(super) missing: Option<RoleKey>,
}

/// The roles given and, if wanted, those that every cluster is born with.
pub(super) fn entries(given: Vec<Role>, knowledge: Knowledge) -> Vec<Entry> {
    let mut entries: Vec<Entry> = given.into_iter().map(listed).collect();
    if knowledge.builtins {
        let known: Vec<Role> = builtin::roles().collect();
        let missing = known.into_iter().filter(|r| !entries.iter().any(|e| e.role.key == r.key));
        let missing: Vec<Entry> = missing.filter_map(builtin_entry).collect();
        entries.extend(missing);
    }
    entries
}

fn listed(role: Role) -> Entry {
    Entry { id: RoleId::Input(role.id), role, listed: true }
}

fn builtin_entry(role: Role) -> Option<Entry> {
    let name = builtin::static_name(&role.key.name)?;
    Some(Entry { id: RoleId::Builtin(name), role, listed: true })
}

/// The API server lets this group pass before RBAC is asked, whatever objects there are.
///
/// See <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>.
pub(super) fn superuser(entries: &mut Vec<Entry>) -> Bound {
    let role = builtin::everything();
    entries.push(Entry { id: RoleId::Builtin("cluster-admin"), role, listed: false });
    Bound {
        id: BindingId::Builtin("system:masters"),
        scope: Scope::Cluster,
        subjects: vec![Principal::Group("system:masters".to_owned())],
        roles: vec![entries.len() - 1],
        missing: None,
    }
}

/// Looks up roles by key.
pub(super) struct Keys(HashMap<RoleKey, Vec<usize>>);

impl Keys {
    pub(super) fn new(entries: &[Entry]) -> Self {
        let mut keys: HashMap<RoleKey, Vec<usize>> = HashMap::new();
        for (number, entry) in entries.iter().enumerate().filter(|(_, e)| e.listed) {
            keys.entry(entry.role.key.clone()).or_default().push(number);
        }
        Keys(keys)
    }

    pub(super) fn bind(&self, id: BindingId, binding: Binding) -> Bound {
        let key = role_key(&binding.role_ref, binding.namespace.as_deref());
        let roles = key.as_ref().and_then(|key| self.0.get(key)).cloned().unwrap_or_default();
        Bound {
            id,
            subjects: principals(&binding.subjects, binding.namespace.as_deref()),
            missing: key.filter(|_| roles.is_empty()),
            roles,
            scope: binding.namespace.map_or(Scope::Cluster, Scope::Namespace),
        }
    }
}

/// A ClusterRoleBinding cannot name a Role, and nothing can name anything else.
fn role_key(role: &RoleRef, namespace: Option<&str>) -> Option<RoleKey> {
    match role.kind {
        RefKind::ClusterRole => Some(RoleKey::cluster(&role.name)),
        RefKind::Role => Some(RoleKey::namespaced(namespace?, &role.name)),
        RefKind::Other => None,
    }
}

fn principals(subjects: &[Subject], namespace: Option<&str>) -> Vec<Principal> {
    subjects.iter().filter_map(|subject| principal(subject, namespace)).collect()
}

/// A service account without a namespace is one of the RoleBinding's namespace; in a
/// ClusterRoleBinding it is nobody.
fn principal(subject: &Subject, namespace: Option<&str>) -> Option<Principal> {
    let name = subject.name.clone();
    let own = subject.namespace.as_deref().filter(|n| !n.is_empty());
    match subject.kind {
        SubjectKind::User => Some(Principal::User(name)),
        SubjectKind::Group => Some(Principal::Group(name)),
        SubjectKind::ServiceAccount => {
            own.or(namespace).map(|n| Principal::ServiceAccount { namespace: n.to_owned(), name })
        }
        SubjectKind::Other => None,
    }
}
