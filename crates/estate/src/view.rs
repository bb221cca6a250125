use plimsoll_graph::rbac::Rbac;
use plimsoll_model::Completeness;

use crate::{Estate, Key, Object, ObjectId, Pod, rbac};

/// What a check sees: an estate, or an estate with one object laid over it.
///
/// An overlay answers what would be if the object were applied: it takes the place of the object
/// with the same key, and everything else stays as it is.
#[derive(Clone, Copy, Debug)]
pub struct View<'e> {
    base: &'e Estate,
    over: Option<&'e Estate>,
    /// Files of the base that the overlay holds as they are now; where there are none, keys decide.
    replaced: Option<&'e [u32]>,
}

impl<'e> View<'e> {
    /// The estate as it is.
    #[must_use]
    pub fn new(base: &'e Estate) -> Self {
        Self { base, over: None, replaced: None }
    }

    /// The estate with the objects of `over` (normally one) laid over it.
    #[must_use]
    pub fn overlay(base: &'e Estate, over: &'e Estate) -> Self {
        Self { base, over: Some(over), replaced: None }
    }

    /// The estate with some of its files, by index, as `over` holds them now: what an editor has open.
    ///
    /// Nothing else is hidden: an object of `over` stands beside one of the same key in another file.
    #[must_use]
    pub fn edited(base: &'e Estate, over: &'e Estate, replaced: &'e [u32]) -> Self {
        Self { base, over: Some(over), replaced: Some(replaced) }
    }

    /// Whether the overlay takes the place of an object of the base.
    fn hides(&self, object: &Object) -> bool {
        match (self.over, self.replaced) {
            (None, _) => false,
            (Some(over), None) => over.find(&object.key).is_some(),
            (Some(_), Some(files)) => files.contains(&object.file),
        }
    }

