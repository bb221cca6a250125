//! Objects and pods by namespace: an index, made once and only when somebody asks.

use std::collections::HashMap;
use std::sync::Arc;

use crate::{Estate, Object, ObjectId, Pod, PodId, View};

/// Objects by kind and namespace, and pods by namespace.
#[derive(Debug, Default)]
pub(crate) struct Spaces {
    objects: HashMap<Arc<str>, HashMap<Box<str>, Vec<ObjectId>>>,
    pods: HashMap<Box<str>, Vec<PodId>>,
}

impl Spaces {
    fn of(estate: &Estate) -> Self {
        let mut spaces = Self::default();
        for object in estate.objects() {
            let by_namespace = spaces.objects.entry(Arc::clone(&object.key.kind)).or_default();
            list(by_namespace, object.namespace()).push(object.id);
        }
        for pod in estate.pods() {
            list(&mut spaces.pods, estate.object(pod.object).namespace()).push(pod.id);
        }
        spaces
    }
}

/// The list of a namespace; its name is copied for the first entry only.
fn list<'m, T>(map: &'m mut HashMap<Box<str>, Vec<T>>, namespace: &str) -> &'m mut Vec<T> {
    if !map.contains_key(namespace) {
        map.insert(namespace.into(), Vec::new());
    }
    map.entry(namespace.into()).or_default()
}

impl Estate {
    fn spaces(&self) -> &Spaces {
        self.spaces.get_or_init(|| Spaces::of(self))
    }

    fn objects_in(&self, kind: &str, namespace: &str) -> &[ObjectId] {
        self.spaces().objects.get(kind).and_then(|m| m.get(namespace)).map(Vec::as_slice).unwrap_or_default()
    }

    fn pods_in(&self, namespace: &str) -> &[PodId] {
        self.spaces().pods.get(namespace).map(Vec::as_slice).unwrap_or_default()
    }
}

impl<'e> View<'e> {
    /// Every object of a group and kind in one namespace, overlaid ones last.
    pub fn of_kind_in(&self, group: &str, kind: &str, namespace: &str) -> Vec<&'e Object> {
        let found = self.layers().flat_map(|e| e.objects_in(kind, namespace).iter().map(|id| e.object(*id)));
        found.filter(|o| &*o.key.group == group && self.stands(o)).collect()
    }

    /// Every pod and template in one namespace with the object that carries it, overlaid ones last.
    pub fn pods_in(&self, namespace: &str) -> Vec<(&'e Object, &'e Pod)> {
        let pods = self.layers().flat_map(|e| e.pods_in(namespace).iter().map(|id| e.pod(*id)).map(move |p| (e, p)));
        pods.map(|(e, pod)| (e.object(pod.object), pod)).filter(|(o, _)| self.stands(o)).collect()
    }
}
