//! Terraform and OpenTofu: HCL source, plan JSON and state JSON.

mod call;
mod calls;
mod collect;
mod eval;
mod functions;
mod given;
mod known;
pub mod kubernetes;
mod manifest;
mod module;
pub mod outline;
pub(crate) mod paths;
mod plan;
mod policy;
mod roots;
mod same;
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
    plan::evaluate(sources, &mut evaluated);
    kubernetes::exchange(sources, &mut evaluated);
    same::once(&mut evaluated.resources);
    evaluated
}

pub(crate) fn recognise(path: &str, root: Node<'_>) -> Option<Dialect> {
    let values = [".tfvars.json", ".tofuvars.json"];
    let ours = world::is_configuration(path) || values.iter().any(|ending| path.ends_with(ending));
    (ours || plan::Form::of(root).is_some()).then_some(Dialect::Terraform)
}
