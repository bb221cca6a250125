//! A framework's report: the same facts in every form, and nothing of the input's is obeyed.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests may fail loudly")]

mod common;

use plimsoll_catalog::Catalog;
use plimsoll_engine::{Assessment, Standing, answer};
use plimsoll_model::{Snapshot, SourceFile};
use plimsoll_report::{FrameworkFormat, Lang, Style, framework};

fn shown(assessment: &Assessment, format: FrameworkFormat, lang: Lang) -> String {
    let catalog = Catalog::builtin();
    let asked = catalog.framework("nsa-cisa").unwrap();
    let style = Style { lang, max_per_check: 0, time: Some(common::TIME.to_owned()), ..Style::default() };
    let mut out = Vec::new();
    framework(assessment, catalog, asked, format, &style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Without wrapping and escaping, to look for words.
fn flat(text: &str) -> String {
    text.replace('\\', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_gaps_of_a_control_stand_below_it_in_every_form() {
    let a = common::assessment();
    let finding = a.findings.iter().find(|f| f.check == "privileged-container").unwrap();
    let subject = finding.subject.to_string();
    for format in [FrameworkFormat::Human, FrameworkFormat::Markdown] {
        let text = flat(&shown(&a, format, Lang::En));
        let after = text.split("wl-no-privileged").last().unwrap();
        for part in [subject.as_str(), &finding.places[0].file, &finding.message] {
            assert!(after.contains(part), "{format}: {part}");
        }
        assert!(text.contains("permission denied"), "{format}");
    }
    let json: serde_json::Value = serde_json::from_str(&shown(&a, FrameworkFormat::Json, Lang::En)).unwrap();
    let text = json["requirements"].to_string();
    assert!(text.contains(&finding.fingerprint) && json["blind"].as_array().unwrap().len() == a.blind.len());
}

#[test]
fn a_requirement_that_only_others_answer_is_not_told_as_closed() {
    let catalog = Catalog::builtin();
    let a = common::assessment_in(&["eks-fargate"]);
    let told = answer(&a, catalog, catalog.framework("nsa-cisa").unwrap());
    let theirs: Vec<_> = told.requirements.iter().filter(|r| r.state == Standing::Theirs).collect();
    assert!(!theirs.is_empty());
    assert!(theirs.iter().all(|r| r.owners.iter().all(|o| !o.is_yours())));
    for r in told.requirements.iter().filter(|r| r.state == Standing::Closed) {
        assert!(r.controls.iter().any(|c| c.state == Standing::Closed && c.passed > 0), "{}", r.id);
    }
}

#[test]
fn an_unseen_control_names_why_and_what_would_show_it() {
    let catalog = Catalog::builtin();
    for modes in [&[][..], &["eks-mng"], &["openshift"]] {
        let a = common::assessment_in(modes);
        for asked in catalog.frameworks() {
            let told = answer(&a, catalog, asked);
            let unseen = told.requirements.iter().flat_map(|r| &r.controls).filter(|c| c.state == Standing::Unseen);
            assert!(unseen.clone().all(|c| c.why.as_ref().is_some_and(|w| !w.resolve.is_empty())), "{}", asked.id);
            assert_eq!(told.requirements.len(), asked.requirements.len());
        }
    }
}

#[test]
fn hostile_names_stay_text() {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: \"##[error]x <b>y</b> [z](https://a) `\\e[31m\"\nspec:\n  hostNetwork: true\n  containers: [{name: c, image: i}]\n";
    let file = SourceFile { path: "::error::|x.yaml".to_owned(), text: pod.into(), masks: Vec::new() };
    let a = common::of(Snapshot { version: 1, files: vec![file], ..Snapshot::default() }, &[]);
    let human = shown(&a, FrameworkFormat::Human, Lang::En);
    assert!(!human.contains('\u{1b}') && !human.contains("##["));
    assert!(human.lines().all(|l| !l.trim_start().starts_with("::")), "{human}");
    let page = shown(&a, FrameworkFormat::Markdown, Lang::En);
    assert!(!page.contains('\u{1b}') && page.contains("::error::\\|x.yaml"));
    for event in Parser::new_ext(&page, Options::ENABLE_TABLES) {
        let bad = matches!(event, Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Link { .. }));
        assert!(!bad, "{event:?}");
    }
}

#[test]
fn the_same_bytes_each_time_and_chinese_words() {
    let a = common::assessment();
    for format in FrameworkFormat::ALL {
        assert_eq!(shown(&a, format, Lang::En), shown(&a, format, Lang::En));
    }
    let zh = shown(&a, FrameworkFormat::Human, Lang::Zh);
    assert!(zh.contains("敞开") && zh.contains("项要求"), "{zh}");
}
