//! Which object made which: Deployments make ReplicaSets, and those make pods.

use plimsoll_model::Truth;

use crate::{Object, Reader, View};

/// Longest chain of controllers that is followed; real ones have three links.
const MAX_CHAIN: usize = 8;

impl<'e> View<'e> {
    /// The object at the top of the chain of controllers that made this one, as far as this view holds it. None for
    /// what nothing here made, and for a chain that does not end.
    #[must_use]
    pub fn maker(&self, object: &Object) -> Option<&'e Object> {
        let mut top = self.controller(object)?;
        for _ in 0..MAX_CHAIN {
            match self.controller(top) {
                Some(next) => top = next,
                None => return Some(top),
            }
        }
        None
    }

    fn controller(&self, object: &Object) -> Option<&'e Object> {
        let owners = object.reader().items("metadata.ownerReferences");
        let owner = owners.into_iter().find(|owner| owner.bool("controller").is(&true) == Truth::True)?;
        let (api, kind, name) = (text(owner, "apiVersion")?, text(owner, "kind")?, text(owner, "name")?);
        let group = api.split_once('/').map_or("", |(group, _)| group);
        let near = self.named(group, &kind, object.namespace(), &name);
        let found = near.or_else(|| self.cluster_named(group, &kind, &name))?;
        same(text(owner, "uid"), text(found.reader(), "metadata.uid")).then_some(found)
    }
}

fn text(reader: Reader<'_>, path: &'static str) -> Option<Box<str>> {
    reader.string(path).get().cloned()
}

/// Two ids that are both known tell a namesake apart.
fn same(wanted: Option<Box<str>>, found: Option<Box<str>>) -> bool {
    wanted.is_none() || found.is_none() || wanted == found
}
