//! Judging and joining: runs checks over a view and joins their verdicts with the line.
//!
//! The engine knows the form of a check, not the checks themselves: they are passed in. It is pure;
//! time, keys and configuration arrive as values.

#![forbid(clippy::disallowed_methods, clippy::disallowed_types)]

mod accepted;
mod alike;
mod assess;
mod check;
mod files;
mod finding;
mod framework;
mod line;
mod modes;
mod owned;
mod places;
mod platforms;
mod remedy;
mod run;
mod sight;
mod subject;
mod tally;
mod together;
mod verdict;

pub use accepted::{AgainstBaseline, SinceChange, UnmatchedWaiver, Waived, WaivedBy};
pub use alike::fold;
pub use assess::{Assessment, Counts, Request, SourceText, assess, fingerprint, stable_id};
pub use check::{
    Check, CloudCx, ClusterCx, Confidence, ContainerCx, DockerfileCx, FileCx, FileGap, NamespaceCx, ObjectCx, PodCx,
    Profile, Run, TaskContainerCx, TaskCx,
};
pub use finding::{Finding, PlaceIn, RenderedAt, UnknownVerdict};
pub use framework::{ControlAnswer, FrameworkAnswer, Proof, RequirementAnswer, Standing, answer};
pub use line::{AreaLine, ControlLine, ControlState, Line, Rest};
pub use modes::{ModeChoice, choose_modes};
pub use platforms::PlatformLine;
pub use remedy::{Change, Op, Remedy};
pub use run::{Judged, judge, set_threads};
pub use subject::Subject;
pub use together::Together;
pub use verdict::{Gap, Hit, Verdict};
