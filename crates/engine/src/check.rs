use plimsoll_catalog::Severity;
use plimsoll_estate::{Cloud, CloudKind, Container, Dockerfile, Object, Pod, Task, TaskContainer, View};
use plimsoll_model::SecretFile;
use serde::{Deserialize, Serialize};

use crate::Verdict;

/// How sure a check is that what it calls a gap is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// A heuristic: look before acting.
    Low,
    /// Right in most estates.
    Medium,
    /// Follows from the input alone.
    High,
}

/// Which runs a check takes part in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// Every run.
    Default,
    /// Only runs that ask for strictness: right, but noisy.
    Strict,
}

/// A check: metadata and one pure function.
#[derive(Debug)]
pub struct Check {
    /// The fault's name; reads well after "allow". The only id.
    pub slug: &'static str,
    /// Former slugs and peers' ids, for search and for their ignore files.
    pub aliases: &'static [&'static str],
    /// The controls that a gap leaves open, the nearest first.
    pub controls: &'static [&'static str],
    /// Those of them that hold where every subject passes: the check asks all that the control's title says.
    pub proves: &'static [&'static str],
    /// The fault in one line, without a full stop.
    pub title: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// Which runs it takes part in.
    pub profile: Profile,
    /// How to close it, in one line.
    pub fix: &'static str,
    /// The version of Plimsoll that brought it.
    pub since: &'static str,
    /// What it judges, and how.
    pub run: Run,
}

/// The kind of subject that a check judges, with its function.
#[derive(Clone, Copy, Debug)]
pub enum Run {
    /// Each container of each pod or template.
    Container(for<'e> fn(&ContainerCx<'e>) -> Verdict<'e>),
    /// Each pod or template.
    Pod(for<'e> fn(&PodCx<'e>) -> Verdict<'e>),
    /// Each namespace that is declared or used.
    Namespace(for<'e> fn(&NamespaceCx<'e>) -> Verdict<'e>),
    /// Each object of these groups and kinds.
    Object(&'static [(&'static str, &'static str)], for<'e> fn(&ObjectCx<'e>) -> Verdict<'e>),
    /// Each resource of these kinds of the cloud model, whatever language says it.
    Cloud(&'static [CloudKind], for<'e> fn(&CloudCx<'e>) -> Verdict<'e>),
    /// Each Dockerfile.
    Dockerfile(for<'e> fn(&DockerfileCx<'e>) -> Verdict<'e>),
    /// Each task definition, Compose service and Copilot manifest.
    Task(for<'e> fn(&TaskCx<'e>) -> Verdict<'e>),
    /// Each container of each of these.
    TaskContainer(for<'e> fn(&TaskContainerCx<'e>) -> Verdict<'e>),
    /// Each file that holds embedded secrets.
    File(for<'e> fn(&FileCx<'e>) -> Vec<FileGap>),
    /// The estate as a whole.
    Cluster(for<'e> fn(&ClusterCx<'e>) -> Verdict<'e>),
    /// Several kinds of subjects that say the same thing in different forms; none of these is `Many` again.
    Many(&'static [Run]),
}

impl Run {
    /// What is judged, one kind of subject each.
    #[must_use]
    pub fn parts(&self) -> &[Run] {
        match self {
            Self::Many(parts) => parts,
            one => std::slice::from_ref(one),
        }
    }
}

/// A container, its pod and its object.
#[derive(Clone, Copy, Debug)]
pub struct ContainerCx<'e> {
    /// Everything around it.
    pub view: View<'e>,
    /// The object that carries the pod.
    pub object: &'e Object,
    /// The pod or template.
    pub pod: &'e Pod,
    /// The container.
    pub container: &'e Container,
}

/// A pod or template and its object.
#[derive(Clone, Copy, Debug)]
pub struct PodCx<'e> {
    /// Everything around it.
    pub view: View<'e>,
    /// The object that carries the pod.
    pub object: &'e Object,
    /// The pod or template.
    pub pod: &'e Pod,
}

/// A namespace, declared or only used.
#[derive(Clone, Copy, Debug)]
pub struct NamespaceCx<'e> {
    /// Everything around it.
    pub view: View<'e>,
    /// Its name.
    pub name: &'e str,
    /// Its own object, where the input holds it.
    pub declared: Option<&'e Object>,
    /// The place to point at: its own object, else the first object that uses it.
    pub anchor: &'e Object,
}

/// One object.
#[derive(Clone, Copy, Debug)]
pub struct ObjectCx<'e> {
    /// Everything around it.
    pub view: View<'e>,
    /// The object.
    pub object: &'e Object,
}

/// A resource of the cloud model.
pub type CloudCx<'e> = Cloud<'e>;

/// A task, whatever says it.
pub type TaskCx<'e> = Task<'e>;

/// A container of a task, whatever says it.
pub type TaskContainerCx<'e> = TaskContainer<'e>;

/// A file that holds embedded secrets.
#[derive(Clone, Copy, Debug)]
pub struct FileCx<'e> {
    /// Everything around it.
    pub view: View<'e>,
    /// The file.
    pub file: &'e SecretFile,
}

/// A fault at a place of a file; none of them is a pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileGap {
    /// First byte.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// What names it within the file, whatever line it stands on.
    pub path: String,
    /// The fault in a clause; never holds a value that may be secret.
    pub message: String,
}

/// A Dockerfile.
#[derive(Clone, Copy, Debug)]
pub struct DockerfileCx<'e> {
    /// Everything around it.
    pub view: View<'e>,
    /// Its object.
    pub object: &'e Object,
    /// What it says.
    pub docker: &'e Dockerfile,
}

/// The estate as a whole.
#[derive(Clone, Copy, Debug)]
pub struct ClusterCx<'e> {
    /// Everything.
    pub view: View<'e>,
}

impl<'e> NamespaceCx<'e> {
    /// The pods and templates of this namespace.
    pub fn pods(&self) -> impl Iterator<Item = (&'e Object, &'e Pod)> + use<'e> {
        self.view.pods_in(self.name).into_iter()
    }
}
