//! Everything that a listing shows, one by one: no format can forget a kind of it.

use std::borrow::Cow;

use plimsoll_engine::{Assessment, Finding, PlaceIn, Subject, UnknownVerdict, UnmatchedWaiver, Waived};
use plimsoll_model::{BlindSpot, SkippedKind, Why};

use crate::text::clean;
use crate::words::{EN, Words, fill};
use crate::{also, tally};

/// One row of a listing.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Entry<'a> {
    /// A finding.
    Gap(&'a Finding),
    /// A verdict that could not be given.
    Unknown(&'a UnknownVerdict),
    /// A gap that somebody accepted.
    Waived(&'a Waived),
    /// A line of an ignore file that waives nothing here.
    Unmatched(&'a UnmatchedWaiver),
    /// What could not be read.
    Blind(&'a BlindSpot),
    /// How many things were passed over for one reason; the first that is named stands for them.
    Skipped(SkippedKind, usize, Option<&'a str>),
    /// Gaps and unknown verdicts that a baseline or a change leaves out.
    Left(Left),
    /// There was nothing to look at.
    Nothing,
}

/// How many were left out of the lists, and why.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Left {
    /// Gaps that the baseline holds.
    Known(usize),
    /// Entries of the baseline that this run cannot tell.
    Unjudged(usize),
    /// Gaps and unknown verdicts outside the change.
    Outside(usize, usize),
}

/// Where an entry stands; what is unknown is none or zero.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct At<'a> {
    pub(crate) file: Option<&'a str>,
    pub(crate) line: u32,
    pub(crate) column: u32,
}

/// All entries: findings, unknown verdicts, waived ones, then what was not seen.
pub(crate) fn all(assessment: &Assessment) -> impl Iterator<Item = Entry<'_>> {
    let gaps = assessment.findings.iter().map(Entry::Gap);
    let unknowns = assessment.unknowns.iter().map(Entry::Unknown);
    let waived = assessment.waived.iter().map(Entry::Waived);
    gaps.chain(unknowns).chain(waived).chain(unseen(assessment))
}

/// What was not seen or is not shown, for whatever reason.
pub(crate) fn unseen(assessment: &Assessment) -> impl Iterator<Item = Entry<'_>> {
    let unmatched = assessment.unmatched_waivers.iter().map(Entry::Unmatched);
    let blind = assessment.blind.iter().map(Entry::Blind);
    let nothing = (assessment.counts.objects == 0).then_some(Entry::Nothing);
    unmatched.chain(blind).chain(skipped(assessment)).chain(left(assessment).map(Entry::Left)).chain(nothing)
}

fn skipped(assessment: &Assessment) -> impl Iterator<Item = Entry<'_>> {
    let named = |kind| assessment.skipped.iter().find(|s| s.kind == kind).map(|s| s.path.as_str());
    tally::skipped(assessment).into_iter().map(move |(kind, n)| Entry::Skipped(kind, n, named(kind)))
}

fn left(assessment: &Assessment) -> impl Iterator<Item = Left> {
    let baseline = assessment.baseline.as_ref();
    let known = baseline.map(|b| b.known).filter(|n| *n > 0).map(Left::Known);
    let unjudged = baseline.map(|b| b.unjudged).filter(|n| *n > 0).map(Left::Unjudged);
    let since = assessment.since.as_ref().filter(|s| s.findings + s.unknowns > 0);
    known.into_iter().chain(unjudged).chain(since.map(|s| Left::Outside(s.findings, s.unknowns)))
}

