//! What is known of one document.

use std::sync::Arc;

use plimsoll_engine::{Finding, ModeChoice, PlaceIn, Subject, UnknownVerdict, Waived};
use plimsoll_estate::{Estate, Key};
use plimsoll_model::BlindSpot;

use crate::Settings;
use crate::judge::{Part, Whole};

/// What is known of one document.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) settings: Arc<Settings>,
    pub(crate) modes: ModeChoice,
    /// The estate that the findings' remedies speak of.
    pub(crate) estate: Arc<Estate>,
    /// The path that is shown for the document.
    pub(crate) shown: String,
    pub(crate) findings: Vec<Finding>,
    pub(crate) unknowns: Vec<UnknownVerdict>,
    pub(crate) waived: Vec<Waived>,
    pub(crate) blind: Vec<BlindSpot>,
}

impl Sheet {
    /// From a whole scope.
    pub(crate) fn of_whole(whole: &Whole, shown: &str) -> Self {
        let mut sheet = Self::of_part(whole, &whole.part, shown);
        sheet.blind.extend(around(whole, shown));
        sheet
    }

    fn of_part(whole: &Whole, part: &Part, shown: &str) -> Self {
        let all = &part.assessment;
        Self {
            settings: Arc::clone(&whole.settings),
            modes: whole.modes.clone(),
            estate: Arc::clone(&part.estate),
            shown: shown.to_owned(),
            findings: all.findings.iter().filter(|f| stands_in(f.places.first(), shown)).cloned().collect(),
            unknowns: all.unknowns.iter().filter(|u| stands_in(u.place.as_ref(), shown)).cloned().collect(),
            waived: all.waived.iter().filter(|w| stands_in(w.finding.places.first(), shown)).cloned().collect(),
            blind: all.blind.iter().filter(|b| b.path == shown).cloned().collect(),
        }
    }

    /// From a pass over edited documents. What is said of objects in other files and stands in this one was not judged
    /// anew: it moves with the text until the whole is judged again.
    pub(crate) fn of_edit(whole: &Whole, part: &Part, shown: &str, text: &str) -> Self {
        let mut sheet = Self::of_part(whole, part, shown);
        // A remedy may speak of an object of another file, and numbers objects as one of the two estates does.
        sheet.findings.iter_mut().for_each(|finding| finding.remedy = None);
        sheet.blind.extend(around(whole, shown));
        let Some(old) = whole.buffers.get(shown) else { return sheet };
        let shift = Shift::between(old, text);
        let before = Self::of_part(whole, &whole.part, shown);
        let own = own(whole, shown);
        let foreign = |subject: &Subject| is_foreign(&own, subject);
        let moved = before.findings.into_iter().filter(|f| foreign(&f.subject));
        sheet.findings.extend(moved.filter_map(|f| shift.finding(f, shown)));
        let moved = before.unknowns.into_iter().filter(|u| foreign(&u.subject));
        sheet.unknowns.extend(moved.filter_map(|mut u| {
            u.place = Some(shift.place(u.place.take()?)?);
            Some(u)
        }));
        sheet
    }
}

fn stands_in(place: Option<&PlaceIn>, shown: &str) -> bool {
    place.is_some_and(|p| *p.file == *shown)
}

/// The keys of a file's objects.
fn own<'w>(whole: &'w Whole, shown: &str) -> Vec<&'w Key> {
    let estate = &whole.part.estate;
    let file = estate.files().binary_search_by(|f| f.path.as_str().cmp(shown)).ok();
    estate.objects().iter().filter(|o| Some(o.file as usize) == file).map(|o| &o.key).collect()
}

/// Whether a verdict is about an object of other files only: neither one of these, nor what every pass judges.
fn is_foreign(own: &[&Key], subject: &Subject) -> bool {
    if matches!(subject.kind.as_str(), "Namespace" | "Cluster" | "Waiver") {
        return false;
    }
    let is_of = |key: &&&Key| {
        *key.name == *subject.name
            && *key.kind == *subject.kind
            && *key.group == *subject.group
            && key.namespace.as_deref() == subject.namespace.as_deref()
            && key.root.as_deref() == subject.root.as_deref()
    };
    !own.iter().any(|key| is_of(&key))
}

