use serde_json::json;

use crate::support::{blind, names, one, properties, with};

const TEXT: &str = "\
Parameters:
  Env: {Type: String, AllowedValues: [dev, prod]}
  Size: {Type: String, Default: small}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsTest: !Equals [!Ref Env, test]
  IsSmall: !Equals [small, !Ref Size]
  Both: !And [!Condition IsSmall, {Condition: IsProd}]
  Neither: !Not [!Or [!Condition IsSmall, !Condition IsProd]]
  Same: !Equals [!Ref 'AWS::Region', !Ref 'AWS::Region']
Resources:
  Thing:
    Type: AWS::Test::Thing
    Properties:
      Known: !If [IsSmall, yes-small, no]
      Open: !If [IsProd, 3, 1]
      Equal: !If [IsProd, same, same]
      Parts: !If [IsProd, {a: 1, b: 2}, {a: 1, b: 3, c: 4}]
      Never: !If [IsTest, a, b]
      Not: !If [Neither, a, b]
      Self: !If [Same, a, b]
      Texts: !If [IsProd, a, b]
      Both: !If [Both, 1, 2]
      Gone: !If [IsSmall, !Ref AWS::NoValue, x]
  Left: {Type: AWS::Test::Thing, Condition: IsTest}
  Kept: {Type: AWS::Test::Thing, Condition: IsProd}
";

#[test]
fn conditions_are_known_where_the_text_tells() {
    let evaluated = one(TEXT);
    assert_eq!(blind(&evaluated), Vec::<String>::new());
    let why = "?: it depends on the condition IsProd, which Env decides";
    let wanted = json!({
        "Known": "yes-small", "Open": why, "Equal": "same", "Parts": {"a": 1, "b": why, "c": why}, "Never": "b",
        "Not": "b", "Self": "a", "Texts": "?~*", "Both": "?: it depends on the condition Both, which Env decides",
    });
    assert_eq!(properties(&evaluated, "Thing"), wanted);
    assert_eq!(names(&evaluated), ["Thing", "Kept"]);
}

#[test]
fn what_the_user_gives_decides() {
    let evaluated = with(TEXT, &[("Env", "dev")]);
    assert_eq!(properties(&evaluated, "Thing")["Open"], json!(1));
    assert_eq!(names(&evaluated), ["Thing"]);
}

#[test]
fn a_circle_of_conditions_is_named() {
    let evaluated = one(
        "Conditions:\n  A: !Not [!Condition B]\n  B: !Not [!Condition A]\nResources:\n  X: {Type: AWS::A::B, Condition: A}\n",
    );
    assert_eq!(blind(&evaluated), ["template.yaml:2:23: the condition A depends on itself".replace("2:23", "3:23")]);
    assert_eq!(names(&evaluated), ["X"]);
}

#[test]
fn a_condition_that_nobody_defines_is_named() {
    let evaluated = one("Resources:\n  X: {Type: AWS::A::B, Condition: A}\n");
    assert_eq!(blind(&evaluated), ["template.yaml:2:35: no condition is called A"]);
}
