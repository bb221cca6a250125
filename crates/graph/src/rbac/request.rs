//! Who asks, and for what: the same facts that a SubjectAccessReview carries.
//!
//! See <https://kubernetes.io/docs/reference/access-authn-authz/authorization/#request-verb-resource>.

/// A user name with groups, as an authenticator hands it over.
///
/// Groups are never guessed from the name: the authorizer does not either.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Identity {
    /// The user name.
    pub user: String,
    /// Every group that it is in.
    pub groups: Vec<String>,
}

/// The group of everybody who has proved a name.
pub(super) const AUTHENTICATED: &str = "system:authenticated";
/// The group of everybody who has not.
pub(super) const UNAUTHENTICATED: &str = "system:unauthenticated";
/// The group of all service accounts.
pub(super) const SERVICE_ACCOUNTS: &str = "system:serviceaccounts";

impl Identity {
    /// A service account, with the groups that its tokens carry.
    ///
    /// See <https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens>.
    pub fn service_account(namespace: &str, name: &str) -> Self {
        Identity {
            user: service_account_user(namespace, name),
            groups: vec![
                SERVICE_ACCOUNTS.to_owned(),
                format!("{SERVICE_ACCOUNTS}:{namespace}"),
                AUTHENTICATED.to_owned(),
            ],
        }
    }

    /// A user who has logged in, with the groups given and that of all who have.
    pub fn user<G: Into<String>>(name: &str, groups: impl IntoIterator<Item = G>) -> Self {
        let mut groups: Vec<String> = groups.into_iter().map(Into::into).collect();
        groups.push(AUTHENTICATED.to_owned());
        Identity { user: name.to_owned(), groups }
    }

    /// Somebody who has not logged in.
    pub fn anonymous() -> Self {
        Identity { user: "system:anonymous".to_owned(), groups: vec![UNAUTHENTICATED.to_owned()] }
    }
}

/// The user name under which a service account asks.
pub(super) fn service_account_user(namespace: &str, name: &str) -> String {
    format!("system:serviceaccount:{namespace}:{name}")
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Request {
    /// An action on API objects.
    Resource(ResourceRequest),
    /// An action on a path that is no API object, such as `/metrics`.
    Path {
        /// The verb, which is the HTTP method in small letters.
        verb: String,
        /// The path.
        path: String,
    },
}

/// An action on API objects.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ResourceRequest {
    /// The verb.
    pub verb: String,
    /// The API group, empty for the core group.
    pub group: String,
    /// The resource in plural, without its subresource.
    pub resource: String,
    /// The subresource, or empty.
    pub subresource: String,
    /// The object's name, or empty. A plain `create` and every `deletecollection` come without
    /// one; a `list` or `watch` has one only with a field selector on `metadata.name`.
    pub name: String,
    /// The namespace; nothing or empty for cluster-wide objects and for all namespaces at once.
    /// For an action on one Namespace object the API server puts that object's name here.
    pub namespace: Option<String>,
}

impl ResourceRequest {
    /// A cluster-wide request without a name; `pods/exec` is taken apart at the slash.
    pub fn new(verb: &str, group: &str, resource: &str) -> Self {
        let (resource, subresource) = resource.split_once('/').unwrap_or((resource, ""));
        ResourceRequest {
            verb: verb.to_owned(),
            group: group.to_owned(),
            resource: resource.to_owned(),
            subresource: subresource.to_owned(),
            ..Self::default()
        }
    }

    /// The same, in a namespace.
    #[must_use]
    pub fn within(mut self, namespace: &str) -> Self {
        self.namespace = Some(namespace.to_owned());
        self
    }

    /// The same, on one object.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        name.clone_into(&mut self.name);
        self
    }
}

impl From<ResourceRequest> for Request {
    fn from(request: ResourceRequest) -> Self {
        Request::Resource(request)
    }
}

impl Request {
    /// A request for a path.
    pub fn path(verb: &str, path: &str) -> Self {
        Request::Path { verb: verb.to_owned(), path: path.to_owned() }
    }

    /// The namespace whose RoleBindings count; paths have none.
    pub fn namespace(&self) -> Option<&str> {
        match self {
            Request::Resource(request) => request.namespace.as_deref().filter(|n| !n.is_empty()),
            Request::Path { .. } => None,
        }
    }
}
