//! Suites and cases as XML, one case at a time.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// How a case ended.
#[derive(Debug)]
pub(super) enum Outcome {
    Passed,
    Failed { kind: &'static str, message: String },
    Error { kind: &'static str, message: String },
    Skipped { kind: &'static str, message: String },
}

/// One case.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) class: String,
    pub(super) name: String,
    pub(super) outcome: Outcome,
    /// Further lines of a failure.
    pub(super) body: String,
}

/// Makes the cases, as often as they are wanted: once to count, once to write.
type Cases<'a> = Box<dyn Fn() -> Box<dyn Iterator<Item = Case> + 'a> + 'a>;

/// A suite.
pub(super) struct Suite<'a> {
    pub(super) name: String,
    pub(super) cases: Cases<'a>,
}

impl Suite<'_> {
    pub(super) fn totals(&self) -> Totals {
        (self.cases)().fold(Totals::default(), |sum, case| sum.plus(Totals::of(&case.outcome)))
    }
}

/// How many cases ended how.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Totals {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Totals {
    fn of(outcome: &Outcome) -> Self {
        Self {
            tests: 1,
            failures: usize::from(matches!(outcome, Outcome::Failed { .. })),
            errors: usize::from(matches!(outcome, Outcome::Error { .. })),
            skipped: usize::from(matches!(outcome, Outcome::Skipped { .. })),
        }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            tests: self.tests + other.tests,
            failures: self.failures + other.failures,
            errors: self.errors + other.errors,
            skipped: self.skipped + other.skipped,
        }
    }

    fn attributes(self, tag: &mut BytesStart<'_>) {
        for (name, count) in [("tests", self.tests), ("failures", self.failures), ("errors", self.errors)] {
            tag.push_attribute((name, count.to_string().as_str()));
        }
    }
}

pub(super) fn write<'a>(
    totals: &Totals,
    suites: impl Iterator<Item = Suite<'a>>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut root = start("testsuites", &[("name", "plimsoll")]);
    totals.attributes(&mut root);
    xml.write_event(Event::Start(root))?;
    for found in suites {
        suite(&found, &mut xml)?;
    }
    xml.write_event(Event::End(BytesEnd::new("testsuites")))?;
    writeln!(xml.get_mut())
}

fn suite<W: Write>(suite: &Suite<'_>, xml: &mut Writer<W>) -> io::Result<()> {
    let totals = suite.totals();
    let mut tag = start("testsuite", &[("name", &suite.name)]);
    totals.attributes(&mut tag);
    tag.push_attribute(("skipped", totals.skipped.to_string().as_str()));
    xml.write_event(Event::Start(tag))?;
    for found in (suite.cases)() {
        case(&found, xml)?;
    }
    xml.write_event(Event::End(BytesEnd::new("testsuite")))
}

fn case<W: Write>(case: &Case, xml: &mut Writer<W>) -> io::Result<()> {
    let tag = start("testcase", &[("classname", &case.class), ("name", &case.name)]);
    let (name, kind, message) = match &case.outcome {
        Outcome::Passed => return xml.write_event(Event::Empty(tag)),
        Outcome::Failed { kind, message } => ("failure", kind, message),
        Outcome::Error { kind, message } => ("error", kind, message),
        Outcome::Skipped { kind, message } => ("skipped", kind, message),
    };
    xml.write_event(Event::Start(tag))?;
    let told = start(name, &[("type", kind), ("message", message)]);
    if case.body.is_empty() {
        xml.write_event(Event::Empty(told))?;
    } else {
        xml.write_event(Event::Start(told))?;
        xml.write_event(Event::Text(BytesText::new(&legal(&case.body))))?;
        xml.write_event(Event::End(BytesEnd::new(name)))?;
    }
    xml.write_event(Event::End(BytesEnd::new("testcase")))
}

fn start(name: &'static str, attributes: &[(&str, &str)]) -> BytesStart<'static> {
    let mut tag = BytesStart::new(name);
    for (name, value) in attributes {
        tag.push_attribute((*name, legal(value).as_str()));
    }
    tag
}

/// Text without the characters that XML 1.0 cannot hold in any spelling; control characters are gone before.
fn legal(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
