use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use plimsoll_graph::rbac::Rbac;
use plimsoll_model::{BlindSpot, Collector, Completeness, Mask, SecretSearch, Skipped, SkippedKind, SourceFile, Why};
use plimsoll_syntax::{LineIndex, Tree};

use crate::accounts::Accounts;
use crate::mode::ModeEvidence;
use crate::{Key, KubeVersion, Object, ObjectId, Pod, PodId};

/// Index of a document in its estate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocId(pub u32);

/// One document of one file.
#[derive(Clone, Debug)]
pub struct Doc {
    /// Index of the file.
    pub file: u32,
    /// Its nodes.
    pub tree: Arc<Tree>,
}

/// What the caller decides about normalising.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The version whose defaults apply.
    pub kubernetes: KubeVersion,
    /// Places that images may come from, as registries with or without the beginning of a repository; empty where the
    /// caller does not say.
    pub registries: Vec<String>,
    /// Whether manifests that name no namespace land in `default`; else that is up to whoever applies them.
    pub default_namespace: bool,
    /// Values for infrastructure code: variables, parameters, the workspace.
    pub iac: plimsoll_iac::Settings,
}

/// A masked secret and the file that it stands in.
#[derive(Clone, Copy, Debug)]
pub struct MaskRef<'e> {
    /// Index of the file.
    pub file: u32,
    /// The mask.
    pub mask: &'e Mask,
}

/// Everything that is known, normalised; never changed once built.
#[derive(Debug, Default)]
pub struct Estate {
    /// The version whose defaults were applied.
    pub kubernetes: KubeVersion,
    /// Places that images may come from, as [`Options::registries`] says.
    pub registries: Vec<String>,
    /// Where manifests land that name no namespace, as [`Options::default_namespace`] says.
    pub default_namespace: bool,
    pub(crate) files: Vec<SourceFile>,
    /// Of each file, once somebody asks: most are asked for nothing.
    pub(crate) lines: Vec<OnceLock<LineIndex>>,
    pub(crate) docs: Vec<Doc>,
    pub(crate) objects: Vec<Object>,
    pub(crate) pods: Vec<Pod>,
    /// Ordered by object.
    pub(crate) dockerfiles: Vec<crate::Dockerfile>,
    pub(crate) by_kind: HashMap<(Arc<str>, Arc<str>), Vec<ObjectId>>,
    /// Objects ordered by key and then by place: a tenth of what a map would take.
    pub(crate) by_key: Vec<ObjectId>,
    pub(crate) complete: Vec<String>,
    pub(crate) sheets: crate::rendered::Sheets,
    /// Root modules and the folders that they are made of.
    pub(crate) roots: Vec<plimsoll_iac::Root>,
    pub(crate) modes: Vec<ModeEvidence>,
    pub(crate) bound: OnceLock<Accounts>,
    pub(crate) spaces: OnceLock<crate::spaces::Spaces>,
    /// Access as the view over this estate sees it; an overlay is laid over one base only.
    pub(crate) rbac: OnceLock<Rbac>,
    /// What could not be read or normalised, ordered by place.
    pub blind: Vec<BlindSpot>,
    /// What was passed over on purpose, ordered.
    pub skipped: Vec<Skipped>,
    /// How much was passed over, by reason, those included that are not named.
    pub skipped_counts: BTreeMap<SkippedKind, usize>,
    /// Files of other formats, by extension.
    pub other_formats: BTreeMap<String, usize>,
    /// What collected the facts.
    pub collectors: Vec<Collector>,
    /// What a search for embedded secrets found.
    pub secrets: SecretSearch,
    /// The id of the key behind fingerprints.
    pub fingerprint_key: Option<String>,
    /// When the facts were collected, where the input says so.
    pub as_of: Option<String>,
}

impl Estate {
    /// All objects, in the order of their places.
    #[must_use]
    pub fn objects(&self) -> &[Object] {
        &self.objects
    }

    /// All pods and templates, in the order of their places.
    #[must_use]
    pub fn pods(&self) -> &[Pod] {
        &self.pods
    }

    /// All Dockerfiles, in the order of their places.
    #[must_use]
    pub fn dockerfiles(&self) -> &[crate::Dockerfile] {
        &self.dockerfiles
    }

    /// The Dockerfile that an object is.
    #[must_use]
    pub fn dockerfile(&self, object: ObjectId) -> Option<&crate::Dockerfile> {
        let at = self.dockerfiles.binary_search_by_key(&object, |file| file.object).ok()?;
        self.dockerfiles.get(at)
    }

    /// The files that were read, ordered by path.
    #[must_use]
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The line index of a file.
    #[must_use]
    pub fn lines(&self, file: u32) -> Option<&LineIndex> {
        let text = &self.files.get(file as usize)?.text;
        Some(self.lines.get(file as usize)?.get_or_init(|| LineIndex::new(text)))
    }

    /// An object by its index, which comes from this estate.
    #[must_use]
    pub fn object(&self, id: ObjectId) -> &Object {
        &self.objects[id.0 as usize]
    }

    /// A document by its index, which comes from this estate.
    #[must_use]
    pub fn doc(&self, id: DocId) -> &Doc {
        &self.docs[id.0 as usize]
    }

    /// A pod by its index, which comes from this estate.
    #[must_use]
    pub fn pod(&self, id: PodId) -> &Pod {
        &self.pods[id.0 as usize]
    }

    /// The first object with this key.
    #[must_use]
    pub fn find(&self, key: &Key) -> Option<&Object> {
        let at = self.by_key.partition_point(|id| self.object(*id).key < *key);
        self.by_key.get(at).map(|id| self.object(*id)).filter(|o| o.key == *key)
    }

    /// Every object with this key, in the order of their places.
    pub(crate) fn find_all<'e, 'k>(&'e self, key: &'k Key) -> impl Iterator<Item = &'e Object> + use<'e, 'k> {
        let at = self.by_key.partition_point(|id| self.object(*id).key < *key);
        self.by_key[at..].iter().map(|id| self.object(*id)).take_while(|o| o.key == *key)
    }

    /// The pods that an object carries.
    #[must_use]
    pub fn pods_of(&self, object: ObjectId) -> &[Pod] {
        // Pods stand in the order of their objects.
        let start = self.pods.partition_point(|p| p.object < object);
        let end = self.pods.partition_point(|p| p.object <= object);
        &self.pods[start..end]
    }

    /// What the input tells about the modes that it runs in.
    #[must_use]
    pub fn modes(&self) -> &[ModeEvidence] {
        &self.modes
    }

    /// Whether all objects of a kind were seen.
    #[must_use]
    pub fn completeness(&self, group: &str, kind: &str) -> Completeness {
        let full = format!("{group}/{kind}");
        if self.complete.iter().any(|c| c == "*" || c == kind || *c == full) {
            return Completeness::Complete;
        }
        Completeness::Partial(Why::new(
            format!("these files may not hold every {kind} of the cluster"),
            "scan the cluster, or declare the folder complete in plimsoll.toml",
        ))
    }

    /// The masks that lie within a node of an object, such as an environment variable's value.
    #[must_use]
    pub fn masks_in(&self, object: &Object, node: plimsoll_syntax::NodeId) -> Vec<MaskRef<'_>> {
        let file = self.doc(object.doc).file;
        let span = object.tree.node(node).span();
        let Some(source) = self.files.get(file as usize) else { return Vec::new() };
        let first = source.masks.partition_point(|m| m.end <= span.start);
        let within = source.masks[first..].iter().take_while(|m| m.start < span.end);
        within.map(|mask| MaskRef { file, mask }).collect()
    }
}
