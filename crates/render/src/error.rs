/// Why something was not rendered. A chart's own words in it may hold what the chart holds: whoever shows them masks
/// them first.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// This build has no renderer.
    #[error("this build has no renderer; build it with `scripts/renderer`, then build plimsoll again")]
    NotBuiltIn,
    /// The renderer could not be started, or is not held as it should be.
    #[error("the renderer cannot be run safely here: {reason}")]
    Unsafe {
        /// What failed.
        reason: String,
    },
    /// A bound was met.
    #[error("rendering was stopped: {reason}")]
    Stopped {
        /// Which one.
        reason: String,
    },
    /// Dependencies of a chart are not there.
    #[error("the chart's dependencies are not in its folder `charts`: {names}; run `helm dependency build`")]
    Dependencies {
        /// Their names.
        names: String,
    },
    /// An overlay stands on something elsewhere.
    #[error("it stands on what lies elsewhere: {names}; bring it into the tree")]
    Remote {
        /// What it names.
        names: String,
    },
    /// The values do not fit the chart's schema.
    #[error("the values do not fit the chart's schema: {message}")]
    Schema {
        /// What the engine says.
        message: String,
    },
    /// The engine refuses.
    #[error("{message}")]
    Engine {
        /// What it says.
        message: String,
    },
    /// The renderer does not keep to the protocol.
    #[error("the renderer gave no proper answer: {reason}")]
    Protocol {
        /// How so.
        reason: String,
    },
}
