//! What was not searched: told file by file up to a bound, counted beyond it.

use std::collections::BTreeMap;

use plimsoll_model::{BlindSpot, Why};

/// Most files that are named for each reason.
const MAX_NAMED: usize = 20;

/// Blind spots of files that were not searched, or not to their end.
pub(super) fn blind(unread: Vec<(String, Why)>) -> Vec<BlindSpot> {
    let mut by_reason: BTreeMap<Why, Vec<String>> = BTreeMap::new();
    for (path, why) in unread {
        by_reason.entry(why).or_default().push(path);
    }
    by_reason.into_iter().flat_map(|(why, paths)| of_reason(&why, paths)).collect()
}

fn of_reason(why: &Why, mut paths: Vec<String>) -> Vec<BlindSpot> {
    paths.sort();
    let more = paths.len().saturating_sub(MAX_NAMED);
    let reason = |what: &str| Why::new(format!("{what} not searched for secrets: {}", why.reason), why.resolve.clone());
    let mut spots: Vec<BlindSpot> = Vec::new();
    for (index, path) in paths.into_iter().enumerate().take(MAX_NAMED + 1) {
        let why = if index < MAX_NAMED {
            reason("it was")
        } else {
            reason(&format!("{more} more files, from this one on, were"))
        };
        spots.push(BlindSpot { path, at: None, why });
    }
    spots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_files_are_counted() {
        let why = || Why::new("no permission to read it", "give it");
        let spots = blind((0..30).map(|n| (format!("f{n:02}"), why())).collect());
        assert_eq!(spots.len(), MAX_NAMED + 1);
        assert_eq!(spots[0].why.reason, "it was not searched for secrets: no permission to read it");
        assert!(spots[MAX_NAMED].why.reason.starts_with("10 more files") && spots[MAX_NAMED].path == "f20");
    }
}
