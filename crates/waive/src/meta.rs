//! Findings about waivers themselves.

use plimsoll_catalog::{Owner, Severity};
use plimsoll_engine::{Check, Confidence, Finding, PlaceIn, Profile, Run, Subject, Verdict, fingerprint};
use plimsoll_syntax::Span;

/// A waiver whose last day is over.
pub(crate) static EXPIRED: Check = check(
    "waiver-expired",
    "the last day of a waiver is over",
    Severity::Medium,
    "close the gap, or renew the waiver with a new end and a reason that still holds",
);
/// A waiver that covers nothing.
pub(crate) static UNUSED: Check = check(
    "waiver-unused",
    "a waiver covers no finding",
    Severity::Low,
    "remove the waiver, or correct its check or its scope",
);
/// A comment that is meant as a waiver and waives nothing.
pub(crate) static INVALID: Check = check(
    "waiver-invalid",
    "a comment is meant as a waiver and cannot be understood",
    Severity::Medium,
    "write `# plimsoll: allow SLUG -- reason`",
);

/// The faults of waivers. They judge no subject: the join of waivers and findings makes them.
pub static CHECKS: &[&Check] = &[&EXPIRED, &INVALID, &UNUSED];

const fn check(slug: &'static str, title: &'static str, severity: Severity, fix: &'static str) -> Check {
    Check {
        slug,
        aliases: &[],
        controls: &[],
        proves: &[],
        title,
        severity,
        confidence: Confidence::High,
        profile: Profile::Default,
        fix,
        since: "0.1.0",
        run: Run::Object(&[], |_| Verdict::NotApplicable),
    }
}

/// A finding about a waiver.
pub(crate) fn finding(check: &'static Check, about: &str, place: PlaceIn, message: String) -> Finding {
    let subject = Subject {
        group: String::new(),
        kind: "Waiver".to_owned(),
        namespace: None,
        name: about.to_owned(),
        root: None,
        template: None,
        container: None,
        role: None,
    };
    Finding {
        check: check.slug.into(),
        title: check.title.into(),
        fingerprint: fingerprint(check.slug, &subject, Some(&place)),
        also: Vec::new(),
        subject,
        severity: check.severity,
        confidence: check.confidence,
        owner: Some(Owner::Customer),
        controls: Vec::new(),
        message,
        fix: check.fix.into(),
        remedy: None,
        places: vec![place],
    }
}

/// The place of a comment in its text; a file of waivers has a line only, since it is not shown.
pub(crate) fn place(file: &str, line: u32, span: Span, text: Option<&str>) -> PlaceIn {
    let before = text.and_then(|t| t.get(..span.start as usize)).and_then(|t| t.rsplit('\n').next());
    let column = before.map_or(0, |b| b.chars().count() as u32) + 1;
    let length = text.map_or(0, |t| span.slice(t).chars().count() as u32);
    PlaceIn {
        file: file.into(),
        line,
        column,
        end_line: line,
        end_column: column + length,
        start: span.start,
        end: span.end,
        path: String::new(),
        missing: false,
        note: String::new(),
        rendered: None,
    }
}
