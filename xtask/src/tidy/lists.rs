//! The lists that `tidy` goes by.

/// Folders that no person writes.
pub(super) const SKIPPED_FOLDERS: &[&str] = &[".cache", ".git", "node_modules", "target"];

/// Which crate may use which, as drawn in `docs/architecture.md`. Development dependencies are free.
pub(super) const EDGES: &[(&str, &[&str])] = &[
    ("catalog", &[]),
    ("checks", &["catalog", "dockerfile", "engine", "estate", "graph", "model", "secrets", "syntax"]),
    ("config", &["catalog"]),
    ("dockerfile", &["syntax"]),
    ("engine", &["catalog", "estate", "model", "syntax"]),
    ("estate", &["dockerfile", "graph", "iac", "model", "syntax"]),
    ("fix", &["dockerfile", "engine", "estate", "iac", "model", "syntax"]),
    ("graph", &[]),
    ("iac", &["model", "syntax"]),
    ("lsp", &["catalog", "dockerfile", "engine", "estate", "fix", "model", "report", "source", "syntax", "waive"]),
    ("model", &[]),
    ("report", &["catalog", "engine", "model", "syntax"]),
    ("render", &[]),
    ("secrets", &[]),
    ("source", &["dockerfile", "model", "render", "secrets", "syntax"]),
    ("syntax", &[]),
    ("waive", &["catalog", "engine", "estate", "model", "syntax"]),
];

/// The binary: may use every crate but those of [`DEVELOPMENT`].
pub(super) const BINARY: &str = "plimsoll";

/// Crates that nothing ships; they may use everything.
pub(super) const DEVELOPMENT: &[&str] = &["testkit", "xtask"];

/// Crates without files, network, environment, processes and clock.
pub(super) const PURE: &[&str] = &[
    "catalog",
    "checks",
    "config",
    "dockerfile",
    "engine",
    "estate",
    "fix",
    "graph",
    "iac",
    "model",
    "report",
    "secrets",
    "syntax",
    "waive",
];

/// What a pure crate's `lib.rs` has to say.
pub(super) const PURITY: &str = "#![forbid(clippy::disallowed_methods, clippy::disallowed_types)]";

/// Dependencies that a pure crate may have: none of them reads files, talks or looks at a clock by itself.
pub(super) const PURE_DEPENDENCIES: &[&str] = &[
    "annotate-snippets",
    "anstyle",
    "base64",
    "csv",
    "globset",
    "granit-parser",
    "hcl-edit",
    "jiff",
    "md-5",
    "memchr",
    "minijinja",
    "pulldown-cmark",
    "quick-xml",
    "rayon",
    "regex",
    "serde",
    "serde_json",
    "sha1",
    "sha2",
    "thiserror",
    "toml",
    "toml_edit",
    "unicode-width",
    "uuid",
];

/// Longest source file, tests left out.
pub(super) const FILE_LINES: usize = 500;

/// Headings of a check's doc comment.
pub(super) const HEADINGS: &[&str] = &["What", "Why", "Fix", "References"];

/// Texts that never stand in a file, and why. Split so that this file does not hold them.
pub(super) const BANNED: &[(&str, &str)] = &[
    (concat!("/ho", "me/"), "a path of one machine; write it relative to the checkout"),
    (concat!("/ro", "ot/"), "a path of one machine; write it relative to the checkout"),
    (concat!("/wo", "rk/"), "a path of one machine; write it relative to the checkout"),
    (concat!("/Us", "ers/"), "a path of one machine; write it relative to the checkout"),
    (concat!("TO", "DO"), "unfinished; do it, or open an issue"),
    (concat!("FIX", "ME"), "unfinished; do it, or open an issue"),
    (concat!("//! Place", "holder"), "an empty crate; fill it or remove it"),
    (concat!("lorem ", "ipsum"), "filler; write what is meant"),
    (concat!("Chat", "GPT"), "tells of the making, not of the thing"),
    (concat!("Clau", "de"), "tells of the making, not of the thing"),
    (concat!("blazing", "ly"), "praise; give a figure"),
    (concat!("cutting", "-edge"), "praise; give a figure"),
    (concat!("seam", "lessly"), "praise; say what happens"),
];
