//! Case files: the Markdown beside a check that is its test, its example and its expected output at once.
//!
//! The first heading is the check's slug; every second-level heading starts a case. A case holds fenced
//! blocks, and the words after the backticks say what a block is:
//!
//! - `yaml PATH` or `json PATH`: an input file. A trailing `# gap` or `# unknown` in YAML marks a line that
//!   the check must point at; a line may carry both as `# gap, unknown`. A case without marks is clean.
//! - `text expect`: the same for files that cannot carry comments, one `PATH:LINE gap` or `PATH:LINE unknown`
//!   a line; `unknown` alone stands for an unknown that has no place.
//! - `toml options`: `complete`, `kubernetes`, `registries`, `default-namespace`, `modes`, `blind` and `masks`, see [`CaseOptions`].
//! - `yaml fixed PATH` or `json fixed PATH`: the file after all safe fixes of the check, byte for byte; `yaml review
//!   PATH` the same with what a person has to decide first. Both are rewritten when the tests run with `UPDATE=1`, and
//!   with `UPDATE=blocks` written where the file of a check that proposes something has none.
//! - `text diagnostic`: what the terminal shows, rewritten when the tests run with `UPDATE=1`.

#[cfg(feature = "cases")]
mod collect;
#[cfg(feature = "cases")]
mod diagnostic;
#[cfg(feature = "cases")]
mod fixes;
mod marks;
mod options;
mod parse;
#[cfg(feature = "cases")]
mod report;
#[cfg(feature = "cases")]
mod run;

pub use marks::{Mark, Marked};
pub use options::{CaseMask, CaseOptions};
pub use parse::{Block, Case, CaseError, CaseFile, Fixture, Proposal, Proposed};
#[cfg(feature = "cases")]
pub use report::{Failure, Report};
#[cfg(feature = "cases")]
pub use run::run_all;
