//! What people see: widths, colours, languages, links, hostile names, masked texts.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests may fail loudly")]

mod common;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use common::{assessment, assessment_in, text};
use plimsoll_catalog::Catalog;
use plimsoll_engine::SourceText;
use plimsoll_model::Snapshot;
use plimsoll_report::{Format, Lang, Style, diagnostic, explain, line_picture, moved};
use sha2::{Digest, Sha256};
use unicode_width::UnicodeWidthStr;

const LANGS: [Lang; 2] = [Lang::En, Lang::Zh];

fn style() -> Style {
    Style::default()
}

#[test]
fn the_picture_keeps_to_its_columns() {
    for modes in [&[][..], &["openshift"], &["self-managed"], &["ecs-fargate"], &["eks-fargate", "eks-mng", "rosa"]] {
        let line = assessment_in(modes).line;
        for lang in LANGS {
            for (width, ascii) in [(60, false), (80, false), (80, true), (120, false)] {
                let picture = line_picture(&line, Catalog::builtin(), &Style { width, ascii, lang, ..style() });
                let long: Vec<&str> = picture.lines().filter(|l| l.width() > width).collect();
                assert!(long.is_empty(), "{modes:?} {width}: {long:#?}");
            }
        }
    }
}

#[test]
fn the_picture_shows_every_area_and_every_count() {
    let line = assessment().line;
    let picture = line_picture(&line, Catalog::builtin(), &style());
    for area in &line.areas {
        let label = &Catalog::builtin().area(&area.area).unwrap().label;
        let row = picture.lines().find(|l| l.trim_start().starts_with(label.as_str())).unwrap();
        let theirs = area.provider + area.vendor;
        let counts = [theirs, area.closed, area.open, area.unseen, area.out_of_sight];
        let wanted: Vec<String> = counts.iter().filter(|n| **n > 0).map(usize::to_string).collect();
        let shown: Vec<&str> = row.split_whitespace().filter(|w| w.bytes().all(|b| b.is_ascii_digit())).collect();
        assert_eq!(shown, wanted, "{row}");
        let bar = |glyph: char| row.contains(glyph);
        assert_eq!((bar('▓'), bar('╳'), bar('░')), (area.closed > 0, area.open > 0, area.unseen > 0), "{row}");
    }
}

#[test]
fn ascii_means_ascii() {
    let mut line = assessment().line;
    line.modes.reasons.clear();
    assert!(line_picture(&line, Catalog::builtin(), &Style { ascii: true, ..style() }).is_ascii());
}

#[test]
fn without_colour_there_is_no_code_and_with_colour_the_same_text() {
    for lang in LANGS {
        let a = assessment();
        let plain = text(&a, Format::Human, &Style { lang, ..style() });
        assert!(!plain.contains('\u{1b}'));
        let colored = text(&a, Format::Human, &Style { lang, color: true, ..style() });
        assert!(colored.contains('\u{1b}'));
        assert_eq!(strip(&colored), plain);
    }
}

/// Text without its colour codes (`ESC [ … m`).
fn strip(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |out, part| out + part.split_once('m').unwrap().1)
}

#[test]
fn chinese_words_and_titles_are_shown() {
    let zh = Style { lang: Lang::Zh, ..style() };
    let human = text(&assessment(), Format::Human, &zh);
    for word in ["水线", "已闭合", "未见", "工作负载", "严重[privileged-container]", "32 个发现"] {
        assert!(human.contains(word), "{word}");
    }
    let html = text(&assessment(), Format::Html, &zh);
    let title = &Catalog::builtin().control("wl-no-privileged").unwrap().title_zh;
    assert!(html.contains("lang=\"zh-CN\"") && html.contains(title.as_str()));
}

#[test]
fn a_missing_field_is_named_at_its_parent() {
    let a = assessment();
    let finding = a.findings.iter().find(|f| f.places[0].missing).unwrap();
    let shown = diagnostic(finding, &a.sources, &style());
    assert!(shown.contains("missing: spec.containers[0].securityContext.runAsNonRoot"), "{shown}");
    assert!(shown.contains(&*finding.fix) && shown.contains(&finding.places[0].note), "{shown}");
}

#[test]
fn a_diagnostic_reads_like_a_compiler() {
    let a = assessment();
    let found =
        |f: &&plimsoll_engine::Finding| f.check == "privileged-container" && &*f.places[0].file == "k8s/web.yaml";
    let finding = a.findings.iter().find(found).unwrap();
    let shown = diagnostic(finding, &a.sources, &Style { ascii: true, ..style() });
    let wanted = "\
critical[privileged-container]: container runs in privileged mode
  --> k8s/web.yaml:23:13
   |
23 |             privileged: true
   |             ^^^^^^^^^^^^^^^^ the container has every right of the node
   |
   = at: container web
   = help: remove `privileged: true`; add the one capability or device that is
           needed
";
    assert_eq!(shown, wanted);
}

