//! Infrastructure code: what Terraform, CloudFormation, ECS and Compose files say, evaluated as far as the files tell.
//!
//! Every dialect ends in the same form, a [`Resource`]: its type, its address and a tree of evaluated attributes whose
//! nodes point into the file that says them. What cannot be told is an unknown node with its reason; nothing is guessed.
//! What the attributes mean is not decided here but in the estate's cloud model.

#![forbid(clippy::disallowed_methods, clippy::disallowed_types)]

mod cloudformation;
mod dialect;
mod json;
mod json_read;
mod limits;
mod lower;
mod native;
mod number;
mod resource;
mod settings;
mod source;
mod terraform;
mod value;

pub use dialect::Dialect;
pub use resource::{Evaluated, Resource, Root};
pub use settings::Settings;
pub use source::{Language, Source};
pub use terraform::{kubernetes, outline};

/// Evaluates all files of a snapshot together: modules and stacks reach across files. The result depends on the order
/// of the files alone.
#[must_use]
pub fn evaluate(sources: &[Source<'_>], settings: &Settings) -> Evaluated {
    let mut all = terraform::evaluate(sources, settings);
    all.extend(cloudformation::evaluate(sources, settings));
    all.extend(native::evaluate(sources));
    all
}

/// The dialect of a YAML or JSON document, by its content and its file's name; none where it is no infrastructure code.
#[must_use]
pub fn dialect_of(path: &str, tree: &plimsoll_syntax::Tree) -> Option<Dialect> {
    let root = tree.root();
    terraform::recognise(path, root)
        .or_else(|| cloudformation::recognise(root))
        .or_else(|| native::recognise(path, root))
}
