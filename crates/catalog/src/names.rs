//! Names of the closed sets, both ways.

use std::fmt;

use crate::types::{Control, EvidenceSource, Mode, Owner, Severity};

impl Owner {
    /// All owners, customer first.
    pub const ALL: [Self; 5] = [Self::Customer, Self::Shared, Self::Vendor, Self::Provider, Self::NotApplicable];

    /// The name that the catalogue uses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Shared => "shared",
            Self::Vendor => "vendor",
            Self::Provider => "provider",
            Self::NotApplicable => "n/a",
        }
    }

    /// The owner of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|owner| owner.as_str() == name)
    }

    /// Whether the customer has something to do: `customer` and `shared`.
    pub const fn is_yours(self) -> bool {
        matches!(self, Self::Customer | Self::Shared)
    }
}

impl Severity {
    /// All severities, mildest first.
    pub const ALL: [Self; 5] = [Self::Info, Self::Low, Self::Medium, Self::High, Self::Critical];

    /// The name that the catalogue uses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// The severity of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.as_str() == name)
    }
}

impl EvidenceSource {
    /// All kinds, in the order in which they are declared.
    pub const ALL: [Self; 12] = [
        Self::K8s,
        Self::Manifest,
        Self::Vcs,
        Self::Image,
        Self::Registry,
        Self::AwsApi,
        Self::AzureApi,
        Self::GcpApi,
        Self::Host,
        Self::Runtime,
        Self::AuditLog,
        Self::Process,
    ];

    /// The name that the catalogue uses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::K8s => "k8s",
            Self::Manifest => "manifest",
            Self::Vcs => "vcs",
            Self::Image => "image",
            Self::Registry => "registry",
            Self::AwsApi => "aws-api",
            Self::AzureApi => "azure-api",
            Self::GcpApi => "gcp-api",
            Self::Host => "host",
            Self::Runtime => "runtime",
            Self::AuditLog => "audit-log",
            Self::Process => "process",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.as_str() == name)
    }
}

/// A closed set of names, for the loader's messages.
pub(crate) trait Word: Sized {
    /// The member of that name.
    fn named(name: &str) -> Option<Self>;
    /// All names, for a message.
    fn names() -> String;
}

macro_rules! words {
    ($($name:ty),+) => {$(
        impl Word for $name {
            fn named(name: &str) -> Option<Self> {
                Self::from_name(name)
            }

            fn names() -> String {
                Self::ALL.map(Self::as_str).join(", ")
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    )+};
}
words!(Owner, Severity, EvidenceSource);

impl Control {
    /// Who owns it in that mode.
    pub fn owner(&self, mode: &Mode) -> Owner {
        self.owners.get(mode.index).copied().unwrap_or(Owner::NotApplicable)
    }

    /// How bad it is when open; without a mode, the control's own severity.
    pub fn severity(&self, mode: Option<&Mode>) -> Severity {
        mode.and_then(|mode| self.severity_when(mode)).map_or(self.severity, |when| when.severity)
    }

    /// The deviation from its own severity in that mode, with the reason.
    pub fn severity_when(&self, mode: &Mode) -> Option<&crate::SeverityWhen> {
        self.severity_when.iter().find(|when| when.modes.contains(&mode.id))
    }

    /// The title in Chinese if `zh`, else in English.
    pub fn title_in(&self, zh: bool) -> &str {
        if zh { &self.title_zh } else { &self.title }
    }

    /// Whether it wants evidence of that kind.
    pub fn wants(&self, source: EvidenceSource) -> bool {
        self.evidence.iter().any(|evidence| evidence.source == source)
    }
}
