use plimsoll_syntax::Node;

use crate::defaults::values::VOLUME_SOURCE;
use crate::{At, Object, Reader, V};

/// A volume of a pod.
#[derive(Clone, Debug)]
pub struct Volume {
    /// Its name in the pod.
    pub name: Box<str>,
    /// The keys that name its source, such as `hostPath`; the API server wants exactly one.
    pub sources: Box<[Box<str>]>,
    /// Path on the node, for `hostPath`.
    pub host_path: V<Box<str>>,
    /// Where it stands.
    pub at: At,
}

impl Volume {
    pub(crate) fn read(reader: Reader<'_>) -> Self {
        let sources = reader.node().entries().into_iter();
        let sources = sources.filter(|(k, v)| k.text() != "name" && !v.is_null());
        Self {
            name: name(reader.node()),
            sources: sources.map(|(k, _)| k.text().into()).collect(),
            host_path: reader.string("hostPath.path"),
            at: At::exact(reader.node()),
        }
    }

    /// Reads below the volume as written.
    #[must_use]
    pub fn reader<'e>(&self, object: &'e Object) -> Reader<'e> {
        Reader::new(object.tree.node(self.at.node))
    }

    /// Whether its source is of this kind. A volume without a source is an `emptyDir`.
    #[must_use]
    pub fn is(&self, source: &str) -> bool {
        self.sources.iter().any(|s| &**s == source) || (self.sources.is_empty() && source == VOLUME_SOURCE)
    }
}

/// A volume mounted into a container.
#[derive(Clone, Debug)]
pub struct VolumeMount {
    /// Name of the volume.
    pub volume: Box<str>,
    /// Path in the container.
    pub path: V<Box<str>>,
    /// Whether it is mounted read-only; absent means writable.
    pub read_only: V<bool>,
    /// Where it stands.
    pub at: At,
}

impl VolumeMount {
    pub(crate) fn read(reader: Reader<'_>) -> Self {
        Self {
            volume: name(reader.node()),
            path: reader.string("mountPath"),
            read_only: reader.bool_or("readOnly", false),
            at: At::exact(reader.node()),
        }
    }
}

pub(crate) fn name(node: Node<'_>) -> Box<str> {
    node.get("name").map_or("", |n| n.text()).into()
}
