use serde_json::json;

use crate::support::{blind, one, properties, with};

fn thing(value: &str) -> serde_json::Value {
    let text = format!(
        "Parameters:\n  Name: {{Type: String, Default: web}}\n  Open: {{Type: String}}\n  Ports: {{Type: CommaDelimitedList, \
         Default: '80, 443'}}\nMappings:\n  Sizes:\n    small: {{cpu: 256, kind: t}}\n    large: {{cpu: 512, kind: t}}\n\
         Resources:\n  Key: {{Type: AWS::KMS::Key}}\n  Thing:\n    Type: AWS::Test::Thing\n    Properties:\n      V: {value}\n"
    );
    let evaluated = one(&text);
    assert_eq!(blind(&evaluated), Vec::<String>::new(), "{value}");
    properties(&evaluated, "Thing")["V"].clone()
}

#[test]
fn references_say_what_they_mean() {
    assert_eq!(thing("!Ref Name"), json!("web"));
    assert_eq!(thing("{Ref: Name}"), json!("web"));
    assert_eq!(thing("!Ref Open"), json!("?Open"));
    assert_eq!(thing("!Ref Key"), json!("?Key"));
    assert_eq!(thing("!GetAtt Key.Arn"), json!("?Key.Arn"));
    assert_eq!(thing("{'Fn::GetAtt': [Key, Arn]}"), json!("?Key.Arn"));
    assert_eq!(thing("!Ref Ports"), json!(["80", "443"]));
    assert_eq!(thing("!Ref AWS::Region"), json!("?AWS::Region"));
    assert_eq!(thing("!ImportValue net-Vpc"), json!("?import:net-Vpc"));
}

#[test]
fn texts_are_put_together() {
    assert_eq!(thing("!Sub '${Name}-${!Name}'"), json!("web-${Name}"));
    assert_eq!(thing("!Sub ['${Name}/${X}', {X: !Ref Name}]"), json!("web/web"));
    assert_eq!(thing("!Sub 'arn:${AWS::Partition}:iam::aws:policy/A'"), json!("?~arn:*:iam::aws:policy/A"));
    assert_eq!(thing("!Sub '${Key.Arn}'"), json!("?Key.Arn"));
    assert_eq!(thing("!Sub '${Key.Arn}/*'"), json!("?~*/*"));
    assert_eq!(thing("!Join ['-', [a, !Ref Name, 5]]"), json!("a-web-5"));
    assert_eq!(thing("!Join ['', ['arn:', !Ref 'AWS::Partition', ':x']]"), json!("?~arn:*:x"));
    assert_eq!(thing("!Join [',', !Ref Ports]"), json!("80,443"));
    assert_eq!(thing("!Base64 abc"), json!("YWJj"));
    assert_eq!(thing("{'Fn::Base64': !Sub '${Name}'}"), json!("d2Vi"));
    assert_eq!(thing("{'Fn::ToJsonString': {a: [1, !Ref Name], b: !Ref Key}}"), json!("?~{\"a\":[1,\"web\"],\"b\":*}"));
}

#[test]
fn lists_are_taken_apart() {
    assert_eq!(thing("!Select [1, !Split ['.', 'a.b.c']]"), json!("b"));
    assert_eq!(thing("!Select ['0', !Ref Ports]"), json!("80"));
    assert_eq!(thing("!Select [0, !GetAZs '']"), json!("?: the zones of a region are not known from a file"));
    assert_eq!(thing("{'Fn::Length': !Ref Ports}"), json!(2));
    assert_eq!(thing("!Select [1, !Cidr [10.0.0.0/16, 4, 8]]"), json!("10.0.1.0/24"));
}

#[test]
fn mappings_are_looked_up() {
    assert_eq!(thing("!FindInMap [Sizes, small, cpu]"), json!(256));
    assert_eq!(thing("!FindInMap [Sizes, !Ref Open, kind]"), json!("t"));
    assert_eq!(thing("!FindInMap [Sizes, !Ref Open, cpu]"), json!("?: the key of a mapping depends on Open"));
    assert_eq!(thing("!FindInMap [Sizes, none, cpu, {DefaultValue: 1}]"), json!(1));
}

