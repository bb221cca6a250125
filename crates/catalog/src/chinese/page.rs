//! A check's page in Chinese, made of its English page and of what is translated.

use super::{CheckTexts, Chinese, Text};

const MISSING: &str = "*此段尚无译文，以下为英文原文。*";
/// Lines that lead to a fixed text, as the generated pages write them.
const LEADS: [(&str, &str); 2] = [
    ("`plimsoll fix --apply` makes of it:", "`plimsoll fix --apply` 会改成："),
    ("`plimsoll fix` offers, for a person to decide:", "`plimsoll fix` 提供以下改法，由人决定："),
];
const STALE: &str = "*英文原文在翻译之后有改动，此段译文可能已过时。*";

impl Chinese {
    /// The sections of a check's English page in Chinese; those without a translation say so and stay English.
    ///
    /// What stands above the first section and comments are left out.
    pub fn page(&self, slug: &str, english: &str) -> String {
        let none = CheckTexts::default();
        let texts = self.check(slug).unwrap_or(&none);
        let shown = sections(english).into_iter().filter_map(|(heading, body)| section(texts, heading, body.trim()));
        shown.map(|(heading, body)| format!("## {heading}\n\n{body}\n")).collect::<Vec<_>>().join("\n")
    }
}

/// Splits a page at its headings, fenced lines left alone.
fn sections(page: &str) -> Vec<(&str, String)> {
    let mut sections: Vec<(&str, String)> = Vec::new();
    let mut fenced = false;
    for line in page.lines().filter(|line| !line.starts_with("<!--")) {
        fenced ^= line.starts_with("```");
        let heading = line.strip_prefix("## ").or_else(|| line.strip_prefix("# ")).filter(|_| !fenced);
        match (heading, sections.last_mut()) {
            (Some(heading), _) => sections.push((heading.trim(), String::new())),
            (None, Some((_, body))) => *body += &format!("{line}\n"),
            (None, None) => {}
        }
    }
    sections
}

fn section(texts: &CheckTexts, heading: &str, english: &str) -> Option<(&'static str, String)> {
    Some(match heading {
        "What" => ("是什么", own(texts.what.as_ref(), english)),
        "Why" => ("为什么", own(texts.why.as_ref(), english)),
        "Fix" => ("如何修复", own(texts.how.as_ref(), english)),
        "References" => ("参考资料", english.to_owned()),
        "Example" => ("示例", introduced("应当报告的例子：", english)),
        "Allow" => ("豁免", introduced("确有必要时，在该行旁写明理由：", english)),
        _ => return None,
    })
}

fn own(text: Option<&Text>, english: &str) -> String {
    match text {
        Some(Text { text, stale: false }) => text.clone(),
        Some(Text { text, stale: true }) => format!("{STALE}\n\n{text}"),
        None => format!("{MISSING}\n\n{english}"),
    }
}

/// A line, or its Chinese where it is one that codegen writes.
fn led(line: &str) -> &str {
    LEADS.iter().find(|(english, _)| *english == line).map_or(line, |(_, chinese)| chinese)
}

/// A body whose first paragraph, and some lines below, only lead to what follows them.
fn introduced(by: &str, english: &str) -> String {
    let behind = english.split_once("\n\n").map_or("", |(_, behind)| behind);
    let lines: Vec<&str> = behind.lines().map(led).collect();
    format!("{by}\n\n{}", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# a-b\n\nTitle.\n\n## What\n\nIt is.\n\n## Why\n\nBad.\n\n## Fix\n\nDo.\n\n## References\n\n- <https://example.com>\n\n## Example\n\nA case:\n\n`a.yaml`\n\n```yaml\n# gap\n```\n\n`plimsoll fix --apply` makes of it:\n\n```yaml\n# fixed\n```\n\n## Allow\n\nWhere:\n\n```yaml\n# plimsoll: allow a-b -- reason\n```\n\n<!-- Written. -->\n";

    fn text(text: &str, stale: bool) -> Option<Text> {
        Some(Text { text: text.to_owned(), stale })
    }

    #[test]
    fn each_section_is_chinese_or_says_why_not() {
        let texts = CheckTexts { what: text("是。", false), why: text("坏。", true), ..CheckTexts::default() };
        let page = Chinese::new([("a-b".to_owned(), texts)].into(), [].into()).page("a-b", PAGE);
        let parts = [
            "## 是什么\n\n是。\n\n## 为什么\n\n",
            STALE,
            "\n\n坏。\n\n## 如何修复\n\n",
            MISSING,
            "\n\nDo.\n\n## 参考资料\n\n- <https://example.com>\n\n## 示例\n\n应当报告的例子：\n\n`a.yaml`\n\n```yaml\n# gap\n```\n\n`plimsoll fix --apply` 会改成：\n\n```yaml\n# fixed\n```\n\n",
            "## 豁免\n\n确有必要时，在该行旁写明理由：\n\n```yaml\n# plimsoll: allow a-b -- reason\n```\n",
        ];
        assert_eq!(page, parts.concat());
    }

    #[test]
    fn a_check_without_any_translation_stays_english() {
        let page = Chinese::default().page("a-b", PAGE);
        assert_eq!(page.matches(MISSING).count(), 3);
        assert!(page.contains("It is.") && page.contains("Bad."));
    }
}
