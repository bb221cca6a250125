//! The listings for machines and CI: each shows every entry, escapes what the input chose, and is as its consumer asks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests may fail loudly")]

mod common;

use std::collections::BTreeSet;

use common::{assessment, text};
use plimsoll_engine::{AgainstBaseline, Assessment, SinceChange, UnmatchedWaiver, Waived, WaivedBy};
use plimsoll_model::{BlindSpot, Skipped, SkippedKind, Snapshot, SourceFile, Why};
use plimsoll_report::{Format, Style};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::{Value, json};

/// The formats of this file.
const LISTINGS: [Format; 7] =
    [Format::Concise, Format::Table, Format::Junit, Format::Gitlab, Format::Github, Format::Markdown, Format::Csv];

fn shown(assessment: &Assessment, format: Format) -> String {
    text(assessment, format, &Style { max_per_check: 0, width: 100, ..Style::default() })
}

/// How many entries of each kind a listing shows.
#[derive(Debug, Default, PartialEq, Eq)]
struct Seen {
    gaps: usize,
    unknowns: usize,
    blind: usize,
    skipped: usize,
}

impl Seen {
    fn wanted(a: &Assessment) -> Self {
        let kinds: BTreeSet<SkippedKind> = a.skipped.iter().map(|s| s.kind).collect();
        Self { gaps: a.findings.len(), unknowns: a.unknowns.len(), blind: a.blind.len(), skipped: kinds.len() }
    }

    fn count<'a>(states: impl Iterator<Item = &'a str>) -> Self {
        let mut seen = Self::default();
        for state in states {
            match state {
                "gap" => seen.gaps += 1,
                "unknown" => seen.unknowns += 1,
                "not-read" => seen.blind += 1,
                "skipped" => seen.skipped += 1,
                other => panic!("what is {other:?}?"),
            }
        }
        seen
    }
}

const SEVERITIES: [&str; 5] = ["critical", "high", "medium", "low", "info"];

fn in_concise(text: &str) -> Seen {
    let lines: Vec<&str> = text.lines().collect();
    let state = |line: &&str| {
        let found = |word: &str| line.contains(&format!(" {word} ")) || line.contains(&format!("{word}["));
        if SEVERITIES.iter().any(|s| line.contains(&format!(": {s}["))) {
            return "gap";
        }
        ["unknown", "not-read", "skipped"].into_iter().find(|w| found(w)).expect("a state")
    };
    Seen::count(lines[..lines.len() - 1].iter().map(state))
}

fn in_table(text: &str) -> Seen {
    let cells = text.lines().filter_map(|l| l.strip_prefix("│ ")).map(|l| l.split(" │").next().unwrap().trim());
    let states = cells.filter(|c| !c.is_empty()).skip(1);
    Seen::count(states.map(|c| match c {
        "not read" => "not-read",
        c if SEVERITIES.contains(&c) => "gap",
        c => c,
    }))
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    let found = tag.try_get_attribute(name).unwrap().unwrap_or_else(|| panic!("{name}"));
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap().into_owned()
}

/// Every element with its attributes.
fn elements(xml: &str) -> Vec<BytesStart<'static>> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => found.push(tag.into_owned()),
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn in_junit(xml: &str) -> Seen {
    let kinds = elements(xml).into_iter().filter_map(|tag| match tag.name().as_ref() {
        "failure" => Some("gap".to_owned()),
        "error" | "skipped" => Some(attribute(&tag, "type")).filter(|t| t != "unseen"),
        _ => None,
    });
    Seen::count(kinds.collect::<Vec<_>>().iter().map(String::as_str))
}

