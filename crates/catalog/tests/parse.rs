//! The loader names the place of every fault, collects all of them, and never quotes the file.

#![allow(clippy::expect_used, reason = "test code outside of a test function")]

use plimsoll_catalog::{Catalog, Error, limits};

const AREAS: (&str, &str) = ("catalog/areas.toml", "[[area]]\nid = \"work\"\nlabel = \"Work\"\nlabel_zh = \"工作\"\n");

const CONTROLS: (&str, &str) = (
    "catalog/controls/work.toml",
    r#"[area]
id = "work"
title = "Work"
title_zh = "工作"

[[control]]
id = "wl-one"
title = "One"
title_zh = "一"
severity = "high"
evidence = [{ source = "k8s", detail = "Pod .spec" }]
remediation = "Do it."
aliases = ["wl-uno"]
"#,
);

const OWNERS: (&str, &str) = (
    "catalog/responsibility/self.toml",
    r#"[[mode]]
id = "self"
title = "Self"
title_zh = "自管"
service = "kubernetes"
compute = "nodes"

[owner]
"wl-one" = "customer"
"#,
);

fn faults(files: &[(&str, &str)]) -> Vec<String> {
    let errors = Catalog::parse(files.iter().copied()).expect_err("faults expected");
    errors.iter().map(ToString::to_string).collect()
}

fn with(replaced: (&str, &str), from: &str, to: &str) -> Vec<String> {
    let text = replaced.1.replace(from, to);
    assert_ne!(text, replaced.1, "nothing was replaced");
    let files = [AREAS, CONTROLS, OWNERS].map(|file| if file.0 == replaced.0 { (file.0, text.as_str()) } else { file });
    faults(&files)
}

#[test]
fn a_small_catalogue_parses_in_any_order() {
    let catalog = Catalog::parse([AREAS, CONTROLS, OWNERS]).unwrap();
    assert_eq!(catalog, Catalog::parse([OWNERS, CONTROLS, AREAS]).unwrap());
    assert_eq!(catalog.control("wl-uno").unwrap().id, "wl-one");
    assert_eq!(catalog.unverified(), 1);
    assert_eq!(catalog.area_order().collect::<Vec<_>>(), ["work"]);
}

#[test]
fn a_syntax_error_has_line_and_column() {
    let faults = with(CONTROLS, "severity = \"high\"", "severity = s3cr3t");
    assert_eq!(faults.len(), 1);
    assert!(faults[0].starts_with("catalog/controls/work.toml:10:"), "{faults:?}");
    assert!(!faults[0].contains("s3cr3t"));
}

#[test]
fn all_faults_of_all_files_are_collected() {
    let controls = CONTROLS.1.replace("\"high\"", "\"huge\"").replace("remediation", "remedy").replace("k8s", "moon");
    let owners = OWNERS.1.replace("\"customer\"", "\"somebody\"").replace("title_zh", "zh");
    let faults = faults(&[AREAS, (CONTROLS.0, &controls), (OWNERS.0, &owners)]);
    let places: Vec<_> = faults.iter().map(|fault| fault.split(": ").next().unwrap()).collect();
    assert_eq!(
        places,
        [
            "catalog/controls/work.toml:6:1",
            "catalog/controls/work.toml:10:12",
            "catalog/controls/work.toml:11:24",
            "catalog/controls/work.toml:12:1",
            "catalog/responsibility/self.toml:1:1",
            "catalog/responsibility/self.toml:4:1",
            "catalog/responsibility/self.toml:9:12",
        ],
        "{faults:#?}"
    );
    assert!(faults.iter().all(|fault| !fault.contains("huge") && !fault.contains("somebody")));
}

#[test]
fn columns_count_characters() {
    let faults = with(AREAS, "label_zh = \"工作\"", "label_zh = \"工\", x = 1");
    assert!(faults[0].starts_with("catalog/areas.toml:4:"), "{faults:?}");
    let faults =
        with(CONTROLS, "[{ source = \"k8s\", detail = \"Pod .spec\" }]", "[{ detail = \"工作\", source = \"x\" }]");
    assert!(faults[0].starts_with("catalog/controls/work.toml:11:39"), "{faults:?}");
}

