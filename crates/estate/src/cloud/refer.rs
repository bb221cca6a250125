//! From a reference to the resource that it means.

use plimsoll_model::Truth;

use crate::{Cloud, CloudKind, Object, View};

impl<'e> View<'e> {
    /// Every resource of a kind, in the order of their places.
    pub fn clouds(&self, kind: CloudKind) -> impl Iterator<Item = Cloud<'e>> + use<'e> {
        let view = *self;
        kind.types().iter().flat_map(move |(group, kind)| view.of_kind(group, kind)).map(move |o| Cloud::new(view, o))
    }

    /// The resource of a kind that a resource refers to by this address: one of its own root.
    #[must_use]
    pub fn referred_by(&self, from: &Object, kind: CloudKind, address: &str) -> Option<Cloud<'e>> {
        self.clouds(kind).find(|cloud| means(address, cloud.object) && self.within_reach(from, cloud.object))
    }

    /// The resource of a kind that an object of Kubernetes refers to by this address; none where several roots have one.
    #[must_use]
    pub fn referred_by_object(&self, kind: CloudKind, address: &str) -> Option<Cloud<'e>> {
        let mut meant = self.clouds(kind).filter(|cloud| means(address, cloud.object));
        let first = meant.next()?;
        meant.all(|other| other.object.root == first.object.root).then_some(first)
    }

    /// Whether a reference of one resource can mean another: both are of one root, since others use the same addresses.
    #[must_use]
    pub fn within_reach(&self, from: &Object, to: &Object) -> bool {
        from.key.group == to.key.group && from.root == to.root
    }

    /// What the settings of accounts say, as seen by a resource: one of its own root counts; one of another root may be
    /// that of another account.
    pub fn account_says(&self, from: &Object, kind: CloudKind, test: impl Fn(&Cloud<'e>) -> bool) -> Truth {
        Truth::any(self.clouds(kind).filter(test).map(|setting| match self.within_reach(from, setting.object) {
            true => Truth::True,
            false => Truth::Unknown,
        }))
    }

    /// The file that an object stands in.
    #[must_use]
    pub fn file_of(&self, object: &Object) -> Option<&'e str> {
        self.home(object).files().get(object.file as usize).map(|file| file.path.as_str())
    }
}

/// The module of an address: everything before the type.
pub(super) fn module(address: &str) -> &str {
    let mut end = 0;
    while let Some(rest) = address[end..].strip_prefix("module.") {
        let step = rest.find('.').map_or(rest.len(), |dot| dot + 1);
        end += "module.".len() + step;
    }
    &address[..end]
}

/// Whether an address is that of an object, or of one of its attributes.
pub(crate) fn means(address: &str, object: &Object) -> bool {
    let name = &*object.key.name;
    let (bare, index) = indexed(name);
    let Some(rest) = address.strip_prefix(bare) else { return false };
    let rest = match (rest.starts_with('['), index) {
        // Without an index in either place, or with an index that is not told, every instance is meant.
        (true, Some(index)) => match rest.strip_prefix(index) {
            Some(rest) => rest,
            None => return rest.starts_with("[*]") || rest.starts_with("[]"),
        },
        _ => rest,
    };
    rest.is_empty() || rest.starts_with(['.', '['])
}

/// An address and the index at its end.
fn indexed(name: &str) -> (&str, Option<&str>) {
    let open = name.ends_with(']').then(|| name.rfind('[')).flatten();
    open.map_or((name, None), |open| (&name[..open], Some(&name[open..])))
}

/// Whether an address means an object; one that is no resource's, such as a variable's, may mean any.
pub(super) fn may_mean(address: &str, object: &Object) -> Truth {
    if means(address, object) {
        return Truth::True;
    }
    let after = &address[module(address).len()..];
    let open = ["var.", "local.", "each.", "data.", "path.", "output."].iter().any(|head| after.starts_with(head));
    if open || (&*object.key.group == "terraform" && !after.contains('.')) { Truth::Unknown } else { Truth::False }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_what_stands_before_the_type() {
        assert_eq!(module("aws_vpc.this"), "");
        assert_eq!(module("module.a.module.b[0].aws_vpc.this"), "module.a.module.b[0].");
    }

    #[test]
    fn an_index_counts_where_both_have_one() {
        assert_eq!(indexed("aws_subnet.a[0]"), ("aws_subnet.a", Some("[0]")));
        assert_eq!(indexed("aws_subnet.a"), ("aws_subnet.a", None));
    }
}
