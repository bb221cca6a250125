//! The Chinese texts that the binary carries, and the pages under `docs/zh/checks/`.

use std::path::Path;

use anyhow::Result;
use plimsoll_catalog::{Catalog, CheckTexts, Chinese, Text};

use super::{Plan, pages};
use crate::checks::Check;
use crate::{repo, translations};

const COMPILED: &str = "crates/catalog/src/generated/chinese.json";
const PAGES: &str = "docs/zh/checks";

pub(super) fn plan(root: &Path, catalog: &Catalog, all: &[&Check], plan: &mut Plan) -> Result<()> {
    let chinese = translations::chinese(root, all)?;
    plan.insert(root.join(COMPILED), Some(chinese.compile()));
    for old in repo::files(&root.join(PAGES), &|p| repo::has_extension(p, "md"))? {
        plan.insert(old, None);
    }
    for check in all {
        let english = plan.get(&root.join(pages::PAGES).join(format!("{}.md", check.slug))).cloned().flatten();
        let text = page(check, catalog, &chinese, &english.unwrap_or_default());
        plan.insert(root.join(PAGES).join(format!("{}.md", check.slug)), Some(text));
    }
    plan.insert(root.join(PAGES).join("README.md"), Some(index(all, &chinese)));
    Ok(())
}

fn page(check: &Check, catalog: &Catalog, chinese: &Chinese, english: &str) -> String {
    let slug = &check.slug;
    let facts = facts(check, catalog);
    let sections = chinese.page(slug, english);
    format!(
        "# {slug}\n\n{}\n\n{facts}\n[English](../../checks/{slug}.md)\n\n{sections}\n\
         <!-- Written by `cargo xtask codegen`; its Chinese stands in catalog/zh/checks/. -->\n",
        title(check, chinese)
    )
}

/// The title in Chinese, else in English; with what is to be doubted about it.
fn title(check: &Check, chinese: &Chinese) -> String {
    let text: Option<&Text> = chinese.check(&check.slug).and_then(|texts| texts.title.as_ref());
    let title = text.map_or(check.title.as_str(), |text| &text.text);
    CheckTexts::doubt(text).map_or_else(|| title.to_owned(), |doubt| format!("{title}（{doubt}）"))
}

fn facts(check: &Check, catalog: &Catalog) -> String {
    let control = |id: &String| catalog.control(id).map_or(format!("`{id}`"), |c| format!("`{id}` {}", c.title_zh));
    let controls: Vec<String> = check.controls.iter().map(control).collect();
    let rows = [
        ("严重程度", severity(&check.severity).to_owned()),
        ("可信度", level(&check.confidence).to_owned()),
        ("运行", if check.profile == "strict" { "使用 `--profile strict` 时" } else { "始终" }.to_owned()),
        ("控制", controls.join("<br>")),
        ("别名", pages::codes(&check.aliases)),
        ("始于", check.since.clone()),
    ];
    let rows = rows.iter().filter(|(_, value)| !value.is_empty());
    let rows: String = rows.map(|(name, value)| format!("| {name} | {} |\n", pages::cell(value))).collect();
    format!("| | |\n|---|---|\n{rows}")
}

fn severity(name: &str) -> &str {
    match name {
        "critical" => "严重",
        "info" => "提示",
        other => level(other),
    }
}

fn level(name: &str) -> &str {
    match name {
        "high" => "高",
        "medium" => "中",
        "low" => "低",
        other => other,
    }
}

fn index(all: &[&Check], chinese: &Chinese) -> String {
    let mut text =
        format!("# 检查项\n\n共 {} 项，按名称排列。\n\n| 检查项 | 严重程度 | 问题 |\n|---|---|---|\n", all.len());
    for check in all {
        let (slug, severity) = (&check.slug, severity(&check.severity));
        text += &format!("| [{slug}]({slug}.md) | {severity} | {} |\n", pages::cell(&title(check, chinese)));
    }
    text + "\n<!-- Written by `cargo xtask codegen`. -->\n"
}