#[test]
fn what_is_gone_is_not_there() {
    assert_eq!(thing("[a, !Ref AWS::NoValue, {b: !Ref AWS::NoValue, c: 1}]"), json!(["a", {"c": 1}]));
}

#[test]
fn secrets_that_are_resolved_later_are_references() {
    assert_eq!(
        thing("'{{resolve:secretsmanager:db:SecretString:pw}}'"),
        json!("?resolve:secretsmanager:db:SecretString:pw")
    );
}

#[test]
fn faults_are_named_with_their_places_and_the_rest_is_evaluated() {
    let evaluated = one(
        "Resources:\n  A:\n    Type: AWS::Test::A\n    Properties:\n      X: !Ref Nobody\n      Y: !Join [a]\n      \
                         Z: !Select [9, [a]]\n      W: ok\n  B: {Properties: {}}\n",
    );
    assert_eq!(
        blind(&evaluated),
        [
            "template.yaml:5:15: no parameter and no resource is called Nobody",
            "template.yaml:6:16: the arguments of Fn::Join are not what it takes",
            "template.yaml:7:18: the arguments of Fn::Select are not what it takes",
            "template.yaml:9:3: the resource B has no type",
        ]
    );
    assert_eq!(properties(&evaluated, "A")["W"], json!("ok"));
}

#[test]
fn documents_in_texts_are_opened() {
    let policy = "'{\"Statement\": [{\"Effect\": \"Allow\", \"Resource\": \"arn:${AWS::Partition}:x\", \"N\": 1}]}'";
    let evaluated = one(&format!(
        "Resources:\n  A:\n    Type: AWS::ECR::Repository\n    Properties:\n      RepositoryPolicyText: !Sub {policy}\n"
    ));
    let wanted = json!({"Statement": [{"Effect": "Allow", "Resource": "?~arn:*:x", "N": 1}]});
    assert_eq!(properties(&evaluated, "A")["RepositoryPolicyText"], wanted);
}

#[test]
fn parameters_can_be_given() {
    let text = "Parameters:\n  Pw: {Type: String, NoEcho: true, Default: hidden}\n  Image: {Type: 'AWS::SSM::Parameter::Value<String>', \
                Default: /aws/image}\n  Only: {Type: String, AllowedValues: [x]}\n  N: {Type: Number, Default: 5}\nResources:\n  A:\n    \
                Type: AWS::Test::A\n    Properties: {P: !Ref Pw, I: !Ref Image, O: !Ref Only, N: !Ref N, R: !Sub '${AWS::Partition}'}\n";
    let evaluated = one(text);
    let wanted = json!({"P": "xxxxxxxx", "I": "?Image", "O": "x", "N": 5, "R": "?AWS::Partition"});
    assert_eq!(properties(&evaluated, "A"), wanted);
    let evaluated = with(text, &[("Pw", "given"), ("Image", "ami-1"), ("N", "7"), ("AWS::Region", "eu-west-1")]);
    let wanted = json!({"P": "xxxxxxxx", "I": "ami-1", "O": "x", "N": 7, "R": "aws"});
    assert_eq!(properties(&evaluated, "A"), wanted);
}

#[test]
fn loops_are_written_out() {
    let text = "Transform: AWS::LanguageExtensions\nParameters:\n  Names: {Type: CommaDelimitedList, Default: 'a-b,c'}\nResources:\n  \
                'Fn::ForEach::Topics':\n    - Name\n    - !Ref Names\n    - 'Topic&{Name}':\n        Type: AWS::SNS::Topic\n        \
                Properties:\n          TopicName: !Sub '${Name}.fifo'\n          'Fn::ForEach::Tags': [K, [x, y], {'K${K}': '${Name}-${K}'}]\n  \
                Use: {Type: AWS::Test::Use, Properties: {T: !Ref Topicab}}\n";
    let evaluated = one(text);
    assert_eq!(blind(&evaluated), Vec::<String>::new());
    let wanted = json!({"TopicName": "a-b.fifo", "Kx": "a-b-x", "Ky": "a-b-y"});
    assert_eq!(properties(&evaluated, "Topicab"), wanted);
    assert_eq!(properties(&evaluated, "Topicc")["TopicName"], json!("c.fifo"));
    assert_eq!(properties(&evaluated, "Use")["T"], json!("?Topicab"));
}
