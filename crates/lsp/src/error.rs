/// Why the server ended before it was asked to.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The client is gone without a word.
    #[error("the client closed the connection without `exit`; end a session with `shutdown` and `exit`")]
    Disconnected,
    /// The threads that judge could not be started.
    #[error("no thread could be started to judge with: {0}; allow this user more threads")]
    Threads(String),
    /// The thread that judges is gone.
    #[error("judging stopped unexpectedly; start the server again")]
    Worker,
}
