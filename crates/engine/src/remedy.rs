use std::borrow::Cow;

use plimsoll_estate::{At, Object, ObjectId};
use plimsoll_syntax::NodeId;
use serde_json::Value;

use crate::Verdict;

/// What closes a gap: changes of objects that hold only together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// The changes, in the order in which the check names them.
    pub changes: Vec<Change>,
    /// What a person has to decide first: some value below is invented, or the change takes something away that only
    /// its owner can judge. Nothing where the input determines every value.
    pub review: Option<Cow<'static, str>>,
}

/// A change at one place of one object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The object.
    pub object: ObjectId,
    /// An existing node of the object's document.
    pub node: NodeId,
    /// Keys below that node that may not exist; empty for the node itself.
    pub path: Vec<Cow<'static, str>>,
    /// What happens there.
    pub op: Op,
}

/// What a change does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    /// Puts this value there, whatever stands there now.
    Set(Value),
    /// Adds these items to the list there, but for those that it holds; there may be none yet.
    Add(Vec<Value>),
    /// Takes the entry or the item away, with its key.
    Remove,
    /// Gives the key of the entry another name; its value stays.
    Rename(Cow<'static, str>),
}

impl Remedy {
    /// Nothing yet; for a remedy of several changes.
    #[must_use]
    pub fn none() -> Self {
        Self { changes: Vec::new(), review: None }
    }

    /// Sets the value at a place, which need not exist.
    #[must_use]
    pub fn set(object: &Object, at: At, value: impl Into<Value>) -> Self {
        Self::none().and_set(object, at, value)
    }

    /// Adds an item to the list at a place, which need not exist.
    #[must_use]
    pub fn add(object: &Object, at: At, item: impl Into<Value>) -> Self {
        Self::none().and(Change::new(object, at, Op::Add(vec![item.into()])))
    }

    /// Takes away what stands at a place.
    #[must_use]
    pub fn remove(object: &Object, at: At) -> Self {
        Self::none().and_remove(object, at)
    }

    /// Sets another value too.
    #[must_use]
    pub fn and_set(self, object: &Object, at: At, value: impl Into<Value>) -> Self {
        self.and(Change::new(object, at, Op::Set(value.into())))
    }

    /// Takes something else away too.
    #[must_use]
    pub fn and_remove(self, object: &Object, at: At) -> Self {
        self.and(Change::new(object, at, Op::Remove))
    }

    /// Makes another change too.
    #[must_use]
    pub fn and(mut self, change: Change) -> Self {
        self.changes.push(change);
        self
    }

    /// The same change, for a person to look at first; says what to decide.
    #[must_use]
    pub fn review(mut self, decide: impl Into<Cow<'static, str>>) -> Self {
        self.review = Some(decide.into());
        self
    }

    /// Whether the input determines all of it, so that it may be applied without a look.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        self.review.is_none()
    }
}

impl Change {
    /// A change at a place, which need not exist.
    #[must_use]
    pub fn new(object: &Object, at: At, op: Op) -> Self {
        let path = at.missing.split('.').filter(|key| !key.is_empty()).map(Cow::Borrowed).collect();
        Self { object: object.id, node: at.node, path, op }
    }

    /// The same change at keys further below, which may hold dots: labels and annotations.
    #[must_use]
    pub fn below<K: Into<Cow<'static, str>>>(mut self, keys: impl IntoIterator<Item = K>) -> Self {
        self.path.extend(keys.into_iter().map(Into::into));
        self
    }
}

impl Verdict<'_> {
    /// Says what closes the gap, where this is one.
    #[must_use]
    pub fn fixed_by(self, remedy: impl FnOnce() -> Remedy) -> Self {
        self.fixed_by_maybe(|| Some(remedy()))
    }

    /// Says what closes the gap, where this is one and something does.
    #[must_use]
    pub fn fixed_by_maybe(mut self, remedy: impl FnOnce() -> Option<Remedy>) -> Self {
        if let Self::Gap(gap) = &mut self {
            gap.remedy = remedy().filter(|r| !r.changes.is_empty());
        }
        self
    }

    /// Says what closes the gap, each place of it in turn.
    #[must_use]
    pub fn fixed_at_each(mut self, change: impl Fn(&Object, At) -> Change) -> Self {
        if let Self::Gap(gap) = &mut self {
            let changes: Vec<Change> = gap.hits.iter().map(|hit| change(hit.object, hit.at)).collect();
            gap.remedy = Some(Remedy { changes, review: None });
        }
        self
    }

    /// The same remedy, for a person to look at first; says what to decide.
    #[must_use]
    pub fn review(mut self, decide: impl Into<Cow<'static, str>>) -> Self {
        if let Self::Gap(gap) = &mut self {
            gap.remedy = gap.remedy.take().map(|r| r.review(decide));
        }
        self
    }
}
