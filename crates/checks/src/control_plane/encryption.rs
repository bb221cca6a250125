//! What an EncryptionConfiguration does with secrets.

use plimsoll_engine::{Hit, ObjectCx, Verdict};
use plimsoll_estate::{At, Reader, V};
use plimsoll_model::Truth;

/// The kind, under its name and its first one.
pub(super) const ENCRYPTION: &[(&str, &str)] =
    &[("apiserver.config.k8s.io", "EncryptionConfiguration"), ("", "EncryptionConfig")];

/// The provider that new secrets are written with.
pub(super) enum Writer<'e> {
    /// This one, by name, with its settings.
    Provider(&'e str, Reader<'e>),
    /// None: secrets stay as they are.
    None(At),
    /// It cannot be told.
    Unread(Verdict<'e>),
}

/// Who writes secrets: the first provider of the first entry that covers them.
pub(super) fn writer<'e>(cx: &ObjectCx<'e>) -> Writer<'e> {
    let entries = cx.object.reader().items("resources");
    for entry in entries {
        if let Some(why) = entry.opaque() {
            return Writer::Unread(Verdict::Unknown(why, Some(Hit::new(cx.object, At::exact(entry.node())))));
        }
        let resources = entry.strings("resources");
        match Truth::any(resources.iter().map(|resource| resource.test(false, |name| covers_secrets(name)))) {
            Truth::True => return first_provider(cx, entry),
            Truth::Unknown => return opaque(cx, &resources),
            Truth::False => {}
        }
    }
    Writer::None(cx.object.reader().find("resources").0)
}

/// `*.` stands for all resources of the core group.
fn covers_secrets(name: &str) -> bool {
    matches!(name, "secrets" | "*." | "*.*")
}

fn opaque<'e>(cx: &ObjectCx<'e>, resources: &[V<Box<str>>]) -> Writer<'e> {
    match resources.iter().find(|resource| resource.why().is_some()) {
        Some(value) => Writer::Unread(Verdict::unknown_value(value, cx.object)),
        None => Writer::None(cx.object.reader().find("resources").0),
    }
}

fn first_provider<'e>(cx: &ObjectCx<'e>, entry: Reader<'e>) -> Writer<'e> {
    let Some(first) = entry.items("providers").into_iter().next() else {
        return Writer::None(entry.find("providers").0);
    };
    match (first.opaque(), first.node().entries().into_iter().next()) {
        (Some(why), _) => Writer::Unread(Verdict::Unknown(why, Some(Hit::new(cx.object, At::exact(first.node()))))),
        (None, Some((name, settings))) => Writer::Provider(name.text(), Reader::new(settings)),
        (None, None) => Writer::None(At::exact(first.node())),
    }
}
