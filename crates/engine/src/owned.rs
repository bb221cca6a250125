//! What an object only repeats of the template that made it is told once, at the template.
//!
//! A Deployment, its ReplicaSet and its pods carry the same containers. Each is judged and counted; but a finding or
//! an unknown verdict of the pod is left out of the lists where its maker has the same one: the same check, container
//! and message, at the same place of the pod, with the same text there, and the container runs the same image with
//! the same command line. What differs stays: a name in `ownerReferences` alone hides nothing.

mod outfit;

use std::collections::{HashMap, HashSet};

use plimsoll_estate::{Key, Object, Place, View};

use crate::{Finding, PlaceIn, SourceText, Subject, UnknownVerdict};
use outfit::{Copy, Named};

/// Takes the repeated ones out of both lists and says how many there were.
pub(crate) fn fold(
    view: View<'_>,
    sources: &[SourceText],
    findings: &mut Vec<Finding>,
    unknowns: &mut Vec<UnknownVerdict>,
) -> u64 {
    let made = made(view);
    if made.is_empty() {
        return 0;
    }
    let texts = sources.iter().map(|s| (&*s.path, &*s.text)).collect();
    let frame = Frame { prefixes: prefixes(view), made, texts };
    let before = findings.len() + unknowns.len();
    frame.retain(findings, Frame::of_finding);
    frame.retain(unknowns, Frame::of_unknown);
    (before - findings.len() - unknowns.len()) as u64
}

/// What is said of a subject, with places as its pod knows them.
#[derive(PartialEq, Eq, Hash)]
struct Said {
    check: String,
    object: Subject,
    container: Option<Named>,
    message: String,
    places: Vec<(String, String, String)>,
}

struct Frame<'e> {
    /// The maker of each object that has one, and how far the object is its copy.
    made: HashMap<Subject, (Subject, Copy)>,
    /// Where the pods of an object stand in it.
    prefixes: HashMap<Subject, Vec<String>>,
    texts: HashMap<&'e str, &'e str>,
}

impl Frame<'_> {
    fn retain<T>(&self, list: &mut Vec<T>, said: impl Fn(&Self, &T) -> Said) {
        let is_made = |said: &Said| self.made.contains_key(&said.object);
        let first: HashSet<Said> = list.iter().map(|item| said(self, item)).filter(|s| !is_made(s)).collect();
        list.retain(|item| {
            let own = said(self, item);
            match self.maker(&own) {
                Some(maker) => !first.contains(&Said { object: maker, ..own }),
                None => true,
            }
        });
    }

    /// The maker that may say the same, where the subject is a copy of what it made.
    fn maker(&self, said: &Said) -> Option<Subject> {
        let (maker, copy) = self.made.get(&said.object)?;
        let copied = said.container.as_ref().map_or(copy.whole, |named| copy.containers.contains(named));
        copied.then(|| maker.clone())
    }

    fn of_finding(&self, finding: &Finding) -> Said {
        self.said((&finding.check, &finding.subject), &finding.message, &finding.places)
    }

    fn of_unknown(&self, unknown: &UnknownVerdict) -> Said {
        self.said((&unknown.check, &unknown.subject), &unknown.why.to_string(), unknown.place.as_slice())
    }

    fn said(&self, (check, subject): (&str, &Subject), message: &str, places: &[PlaceIn]) -> Said {
        let object = whole(subject);
        let prefixes = self.prefixes.get(&object).map(Vec::as_slice).unwrap_or_default();
        Said {
            check: check.to_owned(),
            container: subject.container.clone().map(|name| (name, subject.role.clone())),
            message: message.to_owned(),
            places: places.iter().map(|place| self.place(place, prefixes)).collect(),
            object,
        }
    }

    /// Path from the pod, the text that stands there, and the words about it.
    fn place(&self, place: &PlaceIn, prefixes: &[String]) -> (String, String, String) {
        let inner = prefixes.iter().find_map(|prefix| place.path.strip_prefix(prefix.as_str()));
        let text = self.texts.get(&*place.file).and_then(|t| t.get(place.start as usize..place.end as usize));
        let text = if place.missing { None } else { text };
        (inner.unwrap_or(&place.path).to_owned(), text.unwrap_or_default().to_owned(), place.note.clone())
    }
}

/// The object of a subject, whatever part of it the subject is.
fn whole(subject: &Subject) -> Subject {
    Subject { template: None, container: None, role: None, ..subject.clone() }
}

/// Every object that something here made; of two with the same name it cannot be told which one is meant.
fn made(view: View<'_>) -> HashMap<Subject, (Subject, Copy)> {
    let owned = |object: &&Object| object.node().at("metadata.ownerReferences").is_some();
    let makers = view.estate().objects().iter().filter(owned).filter_map(|object| Some((object, view.maker(object)?)));
    let makers: Vec<(&Object, &Object)> = makers.collect();
    if makers.is_empty() {
        return HashMap::new();
    }
    let twice = twice(view);
    let alone = makers.into_iter().filter(|(object, _)| !twice.contains(&object.key));
    let entry = |(object, maker): (&Object, &Object)| {
        (Subject::object(&object.key), (Subject::object(&maker.key), outfit::compare(view, object, maker)))
    };
    alone.map(entry).collect()
}

/// Names that several objects have.
fn twice(view: View<'_>) -> HashSet<&Key> {
    let mut seen = HashSet::new();
    view.estate().objects().iter().map(|object| &object.key).filter(|key| !seen.insert(*key)).collect()
}

fn prefixes(view: View<'_>) -> HashMap<Subject, Vec<String>> {
    let mut found: HashMap<Subject, Vec<String>> = HashMap::new();
    for (object, pod) in view.pods() {
        let prefix = before_spec(object, pod.at);
        found.entry(Subject::object(&object.key)).or_default().extend(prefix);
    }
    found
}

/// What a path into a pod begins with: nothing for a Pod, `spec.template.` for a Deployment.
fn before_spec(object: &Object, at: plimsoll_estate::At) -> Option<String> {
    Place::of(object, at).path.strip_suffix("spec").map(str::to_owned)
}

#[cfg(test)]
mod tests;
