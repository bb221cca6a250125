//! Tasks and their containers, whatever says them: an ECS task definition (JSON, Terraform, CloudFormation), a service
//! of a Compose file, or a Copilot manifest.
//!
//! This is the counterpart of a pod's effective security context: what each form means is settled here, once, and a
//! check asks a [`Task`] or a [`TaskContainer`] without knowing the form.

mod container;
mod host;
pub(crate) mod modes;
mod mount;
mod port;
mod runs;
mod setting;
mod task;
mod variable;

pub mod settings;

pub use container::TaskContainer;
pub use mount::{Host, Mount};
pub use port::Port;
pub use setting::Setting;
pub use task::{Form, Task};
pub use variable::Variable;
