use serde::Deserialize;

/// What a `toml options` block may set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CaseOptions {
    /// Kinds of which the case holds all there is; `*` for all kinds.
    pub complete: Vec<String>,
    /// The Kubernetes version whose defaults apply, such as `1.34`; else the newest that is known.
    pub kubernetes: Option<String>,
    /// Places that images may come from; empty where the case does not say.
    pub registries: Vec<String>,
    /// Whether manifests that name no namespace land in `default`.
    #[serde(rename = "default-namespace")]
    pub default_namespace: bool,
    /// Ids of the modes that the case runs in.
    pub modes: Vec<String>,
    /// Whether the case holds something that cannot be read; without it that is a mistake.
    pub blind: bool,
    /// Secrets that the collector masked; the files hold their masked text.
    pub masks: Vec<CaseMask>,
}

/// A masked secret of a case.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseMask {
    /// Its masked text, which is marked wherever it stands.
    pub text: String,
    /// Its kind, as a snapshot writes it: `token`, `secret-object` or `named`.
    pub kind: String,
    /// The rule that recognised it.
    pub rule: String,
}
