//! What checks of settings use of [`crate::cloud`], under the names that they know.

pub(crate) use crate::cloud::{either, judged as told, must_be, must_have};