fn issues(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

fn in_gitlab(text: &str) -> Seen {
    let state = |issue: &Value| {
        let told = issue["description"].as_str().unwrap().split(": ").next().unwrap().to_owned();
        if issue["severity"] == "info" { told } else { "gap".to_owned() }
    };
    Seen::count(issues(text).iter().map(state).collect::<Vec<_>>().iter().map(String::as_str))
}

/// A workflow command, taken apart and unescaped as the runner does it.
#[derive(Debug)]
struct Command {
    level: String,
    properties: Vec<(String, String)>,
    data: String,
}

impl Command {
    fn parse(line: &str) -> Option<Self> {
        let (info, data) = line.trim_start().strip_prefix("::")?.split_once("::")?;
        let (level, rest) = info.split_once(' ').unwrap_or((info, ""));
        let pairs = rest.split(',').filter_map(|p| p.split_once('='));
        Some(Self {
            level: level.to_owned(),
            properties: pairs
                .map(|(k, v)| (k.to_owned(), unescape(v).replace("%3A", ":").replace("%2C", ",")))
                .collect(),
            data: unescape(data),
        })
    }

    fn property(&self, name: &str) -> Option<&str> {
        self.properties.iter().find(|(k, _)| k == name).map(|(_, v)| v.as_str())
    }
}

fn unescape(text: &str) -> String {
    text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
}

fn commands(text: &str) -> Vec<Command> {
    text.lines().filter_map(Command::parse).collect()
}

fn in_github(text: &str) -> Seen {
    let titles: Vec<String> = commands(text).iter().map(|c| c.property("title").unwrap().to_owned()).collect();
    let state = |title: &String| {
        let word = title.replace("%3A", ":").split(':').next().unwrap().to_owned();
        if SEVERITIES.contains(&word.as_str()) { "gap".to_owned() } else { word }
    };
    Seen::count(titles.iter().map(state).collect::<Vec<_>>().iter().map(String::as_str))
}

fn in_markdown(text: &str) -> Seen {
    let part =
        |title: &str| text.split(&format!("\n## {title}")).nth(1).map_or("", |t| t.split("\n## ").next().unwrap());
    let rows = |part: &str| part.lines().filter(|l| l.starts_with("| `") || l.starts_with("|  |")).count();
    let skipped = part("Also to know").lines().filter(|l| l.starts_with("- passed over")).count();
    Seen { gaps: rows(part("Findings")), unknowns: rows(part("Not known")), blind: rows(part("Not read")), skipped }
}

fn records(text: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).collect()
}

fn in_csv(text: &str) -> Seen {
    Seen::count(records(text).iter().map(|r| r.get(0).unwrap()))
}

#[test]
fn every_listing_shows_every_entry() {
    let a = assessment();
    let wanted = Seen::wanted(&a);
    assert!(wanted.gaps > 20 && wanted.unknowns > 3 && wanted.blind == 2 && wanted.skipped == 2, "{wanted:?}");
    let counts = [in_concise, in_table, in_junit, in_gitlab, in_github, in_markdown, in_csv];
    for (format, seen) in LISTINGS.into_iter().zip(counts) {
        let text = shown(&a, format);
        assert_eq!(seen(&text), wanted, "{format}:\n{text}");
    }
}

#[test]
fn why_and_what_resolves_it_stand_in_every_listing() {
    let a = assessment();
    for format in Format::ALL {
        let text = shown(&a, format);
        let flat = text.replace("│", " ").split_whitespace().collect::<Vec<_>>().join(" ");
        for part in ["these files may not hold every webhook", "scan the cluster", "permission denied"] {
            assert!(flat.contains(part), "{format}: {part}");
        }
    }
}

#[test]
fn what_was_accepted_or_left_out_stands_in_every_listing() {
    let mut a = assessment();
    let finding = a.findings.remove(0);
    let (by, reason) = (WaivedBy::File, "agreed until the move".to_owned());
    let (file, until) = ("plimsoll.waivers.toml".to_owned(), Some("2027-01-31".to_owned()));
    a.waived.push(Waived {
        finding,
        by,
        file: file.clone(),
        line: 3,
        reason,
        owner: Some("team harbour".to_owned()),
        until,
    });
    a.unmatched_waivers.push(UnmatchedWaiver { file, line: 9, by, id: None, why: "no check is called so".to_owned() });
    a.baseline = Some(AgainstBaseline { known: 41, fixed: 0, unjudged: 42 });
    a.since = Some(SinceChange { reference: "main".to_owned(), files: 1, findings: 43, unknowns: 44 });
    for format in LISTINGS {
        let text = shown(&a, format).replace('\\', "").replace('│', " ");
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in [
            "agreed until the move",
            "team harbour",
            "2027-01-31",
            "no check is called so",
            "41 known",
            "42 of the",
            "43 gaps",
            "44 unknown",
        ] {
            assert!(flat.contains(part), "{format}: {part}\n{flat}");
        }
    }
    let failed = elements(&shown(&a, Format::Junit)).iter().filter(|t| t.name().as_ref() == "failure").count();
    assert_eq!(failed, a.findings.len(), "what is accepted does not fail");
}

