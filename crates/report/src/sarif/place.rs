//! Places in SARIF's words. Columns count Unicode scalar values, which the run states as its `columnKind`.

use plimsoll_engine::{Finding, PlaceIn, Subject, UnknownVerdict};
use plimsoll_model::BlindSpot;

use super::types::{ArtifactLocation, Location, LogicalLocation, Message, PhysicalLocation, Region};
use crate::uri;

/// The first place with the subject, and the further ones.
pub(super) fn of_finding(finding: &Finding) -> (Vec<Location>, Vec<Location>) {
    let mut places = finding.places.iter();
    let mut first = located(places.next(), &finding.subject);
    first.logical_locations.extend(finding.also.iter().map(logical));
    let related = places.enumerate().map(|(id, place)| Location {
        id: Some(id + 1),
        physical_location: Some(physical(place)),
        message: (!place.note.is_empty()).then(|| Message::text(place.note.clone())),
        ..Location::default()
    });
    (vec![first], related.collect())
}

pub(super) fn of_unknown(unknown: &UnknownVerdict) -> Location {
    let mut at = located(unknown.place.as_ref(), &unknown.subject);
    at.logical_locations.extend(unknown.also.iter().map(logical));
    at
}

pub(super) fn of_blind(spot: &BlindSpot) -> Location {
    let region = spot.at.map(|(line, column)| Region {
        start_line: line,
        start_column: column,
        end_line: None,
        end_column: None,
    });
    let physical = PhysicalLocation { artifact_location: artifact(&spot.path), region };
    Location { physical_location: Some(physical), ..Location::default() }
}

fn located(place: Option<&PlaceIn>, subject: &Subject) -> Location {
    let mut logical = vec![logical(subject)];
    logical.extend(place.filter(|p| !p.path.is_empty()).map(member));
    Location { physical_location: place.map(physical), logical_locations: logical, ..Location::default() }
}

fn logical(subject: &Subject) -> LogicalLocation {
    LogicalLocation { name: subject.name.clone(), fully_qualified_name: subject.to_string(), kind: "resource" }
}

/// The path inside the object.
fn member(place: &PlaceIn) -> LogicalLocation {
    let name = place.path.rsplit('.').next().unwrap_or_default().to_owned();
    LogicalLocation { name, fully_qualified_name: place.path.clone(), kind: "member" }
}

fn physical(place: &PlaceIn) -> PhysicalLocation {
    // A place without a line stands in no text; SARIF counts from 1.
    let region = (place.line > 0).then_some(Region {
        start_line: place.line,
        start_column: place.column,
        end_line: Some(place.end_line),
        end_column: Some(place.end_column),
    });
    PhysicalLocation { artifact_location: artifact(&place.file), region }
}

fn artifact(path: &str) -> ArtifactLocation {
    ArtifactLocation { uri: uri::path(path) }
}
