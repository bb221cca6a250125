//! The form of configuration: HCL and its JSON form read to the same small tree.

mod ast;
mod convert;
mod json;
mod parse;
mod recover;
mod template;

pub(crate) use ast::{Attribute, Block, Body, Expr, For, Kind, Operator, Part};
pub(crate) use json::body_of as body_of_json;
pub(crate) use parse::{Fault, parse_body, parse_expression, parse_template};
pub(crate) use recover::recover_body;
