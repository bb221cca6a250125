//! Controls, owners, modes and what a cell of the responsibility table rests on.

use serde::{Deserialize, Serialize};

/// Who has to make a control hold in a mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Owner {
    /// The customer alone decides or acts, whatever the default is.
    Customer,
    /// It holds only if both act: one side supplies or enforces, the customer applies or keeps it.
    Shared,
    /// A third party between customer and cloud runs or fixes it (Red Hat, Broadcom).
    Vendor,
    /// The provider runs or fixes it and the customer cannot turn it off.
    Provider,
    /// The object of the control does not exist in the mode.
    #[serde(rename = "n/a")]
    NotApplicable,
}

/// How bad an open control is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing, no risk by itself.
    Info,
    /// Makes another fault somewhat worse.
    Low,
    /// A weakness that needs a second one to be used.
    Medium,
    /// One step from losing a workload or its data.
    High,
    /// One step from losing the node, the cluster or the account.
    Critical,
}

/// The kind of place that evidence for a control comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceSource {
    /// Objects of the Kubernetes API.
    K8s,
    /// Manifests and templates in files.
    Manifest,
    /// Source control and what builds from it.
    Vcs,
    /// A container image's configuration and layers.
    Image,
    /// A registry's API.
    Registry,
    /// AWS APIs, or Terraform and CloudFormation that describe the same.
    AwsApi,
    /// Azure Resource Manager, or templates that describe the same.
    AzureApi,
    /// Google Cloud APIs, or Terraform that describes the same.
    GcpApi,
    /// Files, flags and packages of a node.
    Host,
    /// What runs and talks, seen by a sensor.
    Runtime,
    /// Audit logs of the cluster or of the cloud.
    AuditLog,
    /// A document or a person's word.
    Process,
}

/// One kind of evidence that a control wants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Where it comes from.
    pub source: EvidenceSource,
    /// The call, field, flag or file to look at.
    pub detail: String,
    /// The service that it exists in, where it does not exist in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// It confirms what the other kinds already prove: without it, the control can still be closed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confirms: bool,
}

impl Evidence {
    /// Whether this evidence can exist in a mode: a cloud's API only in that cloud, a service's only in that service.
    pub fn exists_in(&self, mode: &Mode) -> bool {
        let provider = match self.source {
            EvidenceSource::AwsApi => Some("AWS"),
            EvidenceSource::AzureApi => Some("Microsoft"),
            EvidenceSource::GcpApi => Some("Google"),
            _ => None,
        };
        let cloud = provider.is_none_or(|p| mode.provider.as_deref() == Some(p));
        cloud && self.service.as_ref().is_none_or(|s| *s == mode.service)
    }
}

/// A severity that differs from the control's own in some modes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeverityWhen {
    /// Ids of the modes.
    pub modes: Vec<String>,
    /// The severity there.
    pub severity: Severity,
    /// Why it differs.
    pub reason: String,
}

/// A group of controls that every output shows together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Slug, also the file's name.
    pub id: String,
    /// English title.
    pub title: String,
    /// Chinese title.
    pub title_zh: String,
    /// English label of at most [`crate::limits::LABEL_CHARS`] characters.
    pub label: String,
    /// Chinese label.
    pub label_zh: String,
}

/// What must hold, as data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Control {
    /// Slug, unique among ids and aliases.
    pub id: String,
    /// Id of its area.
    pub area: String,
    /// English title: the statement in one line.
    pub title: String,
    /// Chinese title.
    pub title_zh: String,
    /// Severity where no mode says otherwise.
    pub severity: Severity,
    /// A longer statement, where the title is not enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    /// The evidence that it wants.
    pub evidence: Vec<Evidence>,
    /// How to close it, in one or two sentences.
    pub remediation: String,
    /// Former ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Why the owners are split as they are, over all modes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Modes in which its severity differs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub severity_when: Vec<SeverityWhen>,
    #[serde(with = "crate::owners")]
    pub(crate) owners: Vec<Owner>,
}

/// Provider, service and compute: what decides where the line between you and them runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mode {
    /// Slug, for example `eks-fargate`.
    pub id: String,
    /// English title.
    pub title: String,
    /// Chinese title.
    pub title_zh: String,
    /// Cloud provider's name; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// Name of the third party between customer and provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vendor: Option<String>,
    /// Service slug, for example `eks`.
    pub service: String,
    /// Compute slug, for example `fargate`.
    pub compute: String,
    #[serde(skip)]
    pub(crate) index: usize,
}

/// A document that owner cells rest on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Key, unique in the catalogue.
    pub id: String,
    /// The document's title.
    pub title: String,
    /// Its address, where one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Day on which somebody opened it for this catalogue, `YYYY-MM-DD`; absent if nobody has yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened: Option<String>,
    /// Date or version that the document gives for itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
}

/// Why a group of owner cells is what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Ids of the controls that it covers.
    pub controls: Vec<String>,
    /// Ids of the modes that it covers.
    pub modes: Vec<String>,
    /// The reason, in our words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Ids of the documents.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// Version or day from which the owner is this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Whether an opened document states these cells.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub verified: bool,
}
