//! Which service accounts hold rights of their own: an index, made once and only when somebody asks.

use std::collections::HashMap;

use crate::rbac::{BINDING_KINDS, GROUP};
use crate::{Estate, Object, View};

/// Namespace and name of every service account that a binding names; an empty name stands for all accounts of the
/// namespace, an empty namespace for all of the cluster. Each with how often it is named.
pub(crate) type Accounts = HashMap<(Box<str>, Box<str>), u32>;

impl View<'_> {
    /// Whether a role binding or cluster role binding of this view names the account, or all accounts of its
    /// namespace or of the cluster.
    ///
    /// An overlay only adds: an account whose binding it takes away still counts, since the base answers for
    /// many overlays. What an edit takes away does not count.
    #[must_use]
    pub fn is_bound(&self, namespace: &str, account: &str) -> bool {
        let keys = [(namespace.into(), account.into()), (namespace.into(), "".into()), ("".into(), "".into())];
        let named = |key| self.layers().map(|e| e.bound_accounts().get(key).copied().unwrap_or(0)).sum::<u32>();
        keys.iter().any(|key| named(key) > self.taken_accounts(key))
    }

    /// How often the bindings that an edit took away name the account.
    fn taken_accounts(&self, key: &(Box<str>, Box<str>)) -> u32 {
        let bindings = BINDING_KINDS.iter().flat_map(|kind| self.taken(GROUP, kind));
        bindings.flat_map(accounts).filter(|named| named == key).count() as u32
    }
}

impl Estate {
    fn bound_accounts(&self) -> &Accounts {
        self.bound.get_or_init(|| {
            let bindings = self.objects().iter().filter(|o| BINDING_KINDS.iter().any(|kind| o.is(GROUP, kind)));
            let mut named = Accounts::new();
            bindings.flat_map(accounts).for_each(|key| *named.entry(key).or_default() += 1);
            named
        })
    }
}

fn accounts(binding: &Object) -> impl Iterator<Item = (Box<str>, Box<str>)> + '_ {
    binding.reader().items("subjects").into_iter().filter_map(|subject| {
        let name = subject.string("name").get()?.clone();
        match &**subject.string("kind").get()? {
            "ServiceAccount" => {
                let namespace = subject.string("namespace");
                Some((namespace.get().cloned().unwrap_or_else(|| binding.namespace().into()), name))
            }
            "Group" => all_accounts(&name),
            _ => None,
        }
    })
}

/// The groups that every service account is in; <https://kubernetes.io/docs/reference/access-authn-authz/rbac/>.
fn all_accounts(group: &str) -> Option<(Box<str>, Box<str>)> {
    match group.strip_prefix("system:serviceaccounts") {
        Some("") => Some(("".into(), "".into())),
        Some(namespace) => namespace.strip_prefix(':').map(|n| (n.into(), "".into())),
        None => None,
    }
}
