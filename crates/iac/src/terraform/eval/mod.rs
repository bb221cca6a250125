//! Evaluation: expressions to values, where a value that cannot be told is a value like any other.

mod access;
mod body;
mod convert;
mod env;
mod expand;
mod expression;
mod instance;
mod loops;
mod operators;
mod reference;
mod template;
mod variable;

pub(crate) use access::index;
pub(crate) use convert::{to_bool, to_number, to_text};
pub(crate) use env::Env;
pub(crate) use expand::Expansion;
use expand::Key;
pub(crate) use instance::{Call, Instance, Run};
pub(crate) use template::Text;
pub(crate) use variable::hidden;
