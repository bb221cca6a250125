use std::fmt;
use std::str::FromStr;

use plimsoll_estate::{KubeVersion, Object};

/// A level of the Pod Security Standards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Everything is allowed.
    Privileged,
    /// The known ways to the node are closed.
    Baseline,
    /// Current hardening practice is required.
    Restricted,
}

/// A level as a certain version of Kubernetes defines it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The level.
    pub level: Level,
    /// The version.
    pub version: KubeVersion,
}

impl FromStr for Level {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "privileged" => Ok(Level::Privileged),
            "baseline" => Ok(Level::Baseline),
            "restricted" => Ok(Level::Restricted),
            _ => Err("not a level; write privileged, baseline or restricted".to_owned()),
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Level::Privileged => "privileged",
            Level::Baseline => "baseline",
            Level::Restricted => "restricted",
        })
    }
}

/// The label that names the level that a namespace enforces.
const ENFORCE: &str = "pod-security.kubernetes.io/enforce";
/// The label that pins the version of that level.
const ENFORCE_VERSION: &str = "pod-security.kubernetes.io/enforce-version";

/// What a Namespace object enforces by its labels; none without the label.
///
/// As at admission, a level that does not exist counts as restricted, and a version that does not exist
/// as the cluster's own.
#[must_use]
pub fn enforced(namespace: &Object, cluster: KubeVersion) -> Option<Policy> {
    let level = namespace.label(ENFORCE)?.parse().unwrap_or(Level::Restricted);
    let pinned = namespace.label(ENFORCE_VERSION).and_then(pinned);
    Some(Policy { level, version: pinned.unwrap_or(cluster).min(cluster) })
}

/// The label's form is `v1.N` to the letter; anything else stands for the latest version.
fn pinned(label: &str) -> Option<KubeVersion> {
    let digits = label.strip_prefix("v1.")?;
    let plain = digits.bytes().all(|b| b.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
    let minor: u64 = if plain { digits.parse().ok()? } else { return None };
    Some(KubeVersion::v1(minor.min(u64::from(u16::MAX)) as u16))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_form_pins_a_version() {
        assert_eq!(pinned("v1.25"), Some(KubeVersion::v1(25)));
        assert_eq!(pinned("v1.99999999"), Some(KubeVersion::v1(u16::MAX)));
        for text in ["latest", "1.25", "v1.25.3", "v1.", "v1.025", "v2.1"] {
            assert_eq!(pinned(text), None, "{text}");
        }
    }
}
