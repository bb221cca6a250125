use std::io::Write;
use std::process::{Command, Stdio};

use plimsoll_iac::Settings;

use crate::show::evaluated;

/// Expressions and what OpenTofu's console gives for them as JSON, `!` where it refuses; see `docs/terraform.md`.
const TABLE: &str = include_str!("expressions.tsv");

/// What differs on purpose, or is not evaluated, and why.
const APART: &[(&str, &str)] = &[
    ("1 / 3", "numbers have 15 digits here, and 512 bits there"),
    ("can(1 / 0)", "a division by zero fails"),
    ("yamldecode(\"a: 2020-01-01\")", "a date stays as it is written"),
    ("timecmp(\"2030-01-02T00:00:00Z\", \"2030-01-02T00:00:00Z\")", "times are not evaluated"),
    ("formatdate(\"YYYY\", \"2018-01-02T23:12:01Z\")", "times are not evaluated"),
    ("timeadd(\"2030-01-02T00:00:00Z\", \"10m\")", "times are not evaluated"),
    ("nonsensitive(sensitive(\"x\"))", "what is sensitive is not shown"),
    ("issensitive(\"a\")", "what is sensitive is not followed"),
    ("base64gzip(\"a\")", "compression is not evaluated"),
    ("rsadecrypt(\"a\", \"b\")", "decryption is not evaluated"),
];

/// The JSON of an expression; `!` where it fails, `?` where it is not known.
fn json(expression: &str) -> String {
    let text = format!("resource \"a\" \"b\" {{\n  v = try(\"${{jsonencode({expression})}} \", \"!\")\n}}\n");
    let all = evaluated(&[("main.tf", &text)], &Settings::default());
    let Some(resource) = all.resources.first() else { return format!("{:?}", all.blind) };
    let value = resource.tree.root().get("v").unwrap();
    if value.unknown().is_some() { "?".to_owned() } else { value.text().trim_end().to_owned() }
}

/// What OpenTofu's console gives now; `!` where it refuses.
fn console(tofu: &str, expression: &str) -> String {
    let mut child = Command::new(tofu)
        .arg("console")
        .current_dir(std::env::temp_dir())
        .env("CHECKPOINT_DISABLE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let input = format!("jsonencode(jsonencode({expression}))\n");
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    if !output.status.success() {
        return "!".to_owned();
    }
    // The console writes a text as HCL does; inside stands JSON of JSON.
    let shown = String::from_utf8(output.stdout).unwrap().replace("$${", "${").replace("%%{", "%{");
    let once: String = serde_json::from_str(shown.trim()).unwrap();
    serde_json::from_str(&once).unwrap()
}

#[test]
#[ignore = "needs OpenTofu: make test-real"]
fn the_table_is_what_the_console_gives() {
    let tofu = std::env::var("PLIMSOLL_TOFU").expect("PLIMSOLL_TOFU names the program");
    let rows = TABLE.lines().filter_map(|line| line.split_once('\t'));
    let wrong: Vec<_> = rows.filter(|(expression, expected)| console(&tofu, expression) != *expected).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn expressions_give_what_opentofu_gives() {
    let rows: Vec<_> = TABLE.lines().filter_map(|line| line.split_once('\t')).collect();
    assert!(rows.len() > 300);
    let mut wrong = Vec::new();
    for (expression, expected) in rows {
        let apart = APART.iter().find(|(known, _)| *known == expression);
        let ours = json(expression);
        if (ours == expected) == apart.is_some() {
            wrong.push(format!("{expression}\n  ours   {ours}\n  theirs {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
