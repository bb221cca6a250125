//! Listings read by programs that this project does not use itself: Python's csv module, and markdown-it for Markdown.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests may fail loudly")]

mod common;

use std::process::Command;

use plimsoll_engine::Assessment;
use plimsoll_model::{BlindSpot, Snapshot, SourceFile, Why};
use plimsoll_report::{Format, Style};

/// Names that try to break out of cells and to be markup.
fn hostile() -> Assessment {
    let name = "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> `x` [y](javascript:z) ![i](https://example.com/i.png) , ; **b**";
    let pod = format!(
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: \"{name}\\n| a | b |\\n\\\"q\\\"\"\nspec:\n  hostNetwork: true\n  \
         hostPID: \"{{{{ .Values.x }}}}\"\n  containers: [{{name: \"+c|d\", image: i}}]\n"
    );
    let file = |path: &str| SourceFile { path: path.to_owned(), text: pod.clone().into(), masks: Vec::new() };
    let why = Why::new("broken | <b>x</b>\r\n# head", "mend \"it\"");
    common::of(
        Snapshot {
            version: 1,
            files: vec![file("a,\"b\".yaml"), file("<script>alert(2)</script>.yaml")],
            blind: vec![BlindSpot { path: "@octocat|q`".into(), at: None, why }],
            ..Snapshot::default()
        },
        &[],
    )
}

/// Writes a form of the report to a file and gives it to a program.
fn given(assessment: &Assessment, format: Format, program: &mut Command) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report");
    std::fs::write(&file, common::text(assessment, format, &Style { max_per_check: 0, ..Style::default() })).unwrap();
    let output = program.arg(&file).output().expect("the program starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    said
}

#[test]
#[ignore = "needs Python: make test-real"]
fn pythons_strict_reader_reads_the_csv() {
    let script = "import csv, sys\n\
        rows = list(csv.reader(open(sys.argv[1], newline='', encoding='utf-8'), strict=True))\n\
        assert all(len(r) == len(rows[0]) for r in rows), 'rows of different lengths'\n\
        assert not any(c.lstrip()[:1] in ('=', '+', '@') for r in rows for c in r), 'a formula'\n\
        print(len(rows) - 1, 'rows')";
    for a in [common::assessment(), hostile(), common::of(Snapshot::default(), &[])] {
        let said = given(&a, Format::Csv, Command::new("python3").args(["-c", script]));
        let rows: usize = said.split(' ').next().unwrap().parse().unwrap();
        assert!(rows >= a.findings.len() + a.unknowns.len() + a.blind.len(), "{said}");
    }
}

#[test]
#[ignore = "needs markdown-it: make test-real"]
fn markdown_it_makes_no_markup_of_names() {
    let hint = "set PLIMSOLL_BROWSER_KIT to what scripts/fetch-browser-kit prints";
    let kit = std::env::var("PLIMSOLL_BROWSER_KIT").expect(hint);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testkit/browser/markdown.mjs");
    for a in [common::assessment(), hostile(), common::of(Snapshot::default(), &[])] {
        let said = given(&a, Format::Markdown, Command::new("node").args([script, &kit]));
        let rows: usize = said.split(' ').next().unwrap().parse().unwrap();
        assert!(rows >= a.findings.len() + a.unknowns.len() + a.blind.len(), "{said}");
    }
}