impl<'a> Entry<'a> {
    /// Its kind in one word, the same in every format.
    pub(crate) fn state(&self) -> &'static str {
        match self {
            Entry::Gap(_) => "gap",
            Entry::Unknown(_) => "unknown",
            Entry::Waived(_) => "waived",
            Entry::Unmatched(_) => "unmatched-waiver",
            Entry::Blind(_) => "not-read",
            Entry::Skipped(..) => "skipped",
            Entry::Left(_) => "left-out",
            Entry::Nothing => "nothing-seen",
        }
    }

    /// Its kind for a reader: the word that every format has in English, and its Chinese.
    pub(crate) fn state_in(&self, words: &Words) -> &'static str {
        match self {
            _ if !words.zh() => self.state(),
            Entry::Gap(_) => words.gap_state,
            Entry::Unknown(_) => words.unknown_state,
            Entry::Waived(_) => words.accepted_state,
            Entry::Unmatched(_) => words.unmatched_state,
            Entry::Blind(_) => words.not_read_state,
            Entry::Skipped(..) => words.skipped_state,
            Entry::Left(_) => words.left_state,
            Entry::Nothing => words.nothing_state,
        }
    }

    /// The finding behind a gap, accepted or not.
    pub(crate) fn finding(&self) -> Option<&'a Finding> {
        match self {
            Entry::Gap(finding) => Some(finding),
            Entry::Waived(waived) => Some(&waived.finding),
            _ => None,
        }
    }

    /// The check that speaks.
    pub(crate) fn check(&self) -> Option<&'a str> {
        match self {
            Entry::Unknown(unknown) => Some(&unknown.check),
            _ => self.finding().map(|f| &*f.check),
        }
    }

    /// What it is about.
    pub(crate) fn subject(&self) -> Option<&'a Subject> {
        match self {
            Entry::Unknown(unknown) => Some(&unknown.subject),
            _ => self.finding().map(|f| &f.subject),
        }
    }

    /// Further subjects of which it says the same.
    pub(crate) fn also(&self) -> &'a [Subject] {
        match self {
            Entry::Unknown(unknown) => &unknown.also,
            _ => self.finding().map_or(&[], |f| &f.also),
        }
    }

    /// The place that the check named first.
    pub(crate) fn place(&self) -> Option<&'a PlaceIn> {
        match self {
            Entry::Unknown(unknown) => unknown.place.as_ref(),
            _ => self.finding().and_then(|f| f.places.first()),
        }
    }

    /// Where it stands.
    pub(crate) fn at(&self) -> At<'a> {
        match self {
            Entry::Blind(spot) => {
                let (line, column) = spot.at.unwrap_or_default();
                At { file: Some(&spot.path), line, column }
            }
            Entry::Unmatched(waiver) => At { file: Some(&waiver.file), line: waiver.line, column: 1 },
            Entry::Skipped(_, _, path) => At { file: *path, ..At::default() },
            _ => self.place().map_or(At::default(), |p| At { file: Some(&p.file), line: p.line, column: p.column }),
        }
    }

    /// What there is to say, without its subject; harmless for a terminal.
    pub(crate) fn message(&self) -> String {
        self.message_in(&EN)
    }

    /// The message with its subject before it.
    pub(crate) fn sentence(&self) -> String {
        self.sentence_in(&EN)
    }

    /// The message with Plimsoll's words around it in a language; what a check says has been exchanged before.
    pub(crate) fn message_in(&self, words: &Words) -> String {
        let text: Cow<'_, str> = match self {
            Entry::Gap(finding) => also::with(&finding.message, &finding.also, words).into(),
            Entry::Unknown(unknown) => also::with(&unknown.why.to_string(), &unknown.also, words).into(),
            Entry::Waived(waived) => also::with(&waived_text(waived, words), &waived.finding.also, words).into(),
            Entry::Unmatched(waiver) => fill(words.waives_nothing, &[("why", &waiver.why)]).into(),
            Entry::Blind(spot) => spot.why.to_string().into(),
            Entry::Skipped(kind, n, _) => {
                fill(words.passed_over, &[("n", &n.to_string()), ("kind", words.skipped(*kind))]).into()
            }
            Entry::Left(left) => left.text(words).into(),
            Entry::Nothing => words.nothing.into(),
        };
        clean(&text).into_owned()
    }

    /// [`Entry::message_in`] with the subject before it.
    pub(crate) fn sentence_in(&self, words: &Words) -> String {
        match self.subject() {
            Some(subject) => format!("{}: {}", clean(&subject.to_string()), self.message_in(words)),
            None => self.message_in(words),
        }
    }

    /// What would resolve it.
    pub(crate) fn remedy(&self) -> Option<&'a str> {
        let why = |why: &'a Why| Some(&*why.resolve);
        match self {
            Entry::Gap(finding) => Some(&finding.fix),
            Entry::Unknown(unknown) => why(&unknown.why),
            Entry::Blind(spot) => why(&spot.why),
            _ => None,
        }
    }
}

/// What was accepted, by whom and until when.
fn waived_text(waived: &Waived, words: &Words) -> String {
    let owner = waived.owner.as_deref().unwrap_or(words.nobody);
    let until = waived.until.as_deref().unwrap_or(words.no_end);
    let line = waived.line.to_string();
    let place = [("file", &*waived.file), ("line", &line)];
    let told = [("message", &*waived.finding.message), ("reason", &waived.reason), ("owner", owner), ("until", until)];
    fill(words.accepted_in, &[&place[..], &told[..]].concat())
}

impl Left {
    fn text(self, words: &Words) -> String {
        let counted = |sentence, n: usize| fill(sentence, &[("n", &n.to_string())]);
        match self {
            Left::Known(n) => counted(words.left_known, n),
            Left::Unjudged(n) => counted(words.left_unjudged, n),
            Left::Outside(gaps, unknown) => {
                fill(words.left_outside, &[("n", &gaps.to_string()), ("unknown", &unknown.to_string())])
            }
        }
    }
}
