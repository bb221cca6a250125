use plimsoll_iac::Settings;
use serde_json::json;

use crate::support::{Files, blind, names, properties};

const OUTER: &str = "\
Resources:
  Net:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./net/vpc.yaml
      Parameters: {Name: main, Key: !Ref Key}
  Key: {Type: AWS::KMS::Key}
  Cluster:
    Type: AWS::EKS::Cluster
    Properties: {Vpc: !GetAtt Net.Outputs.Vpc, Name: !GetAtt Net.Outputs.Label}
";
const INNER: &str = "\
Parameters: {Name: {Type: String}, Key: {Type: String}, Cidr: {Type: String, Default: 10.0.0.0/16}}
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !Ref Cidr, Name: !Ref Name, Key: !Ref Key}}
Outputs:
  Vpc: {Value: !Ref Vpc}
  Label: {Value: !Sub '${Name}-vpc'}
";

#[test]
fn a_nested_stack_takes_parameters_and_gives_outputs() {
    let files = Files::new([("app/main.yaml", OUTER), ("app/net/vpc.yaml", INNER)]);
    let evaluated = files.evaluate(&Settings::default());
    assert_eq!(blind(&evaluated), Vec::<String>::new());
    assert_eq!(names(&evaluated), ["Net", "Key", "Cluster", "Net/Vpc"]);
    assert_eq!(properties(&evaluated, "Cluster"), json!({"Vpc": "?Net/Vpc", "Name": "main-vpc"}));
    assert_eq!(properties(&evaluated, "Net/Vpc"), json!({"CidrBlock": "10.0.0.0/16", "Name": "main", "Key": "?Key"}));
    assert_eq!(evaluated.resources[3].file, 1);
}

#[test]
fn a_template_in_a_bucket_is_found_by_the_end_of_its_address() {
    let url = "!Sub 'https://${Bucket}.s3.amazonaws.com/quick/app/net/vpc.yaml'";
    let outer = format!("Parameters: {{Bucket: {{Type: String}}}}\n{}", OUTER.replace("./net/vpc.yaml", url));
    let evaluated =
        Files::new([("app/main.yaml", &*outer), ("app/net/vpc.yaml", INNER)]).evaluate(&Settings::default());
    assert_eq!(names(&evaluated), ["Net", "Key", "Cluster", "Net/Vpc"]);
}

#[test]
fn a_stack_whose_template_is_absent_is_named() {
    let evaluated = Files::new([("main.yaml", OUTER)]).evaluate(&Settings::default());
    assert_eq!(blind(&evaluated), ["main.yaml:2:3: the template of the nested stack Net is not in the tree"]);
    assert_eq!(properties(&evaluated, "Cluster")["Vpc"], json!("?Net.Outputs.Vpc"));
}

#[test]
fn stacks_that_nest_each_other_end() {
    let a = "Resources:\n  B: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: b.yaml}}\n";
    let b = "Resources:\n  A: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: a.yaml}}\n";
    let evaluated = Files::new([("a.yaml", a), ("b.yaml", b)]).evaluate(&Settings::default());
    assert!(names(&evaluated).len() < 20, "{:?}", names(&evaluated));
    assert!(blind(&evaluated).iter().any(|spot| spot.contains("nested too deep")), "{:?}", blind(&evaluated));
}

#[test]
fn a_stack_of_the_cdk_is_found_by_its_asset() {
    let outer = r#"{"Resources": {"N": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": {"Fn::Join": ["", [
        "https://s3.", {"Ref": "AWS::Region"}, ".", {"Ref": "AWS::URLSuffix"}, "/assets/",
        "1111111111111111111111111111111111111111111111111111111111111111.json"]]}}}}}"#;
    let manifest = r#"{"files": {"1111111111111111111111111111111111111111111111111111111111111111": {"source": {"path": "inner.nested.template.json"}}}}"#;
    let inner = r#"{"Resources": {"Role": {"Type": "AWS::IAM::Role"}}}"#;
    let files = Files::new([
        ("cdk.out/App.template.json", outer),
        ("cdk.out/App.assets.json", manifest),
        ("cdk.out/inner.nested.template.json", inner),
    ]);
    let evaluated = files.evaluate(&Settings::default());
    assert_eq!((names(&evaluated), blind(&evaluated)), (vec!["N", "N/Role"], Vec::new()));
}

#[test]
fn a_file_beside_is_included() {
    let text = "Resources:\n  A:\n    Type: AWS::Test::A\n    Properties:\n      X: 1\n      Fn::Transform: {Name: AWS::Include, \
                Parameters: {Location: part.yaml}}\n";
    let evaluated = Files::new([("a.yaml", text), ("part.yaml", "Y: !Sub 'z'\n")]).evaluate(&Settings::default());
    assert_eq!(properties(&evaluated, "A"), json!({"X": 1, "Y": "z"}));
}
