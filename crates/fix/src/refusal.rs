/// Why a remedy is not carried out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Another remedy of the same round wants something else there; the next round asks again.
    #[error("another fix changes the same place in another way; apply one of them by hand")]
    Conflict,
    /// The value stands behind an anchor, or under a name that others read.
    #[error(
        "the value is shared, by an anchor or by a name that others read, so a change would reach further; edit it by hand"
    )]
    Shared,
    /// The value under the path is not what the remedy expects.
    #[error("what stands there has another form than the fix expects; edit it by hand")]
    Form,
    /// The text could not be changed such that only this changes and every comment stays.
    #[error("it cannot be written without touching something else, such as a comment; edit it by hand")]
    Layout,
    /// The value is made by an expression, a loop or a function, so that no single place says it.
    #[error("the value is computed there and stands nowhere by itself; change it where it comes from")]
    Computed,
    /// The value is a default of a module that stands elsewhere.
    #[error("the value is a default of the module that is called; give the call an argument for it")]
    Module,
    /// The language of the file has no word for it.
    #[error("the provider has no attribute for it; write the object as a manifest")]
    Unsaid,
    /// The text is made from others.
    #[error("the file is made from others, such as a plan from its configuration; change those")]
    Made,
    /// The gap is still there after the change, so it was taken back.
    #[error("the change does not close the gap, so it was not made; edit it by hand")]
    Ineffective,
}
