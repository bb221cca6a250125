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
