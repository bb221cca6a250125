//! From what a check points at to places that people and editors find.

use std::sync::Arc;

use plimsoll_estate::{Estate, Place, View};
use plimsoll_syntax::Position;

use crate::{Hit, PlaceIn, RenderedAt, SourceText};

/// Where a hit stands; for what was rendered, also where its values are set.
pub(crate) fn places(view: View<'_>, sources: &[SourceText], hit: &Hit<'_>) -> Vec<PlaceIn> {
    let home = view.home(hit.object);
    let own = std::ptr::eq(home, view.estate());
    let finder = Finder { estate: home, sources: if own { sources } else { &[] } };
    finder.places(hit)
}

/// The first of them.
pub(crate) fn place(view: View<'_>, sources: &[SourceText], hit: &Hit<'_>) -> Option<PlaceIn> {
    places(view, sources, hit).into_iter().next()
}

struct Finder<'e> {
    estate: &'e Estate,
    /// The texts of an assessment: one path for all places of a file.
    sources: &'e [SourceText],
}

impl Finder<'_> {
    fn places(&self, hit: &Hit<'_>) -> Vec<PlaceIn> {
        let place = Place::of(hit.object, hit.at);
        let Some(origin) = self.estate.origin(hit.object, hit.at, &place) else {
            return vec![self.resolved(place, hit.note.clone())];
        };
        let note = match origin.span {
            Some(_) => hit.note.clone(),
            None => joined(&hit.note, "which line it comes from cannot be told"),
        };
        let rendered = self.rendered(&place);
        let there = |file, span, missing| Place { file, span, path: place.path.clone(), missing };
        let main = self.resolved(there(origin.file, origin.span.unwrap_or_default(), place.missing), note);
        let set = |(file, span)| self.resolved(there(file, span, false), "its value is set here".to_owned());
        // A value that is masked where it is rendered stands in clear where it is set, under a name that says nothing.
        let values = origin.values.into_iter().filter(|_| !self.is_masked(&place)).map(set);
        std::iter::once(PlaceIn { rendered: Some(rendered), ..main }).chain(values).collect()
    }

    fn is_masked(&self, place: &Place) -> bool {
        let file = self.estate.files().get(place.file as usize);
        let meets = |mask: &plimsoll_model::Mask| mask.start < place.span.end && place.span.start < mask.end;
        file.is_some_and(|file| file.masks.iter().any(meets))
    }

    fn rendered(&self, place: &Place) -> RenderedAt {
        let line = self.position(place.file, place.span.start).map_or(0, |at| at.line);
        RenderedAt { file: self.path(place.file), line, start: place.span.start }
    }

    fn resolved(&self, place: Place, note: String) -> PlaceIn {
        let (start, end) = (self.position(place.file, place.span.start), self.position(place.file, place.span.end));
        PlaceIn {
            file: self.path(place.file),
            line: start.map_or(0, |p| p.line),
            column: start.map_or(0, |p| p.column),
            end_line: end.map_or(0, |p| p.line),
            end_column: end.map_or(0, |p| p.column),
            start: place.span.start,
            end: place.span.end,
            path: place.path,
            missing: place.missing,
            note,
            rendered: None,
        }
    }

    fn position(&self, file: u32, offset: u32) -> Option<Position> {
        let text = self.estate.files().get(file as usize).map_or("", |f| &*f.text);
        self.estate.lines(file).map(|lines| lines.position(text, offset))
    }

    fn path(&self, file: u32) -> Arc<str> {
        match self.sources.get(file as usize) {
            Some(source) => Arc::clone(&source.path),
            None => self.estate.files().get(file as usize).map_or("", |f| &f.path).into(),
        }
    }
}

fn joined(note: &str, more: &str) -> String {
    if note.is_empty() { more.to_owned() } else { format!("{note}; {more}") }
}