#[test]
fn a_missing_owner_is_named() {
    let faults = with(OWNERS, "\"wl-one\" = \"customer\"\n", "");
    assert_eq!(faults, ["catalog/controls/work.toml:7:6: control `wl-one` has no owner in mode `self`"]);
}

#[test]
fn unknown_references_are_named() {
    let unknown = with(OWNERS, "\"wl-one\" = \"customer\"", "\"wl-one\" = \"customer\"\n\"wl-two\" = \"customer\"");
    assert_eq!(unknown, ["catalog/responsibility/self.toml:10:1: there is no control `wl-two`"]);
    let former = with(OWNERS, "\"wl-one\"", "\"wl-uno\"");
    assert!(former[1].ends_with("`wl-uno` is a former id of `wl-one`"), "{former:?}");
    let mode = with(OWNERS, "\"wl-one\" = \"customer\"", "\"wl-one\" = { self = \"customer\", other = \"shared\" }");
    assert_eq!(mode, ["catalog/responsibility/self.toml:9:33: `other` is no mode of this file"]);
}

#[test]
fn names_are_unique() {
    let alias = with(CONTROLS, "[\"wl-uno\"]", "[\"wl-one\"]");
    assert_eq!(alias.len(), 1);
    assert!(alias[0].ends_with("control `wl-one` is there twice, as an id or as a former one"), "{alias:?}");
    let framework = "id = \"f\"\ntitle = \"F\"\nversion = \"1\"\nsource = \"s\"\n\
        [[requirement]]\nid = \"1\"\ntitle = \"t\"\ncontrols = [\"wl-one\"]\n\
        [[requirement]]\nid = \"1\"\ntitle = \"t\"\ncontrols = [\"wl-none\"]\n";
    let faults = faults(&[AREAS, CONTROLS, OWNERS, ("frameworks/f.toml", framework)]);
    assert_eq!(
        faults,
        [
            "frameworks/f.toml:10:6: requirement of f `1` is there twice",
            "frameworks/f.toml:12:13: there is no control `wl-none`"
        ]
    );
}

#[test]
fn verified_needs_an_opened_source() {
    let note = "\n[[source]]\nid = \"doc\"\ntitle = \"Doc\"\n\n[[note]]\ncontrols = [\"wl-one\"]\nsources = [\"doc\"]\nverified = true\n";
    let owners = OWNERS.1.to_owned() + note;
    let faults = faults(&[AREAS, CONTROLS, (OWNERS.0, &owners)]);
    assert_eq!(faults, ["catalog/responsibility/self.toml:15:1: verified, but none of its sources has been opened"]);
    let opened = owners.replace("title = \"Doc\"", "title = \"Doc\"\nopened = \"2026-11-22\"");
    let catalog = Catalog::parse([AREAS, CONTROLS, (OWNERS.0, &opened)]).unwrap();
    assert_eq!(catalog.unverified(), 0);
}

#[test]
fn odd_ids_are_not_quoted() {
    let faults = with(CONTROLS, "id = \"wl-one\"", "id = \"wl one; drop\"");
    assert!(faults.iter().all(|fault| !fault.contains("drop")), "{faults:?}");
}

#[test]
fn limits_hold() {
    let long = "#".repeat(limits::FILE_BYTES + 1);
    assert_eq!(faults(&[("areas.toml", &long)]), ["areas.toml: larger than a catalogue file may be"]);
    let text = "x".repeat(limits::TEXT_BYTES + 1);
    let faults = with(CONTROLS, "Do it.", &text);
    assert_eq!(faults, ["catalog/controls/work.toml:12:15: longer than a text may be"]);
}

#[test]
fn errors_are_bounded_and_sorted() {
    let rows = "[[area]]\nid = \"?\"\n".repeat(limits::ERRORS);
    let errors: Vec<Error> = Catalog::parse([("areas.toml", rows.as_str())]).unwrap_err();
    assert_eq!(errors.len(), limits::ERRORS);
    assert!(errors.is_sorted());
}

#[test]
fn other_files_are_refused_and_prose_is_passed_over() {
    let faults = faults(&[("catalog/notes/x.toml", "a = 1\n"), ("catalog/README.md", "# hello")]);
    assert_eq!(faults, ["catalog/notes/x.toml:1:1: no such kind of catalogue file"]);
}
