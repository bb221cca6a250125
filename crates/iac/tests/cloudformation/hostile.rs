//! Templates that mean harm, and templates that are broken anywhere: evaluating them ends, and no place is outside.

use std::time::Instant;

use plimsoll_iac::Settings;
use plimsoll_syntax::Node;

use crate::support::{Files, blind, one};

const NESTED: &str = include_str!("mutated.yaml");

fn walk(node: Node<'_>, text: &str) {
    let place = node.span();
    assert!(text.get(place.start as usize..place.end as usize).is_some());
    node.own_entries().for_each(|(key, value)| {
        assert!(text.get(key.span().start as usize..key.span().end as usize).is_some());
        walk(value, text);
    });
    node.items().for_each(|item| walk(item, text));
}

fn evaluate(text: &str) {
    let all = Files::new([("a.yaml", text), ("b.yaml", text)]).evaluate(&Settings::default());
    all.resources.iter().for_each(|resource| walk(resource.tree.node(resource.node), text));
}

#[test]
fn a_template_that_is_broken_anywhere_does_no_harm() {
    let marks: Vec<usize> = NESTED.char_indices().map(|(at, _)| at).collect();
    for at in marks.into_iter().step_by(71) {
        evaluate(&format!("{}{}", &NESTED[..at], NESTED.get(at + 1..).unwrap_or("")));
        evaluate(&format!("{}!Ref {}", &NESTED[..at], &NESTED[at..]));
        evaluate(&NESTED[..at]);
    }
}

#[test]
fn loops_in_loops_end() {
    let names: Vec<String> = (0..200).map(|index| format!("n{index}")).collect();
    let list = names.join(", ");
    let text = format!(
        "Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::A:\n  - A\n  - [{list}]\n  - Fn::ForEach::B:\n    - B\n    - [{list}]\n    \
         - Fn::ForEach::C:\n      - C\n      - [{list}]\n      - 'R${{A}}${{B}}${{C}}': {{Type: AWS::A::B}}\n"
    );
    let started = Instant::now();
    let all = one(&text);
    assert!(blind(&all).iter().any(|spot| spot.contains("too large")), "{:?}", blind(&all));
    assert!(started.elapsed().as_secs() < 60);
}

#[test]
fn texts_that_double_end() {
    let mut text = String::from(
        "Parameters: {P: {Type: String, Default: 0123456789}}\nResources:\n  R:\n    Type: AWS::A::B\n    Properties:\n      V: ",
    );
    let depth = 25;
    for _ in 0..depth {
        text += "{'Fn::Sub': ['${x}${x}${x}${x}', {x: ";
    }
    text += "!Ref P";
    text += &"}]}".repeat(depth);
    assert!(!blind(&one(&text)).is_empty());
}

#[test]
fn conditions_that_fork_end() {
    let mut text = String::from("Conditions:\n  C0: !Equals [!Ref AWS::Region, a]\n");
    for index in 1..60 {
        let before = index - 1;
        text += &format!(
            "  C{index}: !And [!Condition C{before}, !Or [!Condition C{before}, !Not [!Condition C{before}]]]\n"
        );
    }
    text += "Resources:\n  R: {Type: AWS::A::B, Condition: C59}\n";
    assert_eq!(one(&text).resources.len(), 1);
}

#[test]
fn what_lies_too_deep_costs_itself_only() {
    let deep = format!("{}{{}}{}", "{\"Fn::Join\": [\"\", [".repeat(70), "]]}".repeat(70));
    let text = format!(
        "{{\"Resources\": {{\"A\": {{\"Type\": \"AWS::A::B\", \"Properties\": {{\"Deep\": {deep}, \"Flat\": true}}}}, \
         \"C\": {{\"Type\": \"AWS::C::D\", \"Properties\": {{\"Name\": \"c\"}}}}}}}}"
    );
    let all = Files::new([("a.json", text.as_str())]).evaluate(&Settings::default());
    let properties = |at: usize| {
        let resource = &all.resources[at];
        resource.tree.node(resource.node)
    };
    assert_eq!(all.resources.len(), 2);
    let (first, second) = (properties(0), properties(1));
    let find = |node: Node<'_>, key: &str| {
        node.get(key).or_else(|| node.get("Properties")?.get(key)).map(|n| n.text().to_owned())
    };
    assert_eq!((find(first, "Flat").as_deref(), find(second, "Name").as_deref()), (Some("true"), Some("c")));
    let deep = first.get("Deep").or_else(|| first.get("Properties")?.get("Deep"));
    assert!(deep.is_some_and(|deep| deep.unknown().is_some()), "it is unknown, not absent");
}
