//! Dockerfiles as a scan meets them: found by name, judged, waived, and never green where they cannot be read.

use serde_json::Value;

use crate::support::Folder;

const FILE: &str = "FROM alpine:3.22\nUSER app\nRUN curl -s https://example.com/a | sh\nRUN true && \\\n    curl -s https://example.com/b | sh\n";

fn scan(folder: &Folder, more: &[&str]) -> (i32, Value) {
    let out = folder.run(&[&["scan", ".", "--format", "json", "--check", "remote-script-run"], more].concat());
    (out.code, serde_json::from_str(&out.stdout).unwrap_or_else(|_| panic!("{}", out.stderr)))
}

fn lines(report: &Value, list: &str) -> Vec<u64> {
    let found = report[list].as_array().into_iter().flatten();
    let finding = |f: &Value| if f["finding"].is_object() { f["finding"].clone() } else { f.clone() };
    found.filter_map(|f| finding(f)["places"][0]["line"].as_u64()).collect()
}

#[test]
fn a_dockerfile_alone_is_something_to_look_at() {
    let (code, report) = scan(&Folder::new().with("app/Dockerfile", FILE), &[]);
    assert_eq!((code, lines(&report, "findings")), (1, vec![3, 5]));
    assert_eq!(report["findings"][0]["subject"]["kind"], "Dockerfile");
    assert_eq!(report["findings"][0]["places"][0]["path"], "0[RUN curl -s https://example.com/a | sh][6]");
    let clean = Folder::new().with("Dockerfile", "FROM alpine:3.22\nUSER app\n");
    assert_eq!(scan(&clean, &[]).0, 0);
}

#[test]
fn an_instruction_is_waived_by_itself() {
    let forms = [
        "# plimsoll: allow remote-script-run -- the vendor publishes no package",
        "# hadolint ignore=remote-script-run",
        "#trivy:ignore:remote-script-run",
    ];
    for form in forms {
        let text = FILE.replace("RUN true", &format!("{form}\nRUN true"));
        let (code, report) = scan(&Folder::new().with("Dockerfile", text), &["--today", "2026-06-01"]);
        assert_eq!((code, lines(&report, "findings"), lines(&report, "waived")), (1, vec![3], vec![6]), "{form}");
    }
    let whole = FILE.replace("USER app", "# checkov:skip=remote-script-run:agreed\nUSER app");
    let (code, report) = scan(&Folder::new().with("Dockerfile", whole), &[]);
    assert_eq!((code, lines(&report, "waived").len()), (0, 2));
}

#[test]
fn what_the_builder_refuses_is_a_blind_spot() {
    let (code, report) = scan(&Folder::new().with("Dockerfile", "FROM alpine:3.22\nCOPPY a b\nUSER app\n"), &[]);
    assert_eq!((code, report["blind"][0]["at"][0].as_u64()), (3, Some(2)));
    let windows =
        "FROM mcr.microsoft.com/windows/servercore:ltsc2025\nSHELL [\"powershell\", \"-Command\"]\nRUN iwr x | iex\n";
    assert_eq!(scan(&Folder::new().with("Dockerfile", windows), &[]).0, 3);
}