    /// What an edit took away from the base.
    pub(crate) fn taken<'v>(&'v self, group: &str, kind: &str) -> impl Iterator<Item = &'e Object> + use<'v, 'e> {
        let base = self.base;
        let listed = base.by_kind.get(&(group.into(), kind.into())).map(Vec::as_slice).unwrap_or_default();
        let listed = if self.replaced.is_some() { listed } else { &[] };
        listed.iter().map(move |id| base.object(*id)).filter(|o| self.hides(o))
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

    /// Whether no overlaid object takes the place of this one.
    pub(crate) fn stands(&self, object: &Object) -> bool {
        let own = |e: &'e Estate| std::ptr::eq(self.home(object), e);
        self.over.is_some_and(own) || !self.hides(object)
    }

    /// The estate that an object of this view comes from.
    #[must_use]
    pub fn home(&self, object: &Object) -> &'e Estate {
        let holds = |e: &&'e Estate| e.objects.get(object.id.0 as usize).is_some_and(|o| std::ptr::eq(o, object));
        self.over.filter(holds).unwrap_or(self.base)
    }

    /// Every object of a group and kind, overlaid ones last.
    pub fn of_kind(&self, group: &str, kind: &str) -> impl Iterator<Item = &'e Object> + use<'e> {
        let (view, base, over) = (*self, self.base, self.over);
        let kind = (group.into(), kind.into());
        let listed = |e: &'e Estate| e.by_kind.get(&kind).map(Vec::as_slice).unwrap_or_default();
        let (own, laid) = (listed(base), over.map(listed).unwrap_or_default());
        let kept = own.iter().map(move |id| base.object(*id));
        let kept = kept.filter(move |o| !view.hides(o));
        let laid = laid.iter().filter_map(move |id| over.map(|e| e.object(*id)));
        kept.chain(laid)
    }

    /// The object with this key.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<&'e Object> {
        let laid = self.over.and_then(|e| e.find(key));
        let own = || self.base.find_all(key).find(|o| !self.hides(o));
        match (laid, self.replaced) {
            (Some(laid), Some(_)) => own().filter(|o| self.path(o) < self.path(laid)).or(Some(laid)),
            _ => laid.or_else(own),
        }
    }

    /// Whether an object stands in an earlier file than another, in a view of edited files: these are listed last,
    /// wherever they stand. Other views list their objects in order, and never say so.
    #[must_use]
    pub fn is_before(&self, object: &Object, other: &Object) -> bool {
        self.replaced.is_some() && self.path(object) < self.path(other)
    }

    /// The file that an object stands in.
    fn path(&self, object: &Object) -> Option<&'e str> {
        self.home(object).files.get(object.file as usize).map(|f| f.path.as_str())
    }

    /// The namespaced object of a group, kind and name.
    #[must_use]
    pub fn named(&self, group: &str, kind: &str, namespace: &str, name: &str) -> Option<&'e Object> {
        let key = |ns: Option<&str>| Key {
            group: group.into(),
            kind: kind.into(),
            namespace: ns.map(Box::from),
            name: name.into(),
            root: None,
        };
        let bare = || (namespace == "default").then(|| self.get(&key(None))).flatten();
        self.get(&key(Some(namespace))).or_else(bare)
    }

    /// The cluster-scoped object of a group, kind and name.
    #[must_use]
    pub fn cluster_named(&self, group: &str, kind: &str, name: &str) -> Option<&'e Object> {
        self.get(&Key { group: group.into(), kind: kind.into(), namespace: None, name: name.into(), root: None })
    }

    /// Every pod and template with the object that carries it, overlaid ones last.
    pub fn pods(&self) -> impl Iterator<Item = (&'e Object, &'e Pod)> + use<'e> {
        let (view, base, over) = (*self, self.base, self.over);
        let kept = base.pods.iter().map(move |p| (base.object(p.object), p));
        let kept = kept.filter(move |(o, _)| !view.hides(o));
        kept.chain(over.into_iter().flat_map(|e| e.pods.iter().map(move |p| (e.object(p.object), p))))
    }

    /// Who may do what, resolved once per estate (an overlay estate belongs to one base).
    #[must_use]
    pub fn rbac(&self) -> &'e Rbac {
        // An overlay without a word about access leaves it as it is: what the base has resolved need not be done anew.
        let view = if self.changes_access() { *self } else { Self::new(self.base) };
        view.estate().rbac.get_or_init(|| crate::rbac::resolver(view))
    }

    fn changes_access(&self) -> bool {
        let Some(over) = self.over else { return false };
        let laid = |kind: &str| over.by_kind.contains_key(&(rbac::GROUP.into(), kind.into()));
        let mut kinds = rbac::ROLE_KINDS.iter().chain(&rbac::BINDING_KINDS);
        kinds.any(|kind| laid(kind) || self.taken(rbac::GROUP, kind).next().is_some())
    }

    /// The number of an object of this view in [`View::rbac`]: those of the overlay follow those of the base.
    #[must_use]
    pub fn number(&self, object: &Object) -> u32 {
        let laid = |e: &Estate| e.objects().get(object.id.0 as usize).is_some_and(|o| std::ptr::eq(o, object));
        let before = if self.over.is_some_and(laid) { self.base.objects().len() as u32 } else { 0 };
        before + object.id.0
    }

    /// The object of a number in [`View::rbac`].
    #[must_use]
    pub fn numbered(&self, number: u32) -> Option<&'e Object> {
        let own = self.base.objects();
        let laid = || self.over?.objects().get(number as usize - own.len());
        own.get(number as usize).or_else(laid)
    }

    /// Whether all objects of a kind were seen.
    #[must_use]
    pub fn completeness(&self, group: &str, kind: &str) -> Completeness {
        self.base.completeness(group, kind)
    }

    /// What could not be read or resolved.
    pub fn blind(&self) -> impl Iterator<Item = &'e plimsoll_model::BlindSpot> + use<'e> {
        self.layers().flat_map(|estate| estate.blind.iter())
    }

    /// The object of a subject of this view.
    #[must_use]
    pub fn object(&self, id: ObjectId) -> &'e Object {
        self.estate().object(id)
    }
}
