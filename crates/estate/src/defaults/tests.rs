use serde_json::Value;

use super::shape::{Fill, When};
use super::*;

#[test]
fn literals_are_json_and_versions_are_in_order() {
    for (group, kind, path, row) in rows() {
        if let Fill::Json(text) = row.fill {
            assert!(serde_json::from_str::<Value>(text).is_ok(), "{group} {kind} {path}");
        }
        assert!(row.since <= row.until, "{group} {kind} {path}");
    }
}

#[test]
fn roots_are_unique() {
    let mut names: Vec<_> = table::ROOTS.iter().map(|r| (r.group, r.kind, r.versions)).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn every_row_is_found_by_its_path() {
    for (group, kind, path, row) in rows() {
        assert!(lookup(group, kind, &path).iter().any(|found| std::ptr::eq(*found, row)), "{group} {kind} {path}");
    }
}

#[test]
fn a_field_of_a_template_is_looked_up_through_its_parts() {
    let found = lookup("apps", "Deployment", "spec.template.spec.containers[].livenessProbe.httpGet.scheme");
    assert_eq!(found.iter().map(|row| row.fill).collect::<Vec<_>>(), [Fill::Text("HTTP")]);
    assert!(lookup("apps", "Deployment", "spec.template.spec.containers[].command").is_empty());
}

/// A row that could never be reached would be a default that nobody gets.
#[test]
fn conditions_name_paths_without_lists() {
    for (group, kind, path, row) in rows() {
        let lists = row.when.iter().any(|when| match when {
            When::Is(at, _) | When::Given(at) | When::Absent(at) => at.contains("[]"),
        });
        let computed = matches!(row.fill, Fill::Rule(_));
        assert!(!lists && (computed || !row.path.contains("[]")), "{group} {kind} {path}");
    }
}