#[test]
fn snippets_come_from_the_masked_texts_alone() {
    let mut a = assessment();
    for source in &mut a.sources {
        // The same bytes but for a sign that only the given texts hold.
        *source = SourceText {
            path: source.path.clone(),
            text: source.text.replace("hostNetwork: true", "hostNetwork: MASK").into(),
        };
    }
    for format in [Format::Human, Format::Html] {
        let shown = text(&a, format, &style());
        assert!(shown.contains("hostNetwork: MASK") && !shown.contains("hostNetwork: true"), "{format}");
    }
    a.sources.clear();
    let shown = text(&a, Format::Human, &style());
    assert!(shown.contains("k8s/web.yaml:23:13") && !shown.contains("hostNetwork: "));
}

#[test]
fn a_page_loads_nothing_and_runs_its_own_script_only() {
    let html = text(&assessment(), Format::Html, &style());
    let lower = html.to_lowercase();
    for sign in ["src=", "@import", "<link", "<iframe", "<object ", "http://", "https://", "javascript:", " style="] {
        assert!(!lower.contains(sign), "{sign}");
    }
    for handler in [" onload", " onclick", " onerror", " onmouseover"] {
        assert!(!lower.contains(handler), "{handler}");
    }
    assert!(lower.matches("url(").count() == lower.matches("url(#").count());
    // The policy names the bytes of the one style and the one script that stand in the page, and nothing else.
    let policy = html.split("Content-Security-Policy\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    for (element, directive) in [("style", "style-src"), ("script", "script-src")] {
        assert_eq!(html.matches(&format!("<{element}")).count(), 1);
        let inside =
            html.split(&format!("<{element}>")).nth(1).unwrap().split(&format!("</{element}>")).next().unwrap();
        let hash = STANDARD.encode(Sha256::digest(inside));
        assert!(policy.contains(&format!("{directive} 'sha256-{hash}'")), "{policy}");
    }
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    for part in [
        "<svg",
        "<title id=\"hull-title\">",
        "<desc id=\"hull-desc\">",
        "<table>",
        "prefers-color-scheme",
        "@media print",
    ] {
        assert!(html.contains(part), "{part}");
    }
}

#[test]
fn hostile_names_harm_neither_terminal_nor_page() {
    let a = assessment();
    let human = text(&a, Format::Human, &Style { max_per_check: 0, ..style() });
    assert!(human.contains("alert") && !human.contains('\u{1b}'));
    let html = text(&a, Format::Html, &style());
    assert!(html.contains("&lt;script&gt;") && !html.contains("<script>alert") && !html.contains('\u{1b}'));
}

#[test]
fn nothing_to_look_at_is_never_green() {
    let a = common::of(Snapshot::default(), &[]);
    assert!(a.findings.is_empty());
    for format in [Format::Human, Format::Html] {
        assert!(text(&a, format, &style()).contains("Nothing to look at"), "{format}");
    }
}

#[test]
fn a_move_counts_first_and_names_each_control() {
    let catalog = Catalog::builtin();
    let (from, to) = (catalog.mode("eks-mng").unwrap(), catalog.mode("eks-fargate").unwrap());
    let moves = catalog.moved(from, to);
    for lang in LANGS {
        let shown = moved(catalog, from, to, &Style { lang, width: 120, ..style() });
        let controls = shown.lines().filter(|l| l.starts_with("     ") && l.chars().nth(5).is_some_and(|c| c != ' '));
        let steps = shown.lines().filter(|l| l.contains('→') && l.starts_with("    ")).count();
        assert!(steps > 0);
        assert_eq!(controls.filter(|l| !l.contains(" → ")).count(), moves.len(), "{shown}");
        assert!(shown.lines().nth(2).unwrap().contains(&moves.len().to_string()));
    }
    assert!(moved(catalog, from, from, &style()).contains("no owner differs"));
}

#[test]
fn a_check_is_explained_with_its_controls_and_who_asks() {
    let catalog = Catalog::builtin();
    let shown = explain(&common::PRIVILEGED, "# What\nIt runs.\n", catalog, &style());
    let control = catalog.control("wl-no-privileged").unwrap();
    for part in ["privileged-container", "critical", "CKV_K8S_16", &control.title, &control.title_zh, "It runs."] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let squeezed = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    for (framework, requirement) in catalog.requirements_of(control) {
        assert!(squeezed.contains(&format!("{} {}", framework.id, requirement.id)));
    }
    assert!(!shown.contains('\u{1b}'));
    let linked = explain(&common::PRIVILEGED, "", catalog, &Style { hyperlinks: true, ..style() });
    assert!(linked.contains("\u{1b}]8;;https://"));
}
