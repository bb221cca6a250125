//! Files stay short; medians of files and functions are told, not judged.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use syn::{Attribute, Block, ImplItem, Item, Signature, TraitItem};

use super::lists::FILE_LINES;
use super::{Problem, Tidy};
use crate::repo;

pub(super) fn look(root: &Path, files: &[PathBuf], tidy: &mut Tidy) -> Result<()> {
    let (mut file_lines, mut function_lines) = (Vec::new(), Vec::new());
    for path in files.iter().filter(|p| repo::has_extension(p, "rs")) {
        let name = repo::name(root, path);
        if is_test(&name) {
            continue;
        }
        let text = repo::read(path)?;
        let lines = shipped_lines(&text);
        if lines > FILE_LINES && !text.contains("Written by `cargo xtask codegen`") {
            tidy.problems.push(Problem::new(&name, format!("{lines} lines; split it where a thought ends")));
        }
        file_lines.push(lines);
        let parsed = syn::parse_file(&text).with_context(|| name)?;
        parsed.items.iter().for_each(|item| measure(item, &mut function_lines));
    }
    tidy.figures.push(figure("source files", file_lines));
    tidy.figures.push(figure("functions", function_lines));
    Ok(())
}

fn is_test(name: &str) -> bool {
    name.contains("/tests/") || name.ends_with("tests.rs") || name.contains("/generated/") || name.starts_with("fuzz/")
}

/// Lines before the tests that close a file.
fn shipped_lines(text: &str) -> usize {
    text.lines().take_while(|line| *line != "#[cfg(test)]").count()
}

fn figure(what: &str, mut lines: Vec<usize>) -> String {
    lines.sort_unstable();
    let at = |percent: usize| lines.get((lines.len() * percent / 100).min(lines.len().saturating_sub(1))).copied();
    let (median, high, most) = (at(50), at(90), lines.last().copied());
    let show = |n: Option<usize>| n.unwrap_or_default();
    format!("{} {what}: median {} lines, p90 {}, longest {}", lines.len(), show(median), show(high), show(most))
}

fn measure(item: &Item, lines: &mut Vec<usize>) {
    match item {
        Item::Fn(function) if !is_for_tests(&function.attrs) => lines.push(height(&function.sig, &function.block)),
        Item::Impl(block) => lines.extend(block.items.iter().filter_map(method)),
        Item::Trait(block) => lines.extend(block.items.iter().filter_map(default_method)),
        Item::Mod(module) if !is_for_tests(&module.attrs) => {
            module.content.iter().flat_map(|(_, items)| items).for_each(|item| measure(item, lines));
        }
        _ => {}
    }
}

fn method(item: &ImplItem) -> Option<usize> {
    match item {
        ImplItem::Fn(function) => Some(height(&function.sig, &function.block)),
        _ => None,
    }
}

fn default_method(item: &TraitItem) -> Option<usize> {
    match item {
        TraitItem::Fn(function) => function.default.as_ref().map(|block| height(&function.sig, block)),
        _ => None,
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|a| a.path().is_ident("cfg") || a.path().is_ident("test"))
}

/// Lines from `fn` to the closing brace.
fn height(signature: &Signature, body: &Block) -> usize {
    body.brace_token.span.close().end().line + 1 - signature.fn_token.span.start().line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_measured_and_tests_left_out() {
        let text = "fn a() {\n    b();\n}\nimpl X {\n    fn c() {}\n}\n#[cfg(test)]\nmod tests {\n    fn d() {}\n}\n";
        let mut lines = Vec::new();
        syn::parse_file(text).unwrap().items.iter().for_each(|item| measure(item, &mut lines));
        assert_eq!(lines, [3, 1]);
        assert_eq!(shipped_lines(text), 6);
    }
}
