//! Each cluster and each service, as a row of a table.

use plimsoll_engine::{Line, PlatformLine};
use serde::Serialize;

use crate::bar::{Part, THEIRS, YOURS};
use crate::platforms;
use crate::words::Words;

/// A row.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    name: String,
    modes: String,
    theirs: usize,
    /// Closed, open, unseen and out of sight.
    yours: Vec<usize>,
}

pub(super) fn rows(line: &Line, words: &Words) -> Vec<Row> {
    line.platforms.iter().map(|platform| row(platform, words)).collect()
}

fn row(platform: &PlatformLine, words: &Words) -> Row {
    let total = platform.total();
    let count = |part: &Part| part.of(&total);
    Row {
        name: platforms::name(platform, words),
        modes: platforms::modes(platform, words),
        theirs: THEIRS.iter().map(count).sum(),
        yours: YOURS.iter().map(count).collect(),
    }
}
