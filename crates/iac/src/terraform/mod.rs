//! Terraform and OpenTofu: HCL source, plan JSON and state JSON.

mod call;
mod eval;
mod functions;
mod module;
mod paths;
mod roots;
mod sets;
mod syntax;
mod text;
mod types;
mod world;

use plimsoll_syntax::Node;

use crate::{Dialect, Evaluated, Settings, Source};

pub(crate) fn evaluate(sources: &[Source<'_>], settings: &Settings) -> Evaluated {
    let mut evaluated = Evaluated::default();
    if sources.iter().any(|source| world::is_configuration(source.path)) {
        let world = world::read(sources, settings, &mut evaluated.blind);
        roots::evaluate(&world, &mut evaluated);
    }
    evaluated
}

pub(crate) fn recognise(path: &str, _root: Node<'_>) -> Option<Dialect> {
    let values = [".tfvars.json", ".tofuvars.json"];
    let ours = world::is_configuration(path) || values.iter().any(|ending| path.ends_with(ending));
    ours.then_some(Dialect::Terraform)
}
