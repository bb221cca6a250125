//! The reports in Chinese: what they say, and that wide characters stay in their columns.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests may fail loudly")]

mod common;

use common::{PRIVILEGED, assessment, text};
use plimsoll_catalog::{Catalog, Chinese};
use plimsoll_engine::Assessment;
use plimsoll_report::{Format, Lang, Style, diagnostic, explain, explain_list, translated};
use unicode_width::UnicodeWidthStr;

/// Set this variable to rewrite the snapshot.
const BLESS: &str = "PLIMSOLL_BLESS";

fn zh() -> Style {
    Style { lang: Lang::Zh, ..Style::default() }
}

#[test]
fn the_human_report_is_the_one_that_was_looked_at() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/human.zh.txt");
    let shown = text(&assessment(), Format::Human, &zh());
    if std::env::var_os(BLESS).is_some() {
        std::fs::write(path, &shown).unwrap();
    }
    let wanted = std::fs::read_to_string(path).unwrap();
    assert!(shown == wanted, "look at the report and run this test with {BLESS}=1; it is now\n{shown}");
}

#[test]
fn a_diagnostic_is_chinese_from_title_to_fix() {
    let a = assessment();
    let found = |f: &&plimsoll_engine::Finding| f.check == PRIVILEGED.slug && &*f.places[0].file == "k8s/web.yaml";
    let shown = diagnostic(a.findings.iter().find(found).unwrap(), &a.sources, &Style { ascii: true, ..zh() });
    let wanted = "\
严重[privileged-container]: 容器以特权模式运行
  --> k8s/web.yaml:23:13
   |
23 |             privileged: true
   |             ^^^^^^^^^^^^^^^^ 该容器拥有节点的全部权限
   |
   = 位于: 容器 web
   = 修复: 移除 `privileged: true`；只添加所需的那一项权能或设备
";
    assert_eq!(shown, wanted);
}

#[test]
fn formats_for_programs_stay_english() {
    let a = assessment();
    for format in
        [Format::Json, Format::Jsonl, Format::Csv, Format::Junit, Format::Gitlab, Format::Github, Format::Concise]
    {
        assert_eq!(text(&a, format, &zh()), text(&a, format, &Style::default()), "{format}");
    }
    for format in [Format::Human, Format::Table, Format::Markdown, Format::Html, Format::Sarif] {
        let shown = text(&a, format, &Style { width: 120, ..zh() });
        assert!(shown.contains("该容器拥有节点的全部权限"), "{format}");
        assert!(!shown.contains("the container has every right"), "{format}");
    }
}

#[test]
fn the_language_changes_no_count_and_no_fingerprint() {
    let a = assessment();
    for finding in &a.findings {
        let told = translated(finding, Lang::Zh);
        assert_eq!((&told.fingerprint, &told.places.len()), (&finding.fingerprint, &finding.places.len()));
        assert_eq!(*translated(finding, Lang::En), *finding);
    }
    let cards =
        |lang| text(&a, Format::Html, &Style { lang, ..Style::default() }).matches("privileged-container").count();
    assert_eq!(cards(Lang::En), cards(Lang::Zh));
}

#[test]
fn what_nobody_has_translated_stays_english() {
    assert!(Chinese::builtin().check("no-default-deny").is_none(), "the test's own check is no check of Plimsoll");
    let shown = text(&assessment(), Format::Human, &zh());
    for english in ["these files may not hold every webhook", "it sees and binds every port of the node"] {
        assert!(shown.contains(english), "{shown}");
    }
}

#[test]
fn an_explanation_is_chinese_and_says_what_is_missing() {
    let page = "# x\n\n## What\n\nIt runs.\n\n## Fix\n\nStop it.\n\n## References\n\n- <https://example.com/a>\n";
    let catalog = Catalog::builtin();
    let known = explain(&PRIVILEGED, page, catalog, &zh());
    for part in ["容器以特权模式运行", "是什么", "如何修复", "参考资料", "https://example.com/a"] {
        assert!(known.contains(part), "{part}: {known}");
    }
    assert!(!known.contains("It runs.") && !known.contains("尚无译文"), "{known}");
    let unknown = explain(common::CHECKS[0], page, catalog, &zh());
    assert!(unknown.contains("It runs.") && unknown.matches("尚无译文").count() == 4, "{unknown}");
    assert!(explain_list(&[&PRIVILEGED], &zh()).contains("严重"));
}

/// The columns at which a line's bars stand.
fn bars(line: &str) -> Vec<usize> {
    line.match_indices(['│', '├', '┤', '┼', '┬', '┴', '┌', '┐', '└', '┘']).map(|(at, _)| line[..at].width()).collect()
}

#[test]
fn a_table_keeps_its_columns_with_wide_characters() {
    for lang in [Lang::En, Lang::Zh] {
        for width in [60, 80, 120] {
            let shown = text(&assessment(), Format::Table, &Style { lang, width, ..Style::default() });
            let lines: Vec<_> = shown.lines().filter(|l| l.contains(['│', '┼', '┬', '┴'])).map(bars).collect();
            assert!(
                lines.len() > 10 && lines.iter().all(|l| *l == lines[0] && l.len() == 4),
                "{lang:?} {width}\n{shown}"
            );
        }
    }
}

#[test]
fn a_mark_stands_below_what_it_marks_behind_wide_characters() {
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: 工具}\nspec:\n  containers: [{name: 调试, image: i, securityContext: {privileged: true}}]\n";
    let file = plimsoll_model::SourceFile { path: "k8s/工具.yaml".to_owned(), text: pod.into(), masks: Vec::new() };
    let a: Assessment = common::of(plimsoll_model::Snapshot { files: vec![file], ..common::snapshot() }, &[]);
    let finding = a.findings.iter().find(|f| f.check == PRIVILEGED.slug).unwrap();
    let shown = diagnostic(finding, &a.sources, &Style { ascii: true, ..zh() });
    let (line, mark) = shown.lines().zip(shown.lines().skip(1)).find(|(_, mark)| mark.contains("^^^")).unwrap();
    let marked = "privileged: true";
    let at = line.find(marked).unwrap();
    assert_eq!(mark.find('^').map(|at| mark[..at].width()), Some(line[..at].width()), "{shown}");
    assert_eq!(mark.matches('^').count(), marked.len(), "{shown}");
}
