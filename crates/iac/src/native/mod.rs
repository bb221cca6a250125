//! Documents that describe what runs directly: Amazon ECS JSON, Compose and Copilot.

use plimsoll_syntax::Node;

use crate::{Dialect, Evaluated, Source};

pub(crate) fn evaluate(_sources: &[Source<'_>]) -> Evaluated {
    Evaluated::default()
}

pub(crate) fn recognise(_path: &str, _root: Node<'_>) -> Option<Dialect> {
    None
}
