//! What is asked of kustomize, and what it answers.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::frame::{Ask, Blob, FileHead, Span};
use crate::{Error, Failure, Files};

/// An overlay to build.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlay {
    /// Its folder, by its name among the files; empty for the top.
    pub folder: String,
    /// The Kubernetes version that charts in it are told where it does not say.
    pub kube_version: Option<String>,
    /// Its files and those of everything that it stands on.
    pub files: Files,
}

#[derive(Serialize)]
struct Wanted<'a> {
    folder: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kube_version: Option<&'a str>,
}

#[derive(Serialize)]
struct Head<'a> {
    kustomize: Wanted<'a>,
    files: Vec<FileHead<'a>>,
}

#[derive(Deserialize)]
struct Told {
    error: Option<Failure>,
    #[serde(default)]
    output: Span,
    resources: Option<Vec<ToldResource>>,
}

#[derive(Deserialize)]
struct ToldResource {
    content: Span,
    #[serde(default)]
    path: String,
    #[serde(default)]
    configured_in: String,
}

/// A built overlay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Built {
    /// What `kustomize build` prints.
    pub output: String,
    /// Its resources, in the order of the output.
    pub resources: Vec<Resource>,
}

/// One resource of a built overlay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// First byte in the output.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The file that it came from, relative to the overlay; empty where it was generated.
    pub path: String,
    /// The kustomization that generated it, relative to the overlay; empty where it stands in a file.
    pub configured_in: String,
}

impl Ask for Overlay {
    type Answer = Built;

    fn head(&self) -> Result<Vec<u8>, serde_json::Error> {
        let kustomize = Wanted { folder: &self.folder, kube_version: self.kube_version.as_deref() };
        let files = self.files.iter().map(|(name, bytes)| FileHead::new(name.as_str(), bytes)).collect();
        serde_json::to_vec(&Head { kustomize, files })
    }

    fn bytes(&self) -> Vec<&Arc<[u8]>> {
        self.files.iter().map(|(_, bytes)| bytes).collect()
    }

    fn answer(head: &[u8], blob: Blob) -> Result<Built, Error> {
        let told: Told = crate::frame::read(head)?;
        if let Some(failure) = told.error {
            return Err(failure.into());
        }
        let resource = |told: ToldResource| {
            // Whether the part is there is asked of the blob; it is far smaller than what a number can tell.
            blob.text(told.content)?;
            let (start, end) = (told.content.at as u32, (told.content.at + told.content.length) as u32);
            Ok(Resource { start, end, path: told.path, configured_in: told.configured_in })
        };
        let resources = told.resources.unwrap_or_default().into_iter().map(resource).collect::<Result<_, Error>>()?;
        Ok(Built { output: blob.text(told.output)?, resources })
    }
}
