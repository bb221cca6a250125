//! The report's own words, as `words!` in the report states them: the compiler asks for both languages.

use std::path::Path;

use anyhow::{Result, bail};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::Item;

use crate::repo;

const WORDS: &str = "crates/report/src/words.rs";

/// English and Chinese of each word; of nouns the first form.
pub(super) fn read(root: &Path) -> Result<Vec<(String, String)>> {
    let file = syn::parse_file(&repo::read(&root.join(WORDS))?)?;
    let stated = file.items.into_iter().find_map(|item| match item {
        Item::Macro(item) if item.ident.is_none() && item.mac.path.is_ident("words") => Some(item.mac.tokens),
        _ => None,
    });
    match stated.map(pairs) {
        Some(pairs) if !pairs.is_empty() => Ok(pairs),
        _ => bail!("{WORDS} states no `words! {{ … }}`; tell xtask/src/translations/words.rs where they are"),
    }
}

/// The first and the last literal of each entry, which a semicolon ends.
fn pairs(tokens: TokenStream) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut entry: Vec<String> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                pairs.extend(self::pairs(group.stream()))
            }
            TokenTree::Literal(literal) => {
                entry.extend(syn::parse_str::<syn::LitStr>(&literal.to_string()).map(|l| l.value()))
            }
            TokenTree::Punct(mark) if mark.as_char() == ';' => {
                let texts = std::mem::take(&mut entry);
                pairs.extend(texts.first().cloned().zip(texts.last().cloned()));
            }
            _ => {}
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_nouns_are_read() {
        let tokens = "texts { a: \"A\", \"甲\"; } nouns { b: \"B\", \"Bs\", \"乙\"; }".parse().unwrap();
        let wanted = [("A", "甲"), ("B", "乙")].map(|(en, zh)| (en.to_owned(), zh.to_owned()));
        assert_eq!(pairs(tokens), wanted);
    }
}
