//! The HTML page in a real browser: filters, counts, keyboard, paper, and nothing that a name of the input could do.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests may fail loudly")]

mod common;

use std::path::Path;
use std::process::Command;

use plimsoll_engine::{Assessment, Waived, WaivedBy};
use plimsoll_model::{BlindSpot, Snapshot, SourceFile, Why};
use plimsoll_report::{Format, Lang, Style};
use serde_json::{Map, Value, json};

/// With accepted gaps, one of which nobody answers for.
fn accepted() -> Assessment {
    let mut a = common::assessment();
    for owner in [Some("platform"), None] {
        let finding = a.findings.remove(3);
        let (file, reason) = ("plimsoll.waivers.toml".to_owned(), "<b>it</b> moves in May".to_owned());
        let until = owner.map(|_| "2026-12-31".to_owned());
        let owner = owner.map(str::to_owned);
        a.waived.push(Waived { finding, by: WaivedBy::File, file, line: 3, reason, owner, until });
    }
    a
}

/// Names that try to be markup, in every place that a name can stand in.
fn hostile() -> Assessment {
    let name = "<img src=x onerror=alert(1)> '\\\"><script>alert(2)</script> &lt;b&gt; {{ 7*7 }}";
    let pod = format!(
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: \"{name}\"\n  namespace: \"</style>\"\nspec:\n  hostNetwork: true\n  \
         hostPID: \"{{{{ .Values.x }}}}\" # </script><script>alert(3)</script>\n  containers: [{{name: \"</option>\", image: i}}]\n"
    );
    let plain = "apiVersion: v1\nkind: Pod\nmetadata: {name: plain}\nspec: {hostNetwork: true, containers: [{name: c, image: i}]}\n";
    let file = |path: &str, text: &str| SourceFile { path: path.to_owned(), text: text.into(), masks: Vec::new() };
    let why = Why::new("broken <script>alert(4)</script>", "mend <b>it</b>");
    common::of(
        Snapshot {
            version: 1,
            files: vec![file("\"><script>alert(5)</script>.yaml", &pod), file("plain.yaml", plain)],
            blind: vec![BlindSpot { path: "' onmouseover='alert(6)".into(), at: None, why }],
            ..Snapshot::default()
        },
        &[],
    )
}

/// Writes a page and tells what must stand in it.
fn write(folder: &Path, name: &str, assessment: &Assessment, lang: Lang, expected: &mut Map<String, Value>) {
    let page = common::text(assessment, Format::Html, &Style { lang, max_per_check: 0, ..Style::default() });
    std::fs::write(folder.join(name), page).unwrap();
    let states = json!({
        "gap": assessment.findings.len(),
        "unknown": assessment.unknowns.len(),
        "waived": assessment.waived.len(),
        "not-read": assessment.blind.len(),
    });
    let titles = assessment.findings.iter().map(|f| f.title.to_string());
    let files = assessment.findings.iter().map(|f| f.places[0].file.to_string());
    // The last two stand inside of what is closed on a screen.
    let closed = ["The same as a table", "wl-no-privileged", "netpol-default-deny"].map(str::to_owned);
    let words: Vec<String> = titles.chain(files).chain(closed).collect();
    expected.insert(name.to_owned(), json!({ "states": states, "words": words }));
}

#[test]
#[ignore = "needs Chromium: make test-real"]
fn the_page_answers_in_a_real_browser() {
    let hint = "set PLIMSOLL_BROWSER_KIT to what scripts/fetch-browser-kit prints";
    let kit = std::env::var("PLIMSOLL_BROWSER_KIT").expect(hint);
    let folder = tempfile::tempdir().unwrap();
    let mut expected = Map::new();
    let empty = common::of(Snapshot::default(), &[]);
    for (name, assessment, lang) in [
        ("accepted.html", accepted(), Lang::En),
        ("plain.html", common::assessment(), Lang::En),
        ("hostile.html", hostile(), Lang::En),
        ("chinese.html", accepted(), Lang::Zh),
        ("nothing.html", empty, Lang::En),
    ] {
        write(folder.path(), name, &assessment, lang, &mut expected);
    }
    std::fs::write(folder.path().join("expected.json"), Value::from(expected).to_string()).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testkit/browser/page.mjs");
    let output = Command::new("node").arg(script).arg(kit).arg(folder.path()).output().expect("node starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("questions answered"), "{said}");
}
