//! `plimsoll fix`: close gaps by editing the files.

mod hunks;
mod rendered;
mod show;
mod write;

use std::collections::HashSet;

use anyhow::Result;
use plimsoll_engine::{Check, Finding};
use plimsoll_estate::{Options, normalise};
use plimsoll_fix::{Judged, Keys, Outcome, Texts, settle_texts};
use plimsoll_model::Snapshot;

use super::estate::{Loaded, load_keeping};
use super::{accept, scan};
use crate::cli::{AcceptArgs, FixArgs, Global, InputArgs};
use crate::exit;
use crate::terminal::{Progress, complain, say};

/// Runs the command.
pub fn run(global: &Global, args: &FixArgs) -> Result<u8> {
    let (loaded, snapshot, options) = load_keeping(global, &args.input, Snapshot::clone)?;
    let checks = scan::chosen(&args.checks, args.profile.as_deref(), &loaded.found)?;
    let colour = crate::terminal::colours(global);
    let blind = blindness(&loaded);
    let progress = Progress::start(global, "judging and fixing");
    let accept = accepted(args);
    let mut judge = Judge { global, input: &args.input, accept, checks, loaded, options, blind: None, wanted: None };
    let outcome = judge.settle(&snapshot)?;
    drop(progress);
    let code = if args.apply {
        write::all(&outcome, &snapshot)?
    } else if args.review {
        show::suggestions(&outcome, &snapshot, colour)?
    } else {
        show::patch(&outcome, &snapshot, colour)?
    };
    if !global.quiet {
        say(&show::summary(&outcome, args, code));
    }
    Ok(if code == exit::OK && !args.allow_blind { blind } else { code })
}

/// What a scan of the same input would say about its sight.
fn blindness(loaded: &Loaded) -> u8 {
    if loaded.estate.objects().is_empty() {
        complain("there was nothing to look at: no Kubernetes object and no resource was read");
        return exit::BLIND;
    }
    if loaded.estate.blind.is_empty() {
        return exit::OK;
    }
    complain("something could not be read, so it was not fixed; `plimsoll scan` lists it, --allow-blind accepts it");
    exit::BLIND
}

/// What is accepted is left as it is.
fn accepted(args: &FixArgs) -> AcceptArgs {
    AcceptArgs {
        baseline: args.baseline.clone(),
        write_baseline: None,
        since: args.since.clone(),
        import_exceptions: args.import_exceptions.clone(),
        no_waivers: args.no_waivers,
    }
}

/// Judges texts as `scan` does, again and again.
struct Judge<'a> {
    global: &'a Global,
    input: &'a InputArgs,
    accept: AcceptArgs,
    checks: Vec<&'static Check>,
    loaded: Loaded,
    options: Options,
    /// How much could not be read at first.
    blind: Option<usize>,
    /// The objects of the first findings: a change that git tells of is told of the files on disk only.
    wanted: Option<HashSet<Option<u32>>>,
}

impl Judge<'_> {
    fn settle(&mut self, snapshot: &Snapshot) -> Result<Outcome> {
        let mut failed = None;
        let outcome = settle_texts(&snapshot.files, &mut |texts| match self.judge(snapshot, texts) {
            Ok(judged) => judged,
            Err(error) => {
                failed.get_or_insert(error);
                Judged { estate: normalise(Snapshot::default(), &self.options), findings: Vec::new() }
            }
        });
        failed.map_or(Ok(outcome), Err)
    }

    fn judge(&mut self, first: &Snapshot, texts: &Texts<'_>) -> Result<Judged> {
        let snapshot = rendered::again(self.input, &self.loaded.found, first, texts)?;
        self.loaded.estate = normalise(snapshot, &self.options);
        // What is seen no more shows no findings either: such edits of charts are judged as if they had done nothing.
        let blind = self.loaded.estate.blind.len();
        if blind > *self.blind.get_or_insert(blind) && rendered::is_edited(first, texts) {
            self.loaded.estate = normalise(first.clone(), &self.options);
        }
        let mut assessment = scan::assess_all(&self.loaded, &self.checks);
        accept::apply(self.global, &self.loaded, &self.accept, &self.checks, &mut assessment)?;
        let findings = self.limit(assessment.findings);
        let empty = normalise(Snapshot::default(), &self.options);
        Ok(Judged { estate: std::mem::replace(&mut self.loaded.estate, empty), findings })
    }

    /// What is new in an object that the change touched is fixed too: a second run would take it for touched.
    fn limit(&mut self, findings: Vec<Finding>) -> Vec<Finding> {
        let keys = Keys::of(&self.loaded.estate);
        if self.accept.since.take().is_some() {
            self.wanted = Some(findings.iter().map(|finding| keys.object(finding)).collect());
            return findings;
        }
        let wanted = |finding: &Finding| self.wanted.as_ref().is_none_or(|w| w.contains(&keys.object(finding)));
        findings.into_iter().filter(wanted).collect()
    }
}
