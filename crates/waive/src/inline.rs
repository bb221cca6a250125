//! Waivers that stand beside what they accept: comments and annotations.

use jiff::civil::Date;
use plimsoll_engine::{UnmatchedWaiver, WaivedBy};
use plimsoll_estate::{DocId, Estate, Object};
use plimsoll_syntax::{Comment, LineIndex, Span};

use crate::file::{Rules, check_end};
use crate::limits::{MAX_BLOCK, MAX_INLINE, MAX_TEXT};
use crate::peers::{checkov, dockerfile, kube_linter};
use crate::scope::Scope;
use crate::{Fault, Names, Waiver, beside};

/// What the comments and annotations of an estate say.
#[derive(Clone, Debug, Default)]
pub struct Inline {
    /// Waivers.
    pub waivers: Vec<Waiver>,
    /// Comments that are meant as waivers and cannot be understood.
    pub faults: Vec<Fault>,
    /// Peers' waivers that name no check of ours.
    pub unmatched: Vec<UnmatchedWaiver>,
}

impl Inline {
    pub(crate) fn add(&mut self, waiver: Waiver) {
        if self.waivers.len() < MAX_INLINE {
            self.waivers.push(waiver);
        } else {
            let Waiver { file, line, span, .. } = waiver;
            self.fault(Fault { file, line, span, message: TOO_MANY });
        }
    }

    /// The last fault that is kept tells that there are more waivers than are followed.
    pub(crate) fn fault(&mut self, fault: Fault) {
        match self.faults.len() {
            MAX_INLINE.. => {}
            LAST => self.faults.push(Fault { message: TOO_MANY, ..fault }),
            _ => self.faults.push(fault),
        }
    }
}

/// Place of the last fault that is kept.
const LAST: usize = MAX_INLINE - 1;
const TOO_MANY: &str = "more waivers stand in comments than are followed; this one waives nothing: use a file";

/// The texts and lines of one file.
pub(crate) struct Page<'e> {
    pub(crate) path: &'e str,
    pub(crate) text: &'e str,
    pub(crate) lines: &'e LineIndex,
}

impl Page<'_> {
    pub(crate) fn line_of(&self, offset: u32) -> u32 {
        self.lines.position(self.text, offset).line
    }

    pub(crate) fn line(&self, line: u32) -> Option<&str> {
        self.lines.line_span(self.text, line).map(|s| s.slice(self.text))
    }
}

/// Reads every comment and every annotation.
#[must_use]
pub fn inline(estate: &Estate, rules: Rules, names: &Names) -> Inline {
    let mut out = Inline::default();
    let mut objects = estate.objects();
    while let Some(first) = objects.first() {
        let same = objects.iter().take_while(|o| o.doc == first.doc).count();
        let (document, rest) = objects.split_at(same);
        read_document(estate, first.doc, document, rules, names, &mut out);
        objects = rest;
    }
    for file in estate.secrets.found.iter().filter(|file| file.commit.is_none()) {
        beside::read(estate, file, rules, names, &mut out);
    }
    out
}

fn read_document(estate: &Estate, doc: DocId, objects: &[Object], rules: Rules, names: &Names, out: &mut Inline) {
    let doc = estate.doc(doc);
    let Some(lines) = estate.lines(doc.file) else { return };
    let Some(file) = estate.files().get(doc.file as usize) else { return };
    let page = Page { path: &file.path, text: &file.text, lines };
    for comment in doc.tree.comments() {
        read_comment(&page, *comment, objects, rules, names, out);
    }
    for object in objects {
        checkov::annotations(&page, object, names, out);
        kube_linter::annotations(&page, object, names, out);
    }
}

fn read_comment(page: &Page<'_>, at: Comment, objects: &[Object], rules: Rules, names: &Names, out: &mut Inline) {
    let words = at.span.slice(page.text).trim_start_matches('#').trim();
    if let Some(rest) = words.strip_prefix("plimsoll:") {
        let line = page.line_of(at.span.start);
        match statement(rest, rules, names) {
            Ok(stated) => out.add(stated.waiver(page, line, at.span, scope(page, line, objects))),
            Err(message) => out.fault(Fault { file: page.path.to_owned(), line, span: at.span, message }),
        }
    } else {
        checkov::comment(page, at, words, objects, names, out);
        if objects.iter().any(is_dockerfile) {
            dockerfile::comment(page, at, words, objects, names, out);
        }
    }
}

/// What a comment says.
pub(crate) struct Stated {
    checks: Vec<&'static str>,
    reason: String,
    owner: Option<String>,
    until: Option<Date>,
}

