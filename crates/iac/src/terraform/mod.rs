//! Terraform and OpenTofu: HCL source, plan JSON and state JSON.

use plimsoll_syntax::Node;

use crate::{Dialect, Evaluated, Settings, Source};

pub(crate) fn evaluate(_sources: &[Source<'_>], _settings: &Settings) -> Evaluated {
    Evaluated::default()
}

pub(crate) fn recognise(_path: &str, _root: Node<'_>) -> Option<Dialect> {
    None
}
