use plimsoll_graph::rbac::Rbac;
use plimsoll_model::Completeness;

use crate::{Estate, Key, Object, ObjectId, Pod};

/// Which objects a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// All of the cluster.
    Cluster,
    /// One namespace.
    Namespace(&'a str),
}

/// What a check sees: an estate, or an estate with one object laid over it.
///
/// An overlay answers what would be if the object were applied: it takes the place of the object
/// with the same key, and everything else stays as it is.
#[derive(Clone, Copy, Debug)]
pub struct View<'e> {
    base: &'e Estate,
    over: Option<&'e Estate>,
}

impl<'e> View<'e> {
    /// The estate as it is.
    #[must_use]
    pub fn new(base: &'e Estate) -> Self {
        Self { base, over: None }
    }

    /// The estate with the objects of `over` (normally one) laid over it.
    #[must_use]
    pub fn overlay(base: &'e Estate, over: &'e Estate) -> Self {
        Self { base, over: Some(over) }
    }

    /// The estate that the subjects of this view come from.
    #[must_use]
    pub fn estate(&self) -> &'e Estate {
        self.over.unwrap_or(self.base)
    }

    /// The estates that this view is made of, the overlay first.
    pub(crate) fn layers(&self) -> impl Iterator<Item = &'e Estate> + use<'e> {
        self.over.into_iter().chain(std::iter::once(self.base))
    }

    /// Every object of a group and kind, overlaid ones last.
    pub fn of_kind(&self, group: &str, kind: &str) -> impl Iterator<Item = &'e Object> + use<'e> {
        let (base, over) = (self.base, self.over);
        let kind = (group.into(), kind.into());
        let listed = |e: &'e Estate| e.by_kind.get(&kind).map(Vec::as_slice).unwrap_or_default();
        let (own, laid) = (listed(base), over.map(listed).unwrap_or_default());
        let kept = own.iter().map(move |id| base.object(*id));
        let kept = kept.filter(move |o| over.is_none_or(|e| !e.by_key.contains_key(&o.key)));
        let laid = laid.iter().filter_map(move |id| over.map(|e| e.object(*id)));
        kept.chain(laid)
    }

    /// The object with this key.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<&'e Object> {
        let find = |e: &'e Estate| e.by_key.get(key).map(|id| e.object(*id));
        self.over.and_then(find).or_else(|| find(self.base))
    }

    /// The namespaced object of a group, kind and name.
    #[must_use]
    pub fn named(&self, group: &str, kind: &str, namespace: &str, name: &str) -> Option<&'e Object> {
        let key = |ns: Option<&str>| Key {
            group: group.into(),
            kind: kind.into(),
            namespace: ns.map(Box::from),
            name: name.into(),
        };
        let bare = || (namespace == "default").then(|| self.get(&key(None))).flatten();
        self.get(&key(Some(namespace))).or_else(bare)
    }

    /// The cluster-scoped object of a group, kind and name.
    #[must_use]
    pub fn cluster_named(&self, group: &str, kind: &str, name: &str) -> Option<&'e Object> {
        self.get(&Key { group: group.into(), kind: kind.into(), namespace: None, name: name.into() })
    }

    /// Every pod and template with the object that carries it, overlaid ones last.
    pub fn pods(&self) -> impl Iterator<Item = (&'e Object, &'e Pod)> + use<'e> {
        let (base, over) = (self.base, self.over);
        let kept = base.pods.iter().map(move |p| (base.object(p.object), p));
        let kept = kept.filter(move |(o, _)| over.is_none_or(|e| !e.by_key.contains_key(&o.key)));
        kept.chain(over.into_iter().flat_map(|e| e.pods.iter().map(move |p| (e.object(p.object), p))))
    }

    /// Who may do what, resolved once per estate (an overlay estate belongs to one base).
    #[must_use]
    pub fn rbac(&self) -> &'e Rbac {
        self.estate().rbac.get_or_init(|| crate::rbac::resolver(*self))
    }

    /// Whether all objects of a kind were seen.
    #[must_use]
    pub fn completeness(&self, group: &str, kind: &str) -> Completeness {
        self.base.completeness(group, kind)
    }

    /// The object of a subject of this view.
    #[must_use]
    pub fn object(&self, id: ObjectId) -> &'e Object {
        self.estate().object(id)
    }
}
