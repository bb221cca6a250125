/// Why nothing was collected at all. What concerns one file is a blind spot of the snapshot instead.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A path that was named does not exist.
    #[error("there is no file or folder {path}; check the path")]
    NotFound {
        /// The path as it was named.
        path: String,
    },
    /// `-` was named but there is no standard input.
    #[error("there is no standard input to read; pipe manifests into it or name a path instead of -")]
    NoStdin,
    /// `-` was named twice.
    #[error("standard input can be read once only; name - once")]
    StdinTwice,
    /// The fingerprint key has no bytes.
    #[error("the fingerprint key {id} is empty; give it at least one byte, 32 random ones are best")]
    EmptyKey {
        /// The key's public name.
        id: String,
    },
}
