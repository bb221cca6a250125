//! Every bound that keeps hostile text from exhausting memory, in one place.

/// Largest text that is parsed, in bytes. A larger one is reported and left unread.
pub const MAX_TEXT_BYTES: usize = 32 * 1024 * 1024;
/// Most nodes that one document may hold.
pub const MAX_NODES: usize = 2_000_000;
/// Most nodes that one document may stand for once its aliases are followed.
pub const MAX_EXPANDED: u64 = 2_000_000;
/// Most aliases that lead from one to the next: an alias of a value that holds an alias, and so on.
pub const MAX_ALIAS_CHAIN: u16 = 16;
/// Deepest nesting of collections.
pub const MAX_DEPTH: usize = 100;
/// Most documents in one text.
pub const MAX_DOCUMENTS: usize = 500_000;
/// Longest implicit key, in characters: JSON has no bound, so ours is wider than YAML's 1,024.
pub const MAX_KEY_CHARS: usize = 65_536;
/// Most places of one text that are repaired before it is refused; each may cost one more reading.
pub const MAX_REPAIRS: usize = 64;
/// Largest text that is repaired, in bytes.
pub const MAX_REPAIRED_BYTES: usize = 1024 * 1024;

/// Most nodes that are looked at to find how one node is reached from another through aliases.
pub const MAX_ROUTE_NODES: usize = 100_000;
