//! Roles and bindings as the caller read them, each with the caller's own number.

use std::collections::BTreeMap;

use super::selector::LabelSelector;

/// Names a role: one that the caller gave, or one that every cluster is born with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleId {
    /// The number that the caller put into [`Role::id`].
    Input(u32),
    /// A ClusterRole that the API server creates itself and that the input does not hold.
    Builtin(&'static str),
}

/// Names a binding: one that the caller gave, or one that every cluster is born with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BindingId {
    /// The number that the caller put into [`Binding::id`].
    Input(u32),
    /// A ClusterRoleBinding that the API server creates itself.
    Builtin(&'static str),
}

/// Points at one rule of one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleRef {
    /// The role in which the rule is written.
    pub role: RoleId,
    /// Its place in [`Role::rules`].
    pub rule: usize,
}

/// What identifies a role in a cluster; without a namespace it is a ClusterRole.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoleKey {
    /// The namespace of a Role, nothing for a ClusterRole.
    pub namespace: Option<String>,
    /// `metadata.name`.
    pub name: String,
}

impl RoleKey {
    /// The key of a ClusterRole.
    pub fn cluster(name: impl Into<String>) -> Self {
        RoleKey { namespace: None, name: name.into() }
    }

    /// The key of a Role.
    pub fn namespaced(namespace: impl Into<String>, name: impl Into<String>) -> Self {
        RoleKey { namespace: Some(namespace.into()), name: name.into() }
    }
}

/// A Role or a ClusterRole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Role {
    /// The caller's number for this object.
    pub id: u32,
    /// Namespace and name.
    pub key: RoleKey,
    /// `metadata.labels`, which aggregation selects by.
    pub labels: BTreeMap<String, String>,
    /// `rules`, in the order of the object.
    pub rules: Vec<PolicyRule>,
    /// `aggregationRule.clusterRoleSelectors`, if the object has an `aggregationRule`.
    pub aggregation: Option<Vec<LabelSelector>>,
}

/// One rule of a role, with the field names of the API.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PolicyRule {
    /// Verbs, or `*`.
    pub verbs: Vec<String>,
    /// API groups, the core group as an empty string, or `*`.
    pub api_groups: Vec<String>,
    /// Resources: `pods`, `pods/exec`, `*/scale` or `*`.
    pub resources: Vec<String>,
    /// Names of objects; empty means every object.
    pub resource_names: Vec<String>,
    /// Paths such as `/metrics`, with `*` at the end only.
    pub non_resource_urls: Vec<String>,
}

/// A RoleBinding or, without a namespace, a ClusterRoleBinding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The caller's number for this object.
    pub id: u32,
    /// The namespace of a RoleBinding, nothing for a ClusterRoleBinding.
    pub namespace: Option<String>,
    /// `metadata.name`.
    pub name: String,
    /// What is granted.
    pub role_ref: RoleRef,
    /// To whom.
    pub subjects: Vec<Subject>,
}

/// The kind that a `roleRef` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RefKind {
    /// A Role in the binding's own namespace.
    Role,
    /// A ClusterRole.
    ClusterRole,
    /// Anything else, which grants nothing.
    Other,
}

/// `roleRef` of a binding.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RoleRef {
    /// Role or ClusterRole.
    pub kind: RefKind,
    /// The role's name.
    pub name: String,
}

/// The kind of a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SubjectKind {
    /// A user name, as the authenticator tells it.
    User,
    /// A group name.
    Group,
    /// A ServiceAccount object.
    ServiceAccount,
    /// Anything else, which matches nobody.
    Other,
}

/// One entry of a binding's `subjects`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Subject {
    /// User, group or service account.
    pub kind: SubjectKind,
    /// Its name.
    pub name: String,
    /// The namespace of a service account; others have none.
    pub namespace: Option<String>,
}

/// Somebody whom a binding can match, with namespaces filled in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Principal {
    /// A user name.
    User(String),
    /// A group name.
    Group(String),
    /// A service account.
    ServiceAccount {
        /// Its namespace.
        namespace: String,
        /// Its name.
        name: String,
    },
}

/// Where a grant holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// In every namespace, on cluster-wide objects and on paths.
    Cluster,
    /// On namespaced objects of one namespace only.
    Namespace(String),
}
