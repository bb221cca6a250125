//! Cases for every sentence of the authorizer's behaviour.
#![allow(missing_docs, clippy::unwrap_used)]

mod aggregation;
mod builtins;
mod dangers;
mod matching;
mod scale;
mod scopes;
mod short;
mod unknown;
