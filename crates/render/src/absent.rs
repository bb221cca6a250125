//! A build without a renderer.

use crate::frame::Ask;
use crate::{Error, Hello, Limits};

/// Nobody.
#[derive(Debug, Default)]
pub(crate) struct Workers;

impl Workers {
    pub(crate) fn new(_: Limits) -> Self {
        Self
    }

    pub(crate) fn hello(&self) -> Result<Hello, Error> {
        Err(Error::NotBuiltIn)
    }

    pub(crate) fn all<A: Ask>(&self, asks: &[A]) -> Vec<Result<A::Answer, Error>> {
        asks.iter().map(|_| Err(Error::NotBuiltIn)).collect()
    }
}
