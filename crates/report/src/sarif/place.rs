//! Places in SARIF's words. Columns count Unicode scalar values, which the run states as its `columnKind`.

use plimsoll_engine::{Finding, PlaceIn, Subject, UnknownVerdict};
use plimsoll_model::BlindSpot;

use super::types::{ArtifactLocation, Location, LogicalLocation, Message, PhysicalLocation, Region};

/// The first place with the subject, and the further ones.
pub(super) fn of_finding(finding: &Finding) -> (Vec<Location>, Vec<Location>) {
    let mut places = finding.places.iter();
    let first = located(places.next(), &finding.subject);
    let related = places.enumerate().map(|(id, place)| Location {
        id: Some(id + 1),
        physical_location: Some(physical(place)),
        message: (!place.note.is_empty()).then(|| Message::text(place.note.clone())),
        ..Location::default()
    });
    (vec![first], related.collect())
}

pub(super) fn of_unknown(unknown: &UnknownVerdict) -> Location {
    located(unknown.place.as_ref(), &unknown.subject)
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
    ArtifactLocation { uri: uri(path) }
}

/// A path as a relative reference: what a URI may not hold is escaped byte by byte (RFC 3986, section 3.3).
fn uri(path: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=@/".contains(&b);
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if plain(byte) {
            uri.push(byte as char);
        } else {
            uri += &format!("%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_becomes_a_relative_reference() {
        assert_eq!(uri("k8s/a b#1.yaml"), "k8s/a%20b%231.yaml");
        assert_eq!(uri("运维.yaml"), "%E8%BF%90%E7%BB%B4.yaml");
        assert_eq!(uri("c:/x"), "c%3A/x");
    }
}
