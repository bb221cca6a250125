//! The estate: the immutable typed graph that is normalised from a snapshot.
//!
//! Defaults, inheritance and unknowns are settled here, once, so that a check never has to.
//! Raw objects stay reachable through [`Object::node`].

#![forbid(clippy::disallowed_methods, clippy::disallowed_types)]

mod accounts;
mod at;
mod build;
mod carrier;
mod container;
mod context;
mod docker;
mod estate;
mod image;
mod kinds;
mod layers;
mod object;
mod owner;
mod place;
mod platform;
mod pod;
mod programs;
mod read;
mod rendered;
mod selector;
mod service;
mod spaces;
mod token;
mod version;
mod view;
mod volume;

pub mod cloud;
pub mod defaults;
pub mod mode;
pub mod namespace;
pub mod network;
pub mod rbac;

pub use at::{At, V};
pub use build::{normalise, normalise_read};
pub use cloud::ecs::{Form, Setting, Task, TaskContainer};
pub use cloud::{Cloud, CloudKind, Field, Part};
pub use container::{Container, EnvVar, Probe, Role};
pub use context::{Capabilities, Seccomp, SecurityContext, WindowsOptions};
pub use docker::Dockerfile;
pub use estate::{Doc, DocId, Estate, MaskRef, Options};
pub use image::Image;
pub use kinds::{Carrier, carriers};
pub use object::{Key, Object, ObjectId};
pub use place::Place;
pub use platform::{Platform, PlatformKind, Platforms};
pub use pod::{Os, Pod, PodId};
pub use programs::Programs;
pub use read::Reader;
pub use rendered::{Origin, Written};
pub use selector::Selector;
pub use service::Service;
pub use version::KubeVersion;
pub use view::View;
pub use volume::{Volume, VolumeMount};
