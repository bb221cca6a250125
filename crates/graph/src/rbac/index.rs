//! Finds bindings by whom they match and where they hold.

use std::collections::HashMap;

use super::request::{Identity, service_account_user};
use super::types::{Principal, Scope};

/// Numbers of bindings, by where they hold.
#[derive(Debug, Default)]
pub(super) struct ByScope {
    cluster: Vec<usize>,
    namespaces: HashMap<String, Vec<usize>>,
}

impl ByScope {
    pub(super) fn add(&mut self, scope: &Scope, binding: usize) {
        match scope {
            Scope::Cluster => self.cluster.push(binding),
            Scope::Namespace(name) => match self.namespaces.get_mut(name) {
                Some(list) => list.push(binding),
                None => drop(self.namespaces.insert(name.clone(), vec![binding])),
            },
        }
    }

    /// Bindings that count in a namespace, or only the cluster-wide ones.
    pub(super) fn at(&self, namespace: Option<&str>) -> impl Iterator<Item = usize> + '_ {
        let local = namespace.and_then(|name| self.namespaces.get(name));
        self.cluster.iter().chain(local.into_iter().flatten()).copied()
    }

    fn all(&self) -> impl Iterator<Item = usize> + '_ {
        self.cluster.iter().chain(self.namespaces.values().flatten()).copied()
    }
}

/// Numbers of bindings, by whom they match; a service account is found under its user name.
#[derive(Debug, Default)]
pub(super) struct Index {
    users: HashMap<String, ByScope>,
    groups: HashMap<String, ByScope>,
}

impl Index {
    pub(super) fn add(&mut self, who: &Principal, scope: &Scope, binding: usize) {
        let entry = match who {
            Principal::User(name) => self.users.entry(name.clone()),
            Principal::Group(name) => self.groups.entry(name.clone()),
            Principal::ServiceAccount { namespace, name } => self.users.entry(service_account_user(namespace, name)),
        };
        entry.or_default().add(scope, binding);
    }

    /// Bindings that apply to an identity in a namespace, each once, in the order of the input.
    pub(super) fn at(&self, who: &Identity, namespace: Option<&str>) -> Vec<usize> {
        in_order(self.entries(who).flat_map(|entry| entry.at(namespace)))
    }

    /// Bindings that apply to an identity anywhere.
    pub(super) fn all(&self, who: &Identity) -> Vec<usize> {
        in_order(self.entries(who).flat_map(ByScope::all))
    }

    fn entries<'a>(&'a self, who: &'a Identity) -> impl Iterator<Item = &'a ByScope> {
        let groups = who.groups.iter().filter_map(|group| self.groups.get(group));
        self.users.get(&who.user).into_iter().chain(groups)
    }
}

fn in_order(bindings: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut bindings: Vec<usize> = bindings.collect();
    bindings.sort_unstable();
    bindings.dedup();
    bindings
}