/// What could not be read around a document and is told at no file: a chart that is not rendered, an overlay that is
/// not built.
fn around(whole: &Whole, shown: &str) -> Vec<BlindSpot> {
    let folders = whole.part.assessment.blind.iter().filter(|b| b.at.is_none() && b.path != shown);
    folders.filter(|b| speaks_of(&b.path, shown)).cloned().collect()
}

/// Whether a blind folder is told at a file: at the file that builds it, and at those that are not read because of it.
fn speaks_of(folder: &str, shown: &str) -> bool {
    let (parent, name) = shown.rsplit_once('/').unwrap_or((".", shown));
    let builds = matches!(name, "kustomization.yaml" | "kustomization.yml" | "Kustomization" | "Chart.yaml");
    let within = folder == "." || shown.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let template = || shown.strip_prefix(folder).unwrap_or(shown).trim_start_matches('/').starts_with("templates/");
    (builds && parent == folder) || (within && template())
}

/// How bytes move from an old text to a new one.
#[derive(Clone, Copy, Debug)]
struct Shift {
    /// Bytes that are the same at the start.
    head: usize,
    /// First byte of what is the same at the end, in the old text.
    tail: usize,
    by: i64,
}

impl Shift {
    fn between(old: &str, new: &str) -> Self {
        let same = |pairs: &mut dyn Iterator<Item = (u8, u8)>| pairs.take_while(|(a, b)| a == b).count();
        let head = same(&mut old.bytes().zip(new.bytes()));
        let room = old.len().min(new.len()) - head;
        let end = same(&mut old.bytes().rev().zip(new.bytes().rev()).take(room));
        Self { head, tail: old.len() - end, by: new.len() as i64 - old.len() as i64 }
    }

    /// The place in the new text; none where it was edited.
    fn place(&self, mut place: PlaceIn) -> Option<PlaceIn> {
        if place.end as usize <= self.head {
            return Some(place);
        }
        if (place.start as usize) < self.tail {
            return None;
        }
        let moved = |at: u32| u32::try_from(i64::from(at) + self.by).ok();
        (place.start, place.end) = (moved(place.start)?, moved(place.end)?);
        Some(place)
    }

    fn finding(&self, mut finding: Finding, shown: &str) -> Option<Finding> {
        let here = |p: &PlaceIn| *p.file == *shown;
        let count = finding.places.len();
        finding.places =
            finding.places.into_iter().filter_map(|p| if here(&p) { self.place(p) } else { Some(p) }).collect();
        // Its changes were made for the old text.
        finding.remedy = None;
        (finding.places.len() == count).then_some(finding)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_move_with_the_text_and_go_with_what_was_edited() {
        let shift = Shift::between("abc DEF ghi", "abc X ghi");
        let at = |start, end| {
            let place = PlaceIn {
                file: "f".into(),
                line: 1,
                column: 1,
                end_line: 1,
                end_column: 1,
                start,
                end,
                path: String::new(),
                missing: false,
                note: String::new(),
                rendered: None,
            };
            shift.place(place).map(|p| (p.start, p.end))
        };
        assert_eq!(at(0, 3), Some((0, 3)));
        assert_eq!(at(4, 7), None);
        assert_eq!(at(8, 11), Some((6, 9)));
    }

    #[test]
    fn a_blind_folder_is_told_where_it_matters() {
        for (folder, shown, told) in [
            ("chart", "chart/templates/a.yaml", true),
            ("chart", "chart/Chart.yaml", true),
            ("chart", "chart/crds/a.yaml", false),
            (".", "kustomization.yaml", true),
            (".", "templates/a.yaml", true),
            ("a", "b/kustomization.yaml", false),
        ] {
            assert_eq!(speaks_of(folder, shown), told, "{folder} {shown}");
        }
    }
}
