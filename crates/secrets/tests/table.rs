//! The table of rules is whole, and names what peers name.

use std::collections::BTreeSet;

use plimsoll_secrets::{Form, Part, rule, rules};

#[test]
fn ids_are_unique_and_every_rule_has_its_document() {
    let mut seen = BTreeSet::new();
    for rule in rules() {
        assert!(seen.insert(rule.id), "{} stands twice", rule.id);
        assert!(rule.source.starts_with("https://"), "{} names no document", rule.id);
        assert!(
            !rule.title.is_empty()
                && rule.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            "{}",
            rule.id
        );
    }
    assert!(seen.len() >= 300, "{}", seen.len());
}

#[test]
fn keywords_are_lower_case_and_those_of_tokens_fit_their_forms() {
    for rule in rules() {
        for word in rule.keywords {
            assert_eq!(*word, word.to_ascii_lowercase(), "{}", rule.id);
        }
        if let Form::Token(0, [Part::Lit(start), ..]) = rule.form {
            let start = start.to_ascii_lowercase();
            let fits = |word: &&str| word.starts_with(&start) || start.starts_with(*word);
            assert!(rule.keywords.iter().all(fits), "{}: no keyword starts as the form does", rule.id);
        }
    }
}

#[test]
fn a_rule_is_found_by_its_id() {
    assert!(rule("aws-access-key-id").is_some() && rule("nothing").is_none());
}
