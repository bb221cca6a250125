//! Which kinds of evidence an input can hold.

use plimsoll_catalog::EvidenceSource;
use plimsoll_estate::{Object, View};

/// The kinds of evidence that an input holds: manifests say what a cluster will hold, and infrastructure code what the
/// cloud's API will answer.
#[derive(Debug)]
pub(crate) struct Sight(Vec<EvidenceSource>);

impl Sight {
    /// What the objects of a view are evidence of.
    pub(crate) fn of(view: View<'_>) -> Self {
        let mut sources = vec![EvidenceSource::K8s, EvidenceSource::Manifest];
        for source in view.estate().objects().iter().filter_map(cloud) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        Self(sources)
    }

    /// Whether it holds a kind of evidence.
    pub(crate) fn holds(&self, source: EvidenceSource) -> bool {
        self.0.contains(&source)
    }
}

/// The cloud whose API would answer what an object of infrastructure code says.
fn cloud(object: &Object) -> Option<EvidenceSource> {
    let kind = &*object.key.kind;
    match &*object.key.group {
        "cloudformation" | "ecs" | "copilot" => Some(EvidenceSource::AwsApi),
        "terraform" if kind.starts_with("aws_") => Some(EvidenceSource::AwsApi),
        "terraform" if kind.starts_with("azurerm_") => Some(EvidenceSource::AzureApi),
        "terraform" if kind.starts_with("google_") => Some(EvidenceSource::GcpApi),
        _ => None,
    }
}