impl Stated {
    pub(crate) fn waiver(self, page: &Page<'_>, line: u32, span: Span, scope: Scope) -> Waiver {
        let Self { checks, reason, owner, until } = self;
        Waiver { checks, reason, owner, until, by: WaivedBy::Inline, file: page.path.to_owned(), line, span, scope }
    }
}

const FORM: &str = "this comment waives nothing; write `# plimsoll: allow SLUG -- reason`, and after the reason, \
                    where it is known, `(owner: NAME, until: YYYY-MM-DD)`";
const NO_REASON: &str = "this comment waives nothing, since it gives no reason; write it after ` -- `";
const NO_CHECK: &str = "this comment waives nothing, since no check has this name; `plimsoll explain` lists them all";
const TOO_LATE: &str = "this comment waives nothing, since its end lies too far ahead; choose an earlier day";

pub(crate) fn statement(text: &str, rules: Rules, names: &Names) -> Result<Stated, &'static str> {
    let rest = text.trim_start().strip_prefix("allow").filter(|r| r.starts_with(char::is_whitespace)).ok_or(FORM)?;
    let (slugs, said) = rest.split_once("--").map_or((rest, ""), |(slugs, said)| (slugs, said));
    let mut checks = Vec::new();
    for slug in slugs.split([',', ' ', '\t']).filter(|s| !s.is_empty()) {
        match names.find(slug) {
            [] => return Err(NO_CHECK),
            found => checks.extend_from_slice(found),
        }
    }
    if checks.is_empty() {
        return Err(FORM);
    }
    let (reason, owner, until) = tail(said.trim())?;
    if reason.is_empty() || reason.chars().count() > MAX_TEXT {
        return Err(NO_REASON);
    }
    if until.is_some_and(|until| check_end(until, rules).is_err()) {
        return Err(TOO_LATE);
    }
    Ok(Stated { checks, reason: reason.to_owned(), owner, until })
}

type Tail<'a> = (&'a str, Option<String>, Option<Date>);

/// Splits `reason (owner: NAME, until: DATE)`.
fn tail(said: &str) -> Result<Tail<'_>, &'static str> {
    let Some((reason, inner)) = said.strip_suffix(')').and_then(|s| s.rsplit_once('(')) else {
        return Ok((said, None, None));
    };
    if !inner.contains("owner:") && !inner.contains("until:") {
        return Ok((said, None, None));
    }
    let (mut owner, mut until) = (None, None);
    for part in inner.split(',') {
        match part.trim().split_once(':').map(|(key, value)| (key.trim(), value.trim())) {
            Some(("owner", name)) if !name.is_empty() => owner = Some(name.to_owned()),
            Some(("until", day)) => until = Some(day.parse::<Date>().map_err(|_| FORM)?),
            _ => return Err(FORM),
        }
    }
    Ok((reason.trim(), owner, until))
}

/// The line that a comment speaks of: its own where something stands before it, else the first after its block; the
/// first line of an object stands for the whole object.
pub(crate) fn scope(page: &Page<'_>, line: u32, objects: &[Object]) -> Scope {
    let is_comment = |line: &u32| page.line(*line).is_some_and(|l| l.trim_start().starts_with('#'));
    let spoken = (line..line + MAX_BLOCK).find(|l| !is_comment(l)).unwrap_or(line);
    if let Some(object) = objects.iter().find(|object| is_dockerfile(object)) {
        return of_instruction(page, object, spoken);
    }
    let start = page.lines.line_span(page.text, spoken).map_or(u32::MAX, |s| s.start);
    let next = objects.partition_point(|o| o.node().span().start < start);
    let whole = objects.get(next).filter(|o| page.line_of(o.node().span().start) == spoken);
    whole.map_or(Scope::Line(page.path.to_owned(), spoken), |object| of_object(page, object))
}

fn is_dockerfile(object: &Object) -> bool {
    object.is("dockerfile", "Dockerfile")
}

/// The instruction that starts on a line; within an instruction, the line alone.
fn of_instruction(page: &Page<'_>, object: &Object, line: u32) -> Scope {
    let stages = object.node().own_entries().map(|(_, stage)| stage);
    let mut spans = stages.flat_map(|stage| stage.own_entries()).map(|(_, instruction)| instruction.span());
    let whole = spans.find(|span| page.line_of(span.start) == line);
    whole.map_or(Scope::Line(page.path.to_owned(), line), |span| {
        Scope::Bytes(page.path.to_owned(), span.start, span.end.max(span.start + 1))
    })
}

/// Everything in an object.
pub(crate) fn of_object(page: &Page<'_>, object: &Object) -> Scope {
    let span = object.node().span();
    Scope::Bytes(page.path.to_owned(), span.start, span.end.max(span.start + 1))
}
