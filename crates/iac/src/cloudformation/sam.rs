//! The Serverless Application Model: short resources that stand for several.

use std::collections::HashSet;

use super::emit::Described;
use super::stack::Stack;

/// Ends of the names that the transform gives to what it makes from a resource.
const MADE: &[&str] = &["Role", "Version", "Alias", "Stage", "Deployment", "Permission", "UrlPermissions", "Url"];
/// Names of the APIs that the transform makes from the events of functions.
const IMPLICIT: &[&str] = &[
    "ServerlessRestApi",
    "ServerlessHttpApi",
    "ServerlessRestApiProdStage",
    "ServerlessHttpApiApiGatewayDefaultStage",
];

/// Whether the transform makes a resource of this name out of those there are.
pub(crate) fn is_made(id: &str, ids: &HashSet<Box<str>>) -> bool {
    let base = id.split('.').next().unwrap_or(id);
    let from_one = || MADE.iter().any(|end| base.strip_suffix(end).is_some_and(|start| ids.contains(start)));
    IMPLICIT.contains(&base) || ids.contains(base) || from_one()
}

/// What a resource becomes when the transform has run.
pub(crate) fn transformed(_stack: &Stack<'_>, described: Described) -> Vec<Described> {
    vec![described]
}
