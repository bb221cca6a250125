//! Knowing a finding again after its file has changed.

use std::collections::{HashMap, HashSet};

use plimsoll_engine::Finding;
use plimsoll_estate::Estate;

/// A finding's fingerprint and the number of its object: several objects of a file may have one name.
pub(crate) type Key = (String, u32);

/// Where the objects of each file begin.
pub struct Keys<'e> {
    starts: HashMap<&'e str, Vec<(u32, u32)>>,
    /// Dockerfiles: the paths in them are made of their texts, which fixes change.
    docker: HashSet<u32>,
}

impl<'e> Keys<'e> {
    /// Those of an estate.
    #[must_use]
    pub fn of(estate: &'e Estate) -> Self {
        let mut starts: HashMap<&str, Vec<(u32, u32)>> = HashMap::new();
        for object in estate.objects() {
            if let Some(file) = estate.files().get(object.file as usize) {
                starts.entry(&file.path).or_default().push((object.node().span().start, object.id.0));
            }
        }
        starts.values_mut().for_each(|list| list.sort_unstable());
        let docker = estate.dockerfiles().iter().map(|file| file.object.0).collect();
        Self { starts, docker }
    }

    /// The number of the object that a finding names first. Edits take no object away, so that it stays.
    #[must_use]
    pub fn object(&self, finding: &Finding) -> Option<u32> {
        let place = finding.places.first()?;
        let (file, at) = match &place.rendered {
            Some(rendered) => (&*rendered.file, rendered.start),
            None => (&*place.file, place.start),
        };
        let list = self.starts.get(file)?;
        let after = list.partition_point(|(start, _)| *start <= at);
        list.get(after.checked_sub(1)?).map(|(_, id)| *id)
    }

    pub(crate) fn key(&self, finding: &Finding) -> Key {
        let object = self.object(finding).unwrap_or(u32::MAX);
        let name = if self.docker.contains(&object) { finding.check.to_string() } else { finding.fingerprint.clone() };
        (name, object)
    }
}
