//! Random RBAC worlds and questions, the same for the same seed.
//!
//! For property tests, and for asking a real API server the same questions: a world writes itself
//! as objects that the server accepts, and a question as a SubjectAccessReview.

mod json;
mod prng;
mod world;

pub use json::read;
pub use prng::Prng;
pub use world::{Options, Question, World};
