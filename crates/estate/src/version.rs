use std::fmt;
use std::str::FromStr;

/// A minor version of Kubernetes, such as 1.34.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KubeVersion {
    /// Minor number; the major one is 1.
    pub minor: u16,
}

impl KubeVersion {
    /// The newest version whose defaults and standards are known here.
    pub const LATEST: KubeVersion = KubeVersion { minor: 37 };

    /// Version 1.`minor`.
    #[must_use]
    pub const fn v1(minor: u16) -> Self {
        Self { minor }
    }
}

impl Default for KubeVersion {
    fn default() -> Self {
        Self::LATEST
    }
}

impl fmt::Display for KubeVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "1.{}", self.minor)
    }
}

impl FromStr for KubeVersion {
    type Err = String;

    /// Reads `1.34`, `v1.34`, `v1.34.2`, `1.34.2-eks-abc` or `latest`.
    fn from_str(text: &str) -> Result<Self, String> {
        if text == "latest" {
            return Ok(Self::LATEST);
        }
        let minor = text.trim_start_matches('v').strip_prefix("1.").map(|rest| {
            let digits = rest.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
            digits.parse().ok()
        });
        minor.flatten().map(Self::v1).ok_or_else(|| "not a Kubernetes version; write it as 1.34 or latest".to_owned())
    }
}
