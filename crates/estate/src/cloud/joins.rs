//! What several resources say together.

use plimsoll_model::{Completeness, Truth};

use super::across::is_called;
use super::refer::may_mean;
use crate::{Cloud, CloudKind, Field, Part, View};

/// Resources that point at another one.
#[derive(Clone, Debug, Default)]
pub struct Joined<'e> {
    /// Those that do.
    pub sure: Vec<Cloud<'e>>,
    /// Those of which it cannot be told.
    pub maybe: Vec<Cloud<'e>>,
}

impl<'e> Joined<'e> {
    /// Those that do, and those that may.
    pub fn all(&self) -> impl Iterator<Item = Cloud<'e>> {
        self.sure.iter().chain(&self.maybe).copied()
    }

    /// Whether there is one.
    #[must_use]
    pub fn any(&self) -> Truth {
        match (self.sure.is_empty(), self.maybe.is_empty()) {
            (false, _) => Truth::True,
            (true, false) => Truth::Unknown,
            (true, true) => Truth::False,
        }
    }

    /// Whether one of them passes a test.
    pub fn any_is(&self, test: impl Fn(Cloud<'e>) -> Truth) -> Truth {
        let sure = Truth::any(self.sure.iter().map(|cloud| test(*cloud)));
        let maybe = Truth::any(self.maybe.iter().map(|cloud| test(*cloud).and(Truth::Unknown)));
        sure.or(maybe)
    }
}

impl<'e> View<'e> {
    /// The resources of a kind whose field points at `target`, by reference, or by one of the target's names. Those of
    /// another root cannot refer to it, but may name it.
    #[must_use]
    pub fn joined<T: Copy>(
        &self,
        kind: CloudKind,
        field: &Field<T>,
        target: &Cloud<'e>,
        names: &[&Field<&'static str>],
    ) -> Joined<'e> {
        let mut joined = Joined::default();
        for cloud in self.clouds(kind).filter(|cloud| cloud.object.key.group == target.object.key.group) {
            let pointing = match self.within_reach(cloud.object, target.object) {
                true => cloud.points_at(field, target, names),
                false => cloud.names_across(field, target, names),
            };
            match pointing {
                Truth::True => joined.sure.push(cloud),
                Truth::Unknown => joined.maybe.push(cloud),
                Truth::False => {}
            }
        }
        joined
    }

    /// Whether what is not said around a resource is not there: everything in its root, or its template, was read.
    #[must_use]
    pub fn closed(&self, around: &Cloud<'e>) -> Completeness {
        let (object, file) = (around.object, self.file_of(around.object));
        let roots: Vec<_> = self.layers().flat_map(|e| &e.roots).filter(|root| root.name == object.root).collect();
        let near =
            |path: &str| Some(path) == file || path == &*object.root || roots.iter().any(|root| root.holds(path));
        match self.blind().find(|spot| near(&spot.path)) {
            Some(spot) => Completeness::Partial(spot.why.clone()),
            None => Completeness::Complete,
        }
    }
}

impl<'e> Cloud<'e> {
    /// Whether a field points at another resource: by reference, or by one of its names.
    #[must_use]
    pub fn points_at<T: Copy>(&self, field: &Field<T>, target: &Cloud<'e>, names: &[&Field<&'static str>]) -> Truth {
        let (at, node) = self.part.find(field);
        match node {
            Some(node) => self.part.at_node(node).is_of(target, names),
            None if self.part.node().tree().node(at.node).unknown().is_some() => Truth::Unknown,
            None => Truth::False,
        }
    }

    /// The resource of a kind that a field refers to.
    #[must_use]
    pub fn target<T: Copy>(&self, field: &Field<T>, kind: CloudKind) -> Option<Cloud<'e>> {
        let (_, node) = self.part.find(field);
        self.target_of(self.part.at_node(node?), kind)
    }

    /// The resource of a kind that a field of one of its blocks refers to.
    #[must_use]
    pub fn target_of_part<T: Copy>(&self, part: Part<'e>, field: &Field<T>, kind: CloudKind) -> Option<Cloud<'e>> {
        self.target_of(part.at_node(part.find(field).1?), kind)
    }

    /// The resource of a kind that an item of a list refers to.
    #[must_use]
    pub fn target_of(&self, item: Part<'e>, kind: CloudKind) -> Option<Cloud<'e>> {
        let address = item.node().unknown()?.refers.as_deref()?;
        self.view.referred_by(self.object, kind, address)
    }
}

impl<'e> Part<'e> {
    /// Whether this value, or an item of this list, is another resource.
    fn is_of(self, target: &Cloud<'e>, names: &[&Field<&'static str>]) -> Truth {
        let node = self.node();
        if node.kind() == plimsoll_syntax::Kind::Seq {
            return Truth::any(node.items().map(|item| self.at_node(item).is_of(target, names)));
        }
        let Some(unknown) = node.unknown() else { return named(node.text(), target, names) };
        match (&unknown.refers, &unknown.partial) {
            (Some(address), _) => may_mean(address, target.object),
            (None, Some(_)) => {
                let known = names.iter().filter_map(|field| target.text(field).get().cloned());
                if names.is_empty() || known.clone().count() == 0 || known.into_iter().any(|name| unknown.may_be(&name))
                {
                    Truth::Unknown
                } else {
                    Truth::False
                }
            }
            (None, None) => Truth::Unknown,
        }
    }
}

/// Whether a text is one of a resource's names; a resource whose name is not known may have it.
fn named(text: &str, target: &Cloud<'_>, names: &[&Field<&'static str>]) -> Truth {
    let is = |field: &&Field<&'static str>| target.text(field).test(false, |name| is_called(text, name));
    if &*target.object.key.group == "cloudformation" && text == &*target.object.key.name {
        return Truth::True;
    }
    Truth::any(names.iter().map(is))
}
