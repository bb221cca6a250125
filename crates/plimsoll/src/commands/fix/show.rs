//! Patches for people and for `git apply`; secrets stay masked in them.

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::Range;
use std::sync::Arc;

use anyhow::Result;
use plimsoll_engine::Finding;
use plimsoll_fix::{Outcome, apply};
use plimsoll_model::{Snapshot, SourceFile};

use super::hunks::unified;
use crate::cli::FixArgs;
use crate::exit;
use crate::terminal::complain;

/// Prints all changes as one patch.
pub fn patch(outcome: &Outcome, snapshot: &Snapshot, colour: bool) -> Result<u8> {
    let mut out = std::io::stdout().lock();
    let sources: BTreeMap<&str, &SourceFile> = snapshot.files.iter().map(|f| (f.path.as_str(), f)).collect();
    for file in &outcome.files {
        let hidden = sources.get(file.path.as_str()).map(|source| masked(source)).unwrap_or_default();
        let patch = unified(&file.path, &file.before, &file.after, &file.edits, &hidden);
        out.write_all(painted(patch.text, colour).as_bytes())?;
        if patch.shows_mask {
            complain(&format!("{}: secrets are masked in the patch; where it does not apply, use --apply", file.path));
        }
    }
    out.flush()?;
    Ok(if outcome.files.is_empty() { exit::OK } else { exit::FINDINGS })
}

/// Prints a patch for each decision, on top of all fixes.
pub fn suggestions(outcome: &Outcome, snapshot: &Snapshot, colour: bool) -> Result<u8> {
    let after: BTreeMap<&str, &Arc<str>> = outcome.files.iter().map(|f| (f.path.as_str(), &f.after)).collect();
    let mut out = std::io::stdout().lock();
    for finding in &outcome.review {
        write!(out, "{}", heading(finding))?;
        let edits = match outcome.suggest(finding) {
            Ok(edits) => edits,
            Err(why) => {
                writeln!(out, "# {why}\n")?;
                continue;
            }
        };
        for (index, edits) in &edits {
            let Some(file) = snapshot.files.get(*index as usize) else { continue };
            let before = after.get(file.path.as_str()).copied().unwrap_or(&file.text);
            let patch = unified(&file.path, before, &apply(before, edits), edits, &[]);
            out.write_all(painted(patch.text, colour).as_bytes())?;
        }
        writeln!(out)?;
    }
    out.flush()?;
    Ok(if outcome.review.is_empty() { exit::OK } else { exit::FINDINGS })
}

fn heading(finding: &Finding) -> String {
    let place = finding.places.first().map_or_else(String::new, |p| format!(" ({}:{})", p.file, p.line));
    let decide = finding.remedy.as_ref().and_then(|remedy| remedy.review.as_deref()).unwrap_or_default();
    format!("# {}: {}: {}{place}\n# decide: {decide}\n", finding.check, finding.subject, finding.message)
}

/// The masked bytes of a file, in order.
fn masked(source: &SourceFile) -> Vec<Range<usize>> {
    source.masks.iter().map(|mask| mask.start as usize..mask.end as usize).collect()
}

fn painted(patch: String, colour: bool) -> String {
    if colour { patch.split_inclusive('\n').map(painted_line).collect() } else { patch }
}

fn painted_line(line: &str) -> String {
    let body = line.trim_end_matches('\n');
    let code = match body.as_bytes() {
        [b'-', b'-', b'-', ..] | [b'+', b'+', b'+', ..] => "1",
        [b'@', ..] => "36",
        [b'-', ..] => "31",
        [b'+', ..] => "32",
        _ => return line.to_owned(),
    };
    format!("\x1b[{code}m{body}\x1b[0m\n")
}

/// Most refusals that are named.
const MAX_REFUSED: usize = 50;

/// What was done and what is left, in a few lines.
pub fn summary(outcome: &Outcome, args: &FixArgs, code: u8) -> String {
    let did = match (args.apply, code) {
        (true, exit::FAILURE) => "not all files could be written; would have closed",
        (true, _) => "closed",
        (false, _) => "can close",
    };
    let mut lines = vec![format!("{did} {} in {}", findings(outcome.closed.len()), files(outcome.files.len()))];
    if !outcome.review.is_empty() && !args.review {
        lines.push(format!("{} to decide about: see them with --review", findings(outcome.review.len())));
    }
    for (finding, why) in outcome.refused.iter().take(MAX_REFUSED) {
        let place = finding.places.first().map_or_else(String::new, |p| format!("{}:{}: ", p.file, p.line));
        lines.push(format!("{place}{} is not fixed: {why}", finding.check));
    }
    let rest = outcome.refused.len().saturating_sub(MAX_REFUSED);
    if rest > 0 {
        lines.push(format!("and {} more that are not fixed", findings(rest)));
    }
    if !outcome.left.is_empty() {
        lines.push(format!("{} without a known fix: `plimsoll scan` shows them", findings(outcome.left.len())));
    }
    lines.join("\n")
}

fn findings(count: usize) -> String {
    if count == 1 { "1 finding".to_owned() } else { format!("{count} findings") }
}

fn files(count: usize) -> String {
    if count == 1 { "1 file".to_owned() } else { format!("{count} files") }
}
