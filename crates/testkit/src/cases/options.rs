use serde::Deserialize;

/// What a `toml options` block may set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CaseOptions {
    /// Kinds of which the case holds all there is; `*` for all kinds.
    pub complete: Vec<String>,
    /// The Kubernetes version whose defaults apply, such as `1.34`; else the newest that is known.
    pub kubernetes: Option<String>,
    /// Ids of the modes that the case runs in.
    pub modes: Vec<String>,
    /// Whether the case holds something that cannot be read; without it that is a mistake.
    pub blind: bool,
}
