//! From a reference to the resource that it means.

use crate::{Cloud, CloudKind, Object, View};

impl<'e> View<'e> {
    /// Every resource of a kind, in the order of their places.
    pub fn clouds(&self, kind: CloudKind) -> impl Iterator<Item = Cloud<'e>> + use<'e> {
        let view = *self;
        kind.types().iter().flat_map(move |(group, kind)| view.of_kind(group, kind)).map(move |o| Cloud::new(view, o))
    }

    /// The resource of a kind that a reference means, such as `aws_kms_key.this.arn` or a logical id. References of
    /// a nested module or stack are written by their full address.
    #[must_use]
    pub fn referred(&self, kind: CloudKind, address: &str) -> Option<Cloud<'e>> {
        self.clouds(kind).find(|cloud| means(address, cloud.object))
    }
}

/// Whether an address is that of an object, or of one of its attributes.
pub(crate) fn means(address: &str, object: &Object) -> bool {
    let rest = address.strip_prefix(&*object.key.name);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}
