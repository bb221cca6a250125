//! Infrastructure code: what is declared as secret never reaches the snapshot, and what only refers stays.
#![allow(clippy::expect_used, reason = "a helper of tests may fail loudly")]

use plimsoll_source::{TextOptions, from_texts};

fn read(path: &str, text: &str) -> String {
    let snapshot = from_texts([(path, text)], &TextOptions::default()).expect("texts are read");
    assert_eq!(snapshot.blind, []);
    snapshot.files[0].text.to_string()
}

const TEMPLATE: &str = "\
Parameters:
  DBPassword: {Type: String, NoEcho: true, Default: @1}
  ApiToken: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /app/token}
  Odd: {Type: Number, NoEcho: 'true', Default: 41234}
Conditions:
  HasPassword: !Not [!Equals [!Ref DBPassword, 'none9']]
Resources:
  DBSecret:
    Type: AWS::RDS::DBInstance
    Properties:
      MasterUserPassword: !Ref DBPassword
      Password: {Ref: DBPassword}
      AuthToken: !GetAtt DBSecret.Arn
      AccessToken: !Sub '${DBSecret.Arn}'
      TokenName: !Sub 'app/${AWS::StackName}/token'
      SecretKey: !If [HasPassword, !Ref DBPassword, @2]
      UserPassword: !Join ['', ['{{resolve:secretsmanager:', !Ref DBSecret, ':SecretString:password}}']]
      AdminPassword: !Join ['-', [!Ref DBPassword, @3]]
      ClientSecret: @4
      Environment:
      - {Name: DB_PASSWORD, Value: @5}
      - {Name: OTHER_TOKEN, Value: !Ref ApiToken}
      Secrets:
      - {Name: DB_PASSWORD, ValueFrom: !Ref DBSecret}
Outputs:
  DBPassword: {Value: !GetAtt DBSecret.Endpoint}
";

#[test]
fn references_of_a_template_stay_and_its_secrets_go() {
    let mut text = TEMPLATE.to_owned();
    for index in 1..6 {
        text = text.replace(&format!("@{index}"), &format!("zQ9x{index}Kp2v"));
    }
    let masked = read("t.yaml", &text);
    let wanted = (1..6).fold(TEMPLATE.to_owned(), |text, index| text.replace(&format!("@{index}"), "xxxxxxxxx"));
    assert_eq!(masked, wanted.replace("41234", "xxxxx"));
}

#[test]
fn what_a_plan_marks_as_sensitive_goes() {
    let plan = r#"{"format_version":"1.2","variables":{"a":{"value":"v4lue-one"},"b":{"value":"open"}},
"planned_values":{"outputs":{"o":{"sensitive":true,"value":"v4lue-two"}},"root_module":{"resources":[{"address":"x.y",
"values":{"f":"v4lue-three","g":["open",7],"h":{"i":"open"}},"sensitive_values":{"f":true,"g":[false,true],"h":{}}}]}},
"resource_changes":[{"change":{"after":{"f":"v4lue-four"},"after_sensitive":{"f":true}}}],
"configuration":{"root_module":{"variables":{"a":{"sensitive":true},"b":{}}}}}"#;
    let masked = read("plan.json", plan);
    assert!(!masked.contains("v4lue") && !masked.contains(",7]"), "{masked}");
    assert_eq!(masked.matches("open").count(), 3);
}

#[test]
fn what_a_state_marks_as_sensitive_goes() {
    let state = r#"{"version":4,"resources":[{"type":"x","instances":[{"attributes":{"a":"v4lue","b":[{"c":"v4lue"}],"d":"open"},
"sensitive_attributes":[[{"type":"get_attr","value":"a"}],[{"type":"get_attr","value":"b"},{"type":"index","value":{"value":0,"type":"number"}},{"type":"get_attr","value":"c"}]]}]}],
"outputs":{"o":{"value":"v4lue","type":"string","sensitive":true}}}"#;
    let masked = read("terraform.tfstate.json", state);
    assert!(!masked.contains("v4lue") && masked.contains("open"), "{masked}");
}

#[test]
fn secrets_by_type_go_though_a_state_does_not_mark_them() {
    let state = r#"{"version": 4, "terraform_version": "1.9.0", "resources": [
 {"mode": "managed", "type": "kubernetes_secret", "name": "k", "instances": [{"attributes": {"data": {"bland": "zQ9x5Kp2v"}}}]},
 {"mode": "managed", "type": "aws_ssm_parameter", "name": "p", "instances": [{"attributes": {"name": "kept", "value": "zQ9x5Kp2w"}}]},
 {"mode": "managed", "type": "aws_eks_cluster", "name": "c", "instances": [{"attributes": {"name": "shop"}}]}]}"#;
    let masked = read("terraform.tfstate", state);
    assert!(!masked.contains("zQ9x5Kp2"), "{masked}");
    assert!(masked.contains("kept") && masked.contains("shop"), "{masked}");
    let plan = r#"{"planned_values": {"root_module": {"resources": [
 {"address": "azurerm_key_vault_secret.s", "type": "azurerm_key_vault_secret", "values": {"name": "kept", "value": "zQ9x5Kp2v"}}]}}}"#;
    let masked = read("plan.json", plan);
    assert!(!masked.contains("zQ9x5Kp2v") && masked.contains("kept"), "{masked}");
}

#[test]
fn labels_of_configuration_are_no_names_of_fields() {
    let text = r#"{"resource": {"aws_kms_alias": {"signing_key": {"name": "alias/orders-4711-prod"}}}}"#;
    assert_eq!(read("main.tf.json", text), text);
}

#[test]
fn fields_and_defaults_of_configuration_are_masked_as_their_names_say() {
    for text in [
        r#"{"resource": {"aws_db_instance": {"main": [{"password": "@"}]}}}"#,
        r#"{"locals": {"db_password": "@"}, "module": {"a": {"source": "./a", "password": "@"}}}"#,
        r#"{"variable": {"db_password": {"default": "@"}}}"#,
        r#"{"variable": {"plain": {"sensitive": true, "default": "@"}}}"#,
    ] {
        let masked = read("main.tf.json", &text.replace('@', "Tr0ub4dor-3x9-Qz"));
        assert!(!masked.contains("Tr0ub4dor"), "{text}");
    }
}

#[test]
fn what_is_not_closed_in_a_heredoc_harms_nothing() {
    for text in [
        "ncontrasenaf = <<EOF\n{\"${\nEOF\n}",
        "password = <<EOF\n${a\nEOF\n",
        "password = <<EOF\nabc ${a} \"%{ if\nEOF\nb = \"x\"\n",
        "password = \"a${\"b",
    ] {
        let snapshot = from_texts([("a.tf", text)], &TextOptions::default()).expect("texts are read");
        for file in snapshot.files {
            assert_eq!(file.text.len(), text.len());
        }
    }
}
