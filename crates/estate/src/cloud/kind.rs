use crate::Object;

/// Writes the enumeration of all kinds and the table of their types: Terraform's first, then CloudFormation's,
/// then those of documents of the Amazon ECS API.
macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident: [$($terraform:literal),*], [$($cloudformation:literal),*] $(, [$($api:literal),*])?;)+) => {
        /// A kind of the cloud model.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum CloudKind {
            $($(#[doc = $doc])+ $kind,)+
        }

        /// The types of each kind, as group and kind of an object's key.
        pub static TYPES: &[(CloudKind, &[(&str, &str)])] = &[
            $((
                CloudKind::$kind,
                &[$(("terraform", $terraform),)* $(("cloudformation", $cloudformation),)* $($(("ecs", $api),)*)?],
            ),)+
        ];
    };
}
pub(super) use kinds;

use super::kinds::{CloudKind, TYPES};

impl CloudKind {
    /// The types of this kind.
    #[must_use]
    pub fn types(self) -> &'static [(&'static str, &'static str)] {
        TYPES.get(self as usize).map_or(&[], |(_, types)| types)
    }

    /// Whether an object is of this kind.
    #[must_use]
    pub fn is(self, object: &Object) -> bool {
        self.types().iter().any(|(group, kind)| object.is(group, kind))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn each_type_is_of_one_kind_and_the_table_is_in_order() {
        let mut seen = HashSet::new();
        for (at, (kind, types)) in TYPES.iter().enumerate() {
            assert_eq!(*kind as usize, at);
            assert!(!types.is_empty(), "{kind:?}");
            types.iter().for_each(|one| assert!(seen.insert(*one), "{one:?} is there twice"));
        }
    }
}