#[test]
fn nothing_to_look_at_is_told_everywhere() {
    let a = common::of(Snapshot::default(), &[]);
    for format in LISTINGS {
        assert!(shown(&a, format).contains("Nothing to look at"), "{format}");
    }
    let xml = shown(&a, Format::Junit);
    assert!(elements(&xml).iter().any(|t| t.name().as_ref() == "error"), "{xml}");
}

/// A snapshot whose names try to break out of every format.
fn hostile() -> Assessment {
    let name = "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> ]]> &amp; `x` [y](javascript:z) @octocat ##[error]boo";
    let pod = |n: usize| {
        format!(
            "apiVersion: v1\nkind: Pod\nmetadata:\n  name: \"{name}\\n::error::two\\t{n}\"\nspec:\n  hostNetwork: true\n  \
             hostPID: \"{{{{ .Values.x }}}}\" ##[error]in a comment\n  containers: [{{name: \"+c|d\", image: i}}]\n"
        )
    };
    let file = |path: &str, n: usize| SourceFile { path: path.to_owned(), text: pod(n).into(), masks: Vec::new() };
    common::of(
        Snapshot {
            version: 1,
            files: vec![file("::set-output name=a::b.yaml", 1), file("a,b%0A:c=d.yaml", 2), file("-", 3)],
            blind: vec![BlindSpot {
                path: "::error::p|q`".into(),
                at: None,
                why: Why::new("broken | \u{ffff} <b>", "mend it"),
            }],
            skipped: vec![Skipped { kind: SkippedKind::Hidden, path: "::warning::.x".into() }],
            ..Snapshot::default()
        },
        &[],
    )
}

#[test]
fn no_name_gives_an_order_to_a_runner() {
    let a = hostile();
    for format in [Format::Human, Format::Concise, Format::Table, Format::Markdown] {
        let text = shown(&a, format);
        let found = text.lines().find(|l| l.trim_start().starts_with("::") || l.contains("##["));
        assert!(
            found.is_none() || format == Format::Markdown && !found.unwrap().starts_with("::"),
            "{format}: {found:?}"
        );
    }
    let text = shown(&a, Format::Github);
    let found = commands(&text);
    assert_eq!(in_github(&text), Seen::wanted(&a));
    assert!(found.iter().all(|c| ["error", "warning", "notice"].contains(&c.level.as_str())), "{found:#?}");
    assert!(!text.contains("##["));
    let files: BTreeSet<&str> = found.iter().filter_map(|c| c.property("file")).collect();
    let wanted = ["::set-output name=a::b.yaml", "a,b%0A:c=d.yaml", "::error::p|q`", "::warning::.x"];
    assert_eq!(files, BTreeSet::from(wanted));
    assert!(found.iter().any(|c| c.data.contains("::error::two")));
}

#[test]
fn hostile_names_stay_text() {
    let a = hostile();
    for format in Format::ALL {
        let text = shown(&a, format);
        assert!(!text.contains('\u{1b}'), "{format}");
        if matches!(format, Format::Junit | Format::Html) {
            assert!(!text.contains("<img"), "{format}");
        }
    }
    let xml = shown(&a, Format::Junit);
    // XML has no spelling for this character.
    assert!(!xml.contains('\u{ffff}'));
    assert_eq!(in_junit(&xml), Seen::wanted(&a));
    let rows = records(&shown(&a, Format::Csv));
    let cells = rows.iter().flat_map(csv::StringRecord::iter);
    assert!(cells.clone().any(|c| c.starts_with("'=cmd")) && cells.clone().any(|c| c == "'+c|d"));
    assert!(cells.filter(|c| *c != "-").all(|c| !c.starts_with(['=', '+', '-', '@'])));
}

#[test]
fn a_page_of_hostile_names_holds_no_markup_of_theirs() {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let page = shown(&hostile(), Format::Markdown);
    for event in Parser::new_ext(&page, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        let bad =
            matches!(event, Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Link { .. } | Tag::Image { .. }));
        assert!(!bad, "{event:?}");
    }
    // A name inside code is no mention; in text it is broken up.
    assert_eq!(in_markdown(&page), Seen::wanted(&hostile()));
}

