//! Which findings a waiver speaks of.

use globset::{GlobBuilder, GlobMatcher};
use plimsoll_engine::{PlaceIn, Subject};

use crate::limits::MAX_PATTERN;
use crate::peers::Designator;

/// What a waiver is compared with: a finding or an unknown verdict.
#[derive(Clone, Copy)]
pub(crate) struct Target<'a> {
    pub(crate) subject: &'a Subject,
    /// The place that the report names first.
    pub(crate) place: Option<&'a PlaceIn>,
    /// The file's path from the folder that the waivers stand in.
    pub(crate) relative: &'a str,
}

impl Target<'_> {
    /// Whether the first place, by file, line and byte, is one that fits: in the file itself, or in what was rendered
    /// of it, where comments are read.
    fn stands(&self, fits: impl Fn(&str, u32, u32) -> bool) -> bool {
        let Some(place) = self.place else { return false };
        let rendered = place.rendered.as_ref();
        fits(&place.file, place.line, place.start) || rendered.is_some_and(|r| fits(&r.file, r.line, r.start))
    }
}

/// Which findings a waiver speaks of.
#[derive(Clone, Debug)]
pub(crate) enum Scope {
    /// Those that match every glob that is given.
    Where(Box<Where>),
    /// Those whose first place is on a line of a file.
    Line(String, u32),
    /// Those whose first place lies in these bytes of a file: one object.
    Bytes(String, u32, u32),
    /// Those that one of these designators describes.
    Any(Vec<Designator>),
}

impl Scope {
    /// The one file that it speaks of, where it is only one.
    pub(crate) fn file(&self) -> Option<&str> {
        match self {
            Self::Line(file, _) | Self::Bytes(file, ..) => Some(file),
            Self::Where(_) | Self::Any(_) => None,
        }
    }

    pub(crate) fn covers(&self, target: Target<'_>) -> bool {
        match self {
            Self::Where(globs) => globs.covers(target),
            Self::Line(file, line) => target.stands(|at, place, _| *at == **file && place == *line),
            Self::Bytes(file, start, end) => {
                target.stands(|at, _, place| *at == **file && (*start..*end).contains(&place))
            }
            Self::Any(designators) => designators.iter().any(|d| d.covers(target)),
        }
    }
}

/// Globs over a finding's place and subject; a missing one matches everything.
#[derive(Clone, Debug, Default)]
pub(crate) struct Where {
    pub(crate) path: Option<GlobMatcher>,
    pub(crate) kind: Option<GlobMatcher>,
    pub(crate) namespace: Option<GlobMatcher>,
    pub(crate) name: Option<GlobMatcher>,
    pub(crate) container: Option<GlobMatcher>,
}

impl Where {
    /// Findings in files that match one glob.
    pub(crate) fn path(glob: GlobMatcher) -> Self {
        Self { path: Some(glob), ..Self::default() }
    }

    fn covers(&self, target: Target<'_>) -> bool {
        let subject = target.subject;
        let container = subject.container.as_deref();
        fits(&self.path, target.relative)
            && fits(&self.kind, &subject.kind)
            && fits(&self.namespace, namespace(subject))
            && fits(&self.name, &subject.name)
            && self.container.as_ref().is_none_or(|g| container.is_some_and(|c| g.is_match(c)))
    }
}

fn fits(glob: &Option<GlobMatcher>, text: &str) -> bool {
    glob.as_ref().is_none_or(|g| g.is_match(text))
}

/// The namespace that a subject names; a namespace names itself.
pub(crate) fn namespace(subject: &Subject) -> &str {
    if subject.group.is_empty() && subject.kind == "Namespace" {
        return &subject.name;
    }
    subject.namespace.as_deref().unwrap_or_default()
}

/// Compiles a glob; in a path `*` stays within one folder and `**` does not.
pub(crate) fn glob(pattern: &str) -> Option<GlobMatcher> {
    let fits = pattern.len() <= MAX_PATTERN;
    let build = || GlobBuilder::new(pattern).literal_separator(true).build().ok();
    if fits { build().map(|g| g.compile_matcher()) } else { None }
}
