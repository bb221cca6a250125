//! What fixing makes of a case, held against its `fixed` and `review` blocks; and, block or not, that a safe fix closes
//! its gap, keeps every comment and leaves nothing to do again.

use std::collections::{BTreeMap, BTreeSet};

use plimsoll_engine::{Finding, Remedy};
use plimsoll_fix::{Judged, Outcome, apply, round, settle};
use plimsoll_iac::{Language, outline::Outline};
use plimsoll_model::{Snapshot, SourceFile};
use plimsoll_syntax::{Span, parse};

use super::diagnostic::{Rewrite, is_updating};
use super::run::Judge;
use super::{Block, Case, CaseFile, Proposal, Proposed};

/// What fixing came to, by path of the file.
type Texts = BTreeMap<String, String>;

/// Blocks that a case could have.
pub(super) type Possible = (Proposal, Texts);

/// What came of fixing a case.
#[derive(Default)]
pub(super) struct Fixes {
    /// What differs from the case, or is wrong with the fixes themselves.
    pub(super) details: Vec<String>,
    /// Blocks to rewrite, where the tests were told to.
    pub(super) rewrites: Vec<Rewrite>,
    /// Blocks that the case could have, and what would stand in them.
    pub(super) possible: Vec<Possible>,
}

/// Fixes the case with the check alone.
pub(super) fn run(case: &Case, judge: &Judge, first: &Snapshot) -> Fixes {
    let mut seen = Vec::new();
    let outcome = settle(&first.files, &mut |files| {
        seen = files.to_vec();
        judge_files(judge, first, files)
    });
    let last = judge_files(judge, first, &seen);
    let mut fixes = Fixes { details: faults(&first.files, &outcome, &last), ..Fixes::default() };
    if !settle(&seen, &mut |files| judge_files(judge, first, files)).files.is_empty() {
        fixes.details.push("fixing again changes the text again".to_owned());
    }
    let fixed = outcome.files.iter().map(|f| (f.path.clone(), f.after.to_string())).collect();
    fixes.hold(case, Proposal::Fixed, fixed);
    fixes.hold(case, Proposal::Review, suggested(&seen, &last));
    fixes
}

/// The first block that a file should have and has not: of a safe fix, else of one to look at first.
pub(super) fn missing(file: &CaseFile, possible: Vec<(&Case, Possible)>) -> Option<Rewrite> {
    if file.cases.iter().any(|case| !case.proposed.is_empty()) {
        return None;
    }
    let rank = |kind: Proposal| if kind == Proposal::Fixed { 0 } else { 1 };
    let (case, (kind, texts)) = possible.into_iter().min_by_key(|(_, (kind, _))| rank(*kind))?;
    let block = |path: &String, text: &String| {
        let language = case.files.iter().find(|f| f.path == *path).map_or("yaml", |f| f.language.as_str());
        format!("\n\n```{language} {kind} {path}\n{text}```")
    };
    Some((case.end..case.end, texts.iter().map(|(path, text)| block(path, text)).collect()))
}

/// Whether blocks are written where a file has none.
pub(super) fn is_writing() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value == "blocks")
}

impl Fixes {
    /// Holds what came out against the blocks of one kind.
    fn hold(&mut self, case: &Case, kind: Proposal, texts: Texts) {
        let blocks: Vec<&Proposed> = case.proposed.iter().filter(|block| block.kind == kind).collect();
        for Proposed { path, block, .. } in &blocks {
            match texts.get(path) {
                Some(text) if *text == block.text => {}
                Some(text) => self.differs(kind, path, block, text),
                None => self.details.push(format!("a {kind} block for `{path}`, which stays as it is")),
            }
        }
        if !texts.is_empty() {
            self.possible.push((kind, texts));
        }
    }

    fn differs(&mut self, kind: Proposal, path: &str, block: &Block, text: &str) {
        if is_updating() {
            self.rewrites.push((block.range.clone(), text.to_owned()));
            return;
        }
        self.details.push(format!("{kind} `{path}` differs; look at it and run with UPDATE=1 to accept:"));
        self.details.extend(text.lines().map(str::to_owned));
    }
}

fn judge_files(judge: &Judge, first: &Snapshot, files: &[SourceFile]) -> Judged {
    let (estate, assessment) = judge.judge(Snapshot { files: files.to_vec(), ..first.clone() });
    Judged { estate, findings: assessment.findings }
}

/// What is wrong with the fixes, whatever the case says.
fn faults(before: &[SourceFile], outcome: &Outcome, last: &Judged) -> Vec<String> {
    let refused = outcome.refused.iter().map(|(finding, why)| format!("not fixed: {}: {why}", finding.subject));
    let left = last.findings.iter().filter(|finding| finding.remedy.as_ref().is_some_and(Remedy::is_safe));
    let left = left.map(|finding| format!("still a gap after its fix: {}: {}", finding.subject, finding.message));
    let text = |path: &str| before.iter().find(|file| file.path == path).map(|file| comments(path, &file.text));
    let lost = outcome.files.iter().flat_map(|file| {
        let after = comments(&file.path, &file.after);
        let gone = text(&file.path).unwrap_or_default().into_iter().filter(move |c| !after.contains(c));
        gone.map(|(comment, _)| format!("a comment is lost: {comment}"))
    });
    refused.chain(left).chain(lost).collect()
}

/// Each comment with its number among those that say the same.
fn comments(path: &str, text: &std::sync::Arc<str>) -> BTreeSet<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let numbered = spans(path, text).into_iter().map(|comment| {
        let comment = comment.slice(text).trim().to_owned();
        let count = counts.entry(comment.clone()).or_default();
        *count += 1;
        (comment, *count)
    });
    numbered.collect()
}

/// Where comments stand, in the language of the file.
fn spans(path: &str, text: &std::sync::Arc<str>) -> Vec<Span> {
    if plimsoll_dockerfile::is_one(path, text) {
        return plimsoll_dockerfile::parse(text).comments;
    }
    if Language::of(path) == Language::Hcl {
        return Outline::read(text).map(|outline| outline.comments).unwrap_or_default();
    }
    parse(text).trees.iter().flat_map(|tree| tree.comments().iter().map(|comment| comment.span)).collect()
}

/// The text with everything in it that is left for a person to decide, as far as it goes together.
fn suggested(files: &[SourceFile], last: &Judged) -> Texts {
    let remedies: Vec<&Remedy> = last.findings.iter().filter_map(review).collect();
    let round = round(&last.estate, &remedies);
    let edited = round.edits.iter().filter_map(|(index, edits)| {
        let file = files.get(*index as usize)?;
        Some((file.path.clone(), apply(&file.text, edits)))
    });
    edited.collect()
}

fn review(finding: &Finding) -> Option<&Remedy> {
    finding.remedy.as_ref().filter(|remedy| !remedy.is_safe())
}
