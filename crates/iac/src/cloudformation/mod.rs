//! CloudFormation, SAM and what the CDK synthesises.

use plimsoll_syntax::Node;

use crate::{Dialect, Evaluated, Settings, Source};

pub(crate) fn evaluate(_sources: &[Source<'_>], _settings: &Settings) -> Evaluated {
    Evaluated::default()
}

pub(crate) fn recognise(_root: Node<'_>) -> Option<Dialect> {
    None
}