#[test]
fn the_page_stays_below_what_a_job_summary_holds_and_says_so() {
    let mut a = assessment();
    a.findings = std::iter::repeat_n(a.findings, 400).flatten().collect();
    let page = shown(&a, Format::Markdown);
    assert!(page.len() < 1024 * 1024, "{}", page.len());
    let cut: usize =
        page.lines().find_map(|l| l.strip_prefix("*and ")?.split(' ').next()?.parse().ok()).expect("a count");
    let rows = in_markdown(&page);
    assert_eq!(rows.gaps + rows.unknowns + rows.blind + cut, a.findings.len() + a.unknowns.len() + a.blind.len());
}

#[test]
fn gitlab_gets_the_fields_that_it_documents() {
    // Stated from the documentation of GitLab's Code Quality report, and stricter than its own parser.
    let schema = json!({
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": "^[^/]", "not": {"pattern": "^\\./"}},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}}
                        }
                    }
                }
            }
        }
    });
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for a in [assessment(), hostile()] {
        let value: Value = serde_json::from_str(&shown(&a, Format::Gitlab)).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    let mut value: Value = serde_json::from_str(&shown(&assessment(), Format::Gitlab)).unwrap();
    value[0]["location"]["lines"]["begin"] = 0.into();
    assert!(!validator.is_valid(&value));
}

#[test]
fn gitlab_sees_no_fingerprint_twice_and_knows_it_again() {
    let mut a = assessment();
    let ids = |a: &Assessment| -> Vec<String> {
        issues(&shown(a, Format::Gitlab)).iter().map(|i| i["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    let before = ids(&a);
    // Lines move, fingerprints stay.
    a.findings
        .iter_mut()
        .flat_map(|f| &mut f.places)
        .chain(a.unknowns.iter_mut().filter_map(|u| u.place.as_mut()))
        .for_each(|p| p.line += 7);
    assert_eq!(ids(&a), before);
    // Two findings that are alike are still two.
    a.findings.extend(a.findings.clone());
    let twice = ids(&a);
    assert_eq!(twice.iter().collect::<BTreeSet<_>>().len(), twice.len());
}

#[test]
fn junit_counts_its_cases() {
    let a = assessment();
    let tags = elements(&shown(&a, Format::Junit));
    let of = |name: &str| tags.iter().filter(|t| t.name().as_ref() == name).count();
    let number = |tag: &BytesStart<'_>, name: &str| attribute(tag, name).parse::<usize>().unwrap();
    let root = &tags[0];
    assert_eq!(number(root, "tests"), of("testcase"));
    assert_eq!((number(root, "failures"), number(root, "errors")), (of("failure"), of("error")));
    let suites: Vec<_> = tags.iter().filter(|t| t.name().as_ref() == "testsuite").collect();
    let sum = |name: &str| suites.iter().map(|s| number(s, name)).sum::<usize>();
    assert_eq!((sum("tests"), sum("skipped")), (of("testcase"), of("skipped")));
    // A closed control is a case that passed, and each that is unseen is one that was skipped.
    let states = |state| a.line.areas.iter().flat_map(|l| &l.controls).filter(|c| c.state == state).count();
    let passed = of("testcase") - of("failure") - of("error") - of("skipped");
    assert_eq!(passed, states(plimsoll_engine::ControlState::Closed));
    let unseen = tags.iter().filter(|t| t.name().as_ref() == "skipped" && attribute(t, "type") == "unseen").count();
    assert_eq!(unseen, states(plimsoll_engine::ControlState::Unseen));
}

#[test]
#[ignore = "needs the JUnit schema: make test-real"]
fn junit_is_as_jenkins_schema_says() {
    let hint = "set PLIMSOLL_JUNIT_SCHEMA to what scripts/fetch-junit-schema prints";
    let text = std::fs::read_to_string(std::env::var("PLIMSOLL_JUNIT_SCHEMA").expect(hint)).expect(hint);
    let schema = uppsala::parse(&text).unwrap();
    let validator = uppsala::XsdValidator::from_schema(&schema).unwrap();
    for a in [assessment(), hostile(), common::of(Snapshot::default(), &[])] {
        let xml = shown(&a, Format::Junit);
        let errors = validator.validate(&uppsala::parse(&xml).unwrap());
        assert!(errors.is_empty(), "{errors:?}");
        for (right, wrong) in [("testcase classname", "testcase colour"), ("<testsuite name", "<testsuite label")] {
            let broken = xml.replacen(right, wrong, 1);
            assert!(!validator.validate(&uppsala::parse(&broken).unwrap()).is_empty(), "{wrong}");
        }
    }
}
