//! Which service accounts hold rights of their own: an index, made once and only when somebody asks.

use std::collections::HashSet;

use crate::{Estate, Object, View};

const RBAC: &str = "rbac.authorization.k8s.io";
const BINDINGS: [&str; 2] = ["ClusterRoleBinding", "RoleBinding"];

/// Namespace and name of every service account that a binding names.
pub(crate) type Accounts = HashSet<(Box<str>, Box<str>)>;

impl View<'_> {
    /// Whether a role binding or cluster role binding of this view names the account itself.
    ///
    /// Bindings of groups, such as all accounts of a namespace, do not count. An overlay only adds: an account
    /// whose binding it takes away still counts, since the base answers for many overlays.
    #[must_use]
    pub fn is_bound(&self, namespace: &str, account: &str) -> bool {
        let key = (namespace.into(), account.into());
        self.layers().any(|estate| estate.bound_accounts().contains(&key))
    }
}

impl Estate {
    fn bound_accounts(&self) -> &Accounts {
        self.bound.get_or_init(|| {
            let bindings = self.objects().iter().filter(|o| BINDINGS.iter().any(|kind| o.is(RBAC, kind)));
            bindings.flat_map(accounts).collect()
        })
    }
}

fn accounts(binding: &Object) -> impl Iterator<Item = (Box<str>, Box<str>)> + '_ {
    let subjects = binding.reader().items("subjects").into_iter();
    let accounts = subjects.filter(|s| s.string("kind").get().is_some_and(|kind| &**kind == "ServiceAccount"));
    accounts.filter_map(|subject| {
        let namespace = subject.string("namespace");
        let namespace = namespace.get().cloned().unwrap_or_else(|| binding.namespace().into());
        Some((namespace, subject.string("name").get()?.clone()))
    })
}
