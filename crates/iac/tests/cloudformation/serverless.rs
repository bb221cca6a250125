use serde_json::json;

use crate::support::{blind, names, one, properties};

const TEXT: &str = "\
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Timeout: 5
    Environment: {Variables: {A: one, B: two}}
    Layers: [base]
Resources:
  Web:
    Type: AWS::Serverless::Function
    Properties:
      PackageType: Image
      ImageUri: example.com/web:1
      Timeout: 9
      Environment: {Variables: {B: own}}
      Layers: [own]
      Tracing: Active
      FunctionUrlConfig: {AuthType: NONE}
      Policies:
      - AdministratorAccess
      - Statement: [{Effect: Allow, Action: '*', Resource: '*'}]
      - S3ReadPolicy: {BucketName: b}
  Own:
    Type: AWS::Serverless::Function
    Properties: {Role: !GetAtt WebRole.Arn, InlineCode: x}
  Table: {Type: AWS::Serverless::SimpleTable}
";

#[test]
fn a_function_stands_for_its_role_and_its_address_too() {
    let evaluated = one(TEXT);
    assert_eq!(blind(&evaluated), Vec::<String>::new());
    assert_eq!(names(&evaluated), ["Web", "WebUrl", "WebRole", "Own", "Table"]);
    let web = properties(&evaluated, "Web");
    assert_eq!(web["Environment"], json!({"Variables": {"A": "one", "B": "own"}}));
    assert_eq!((&web["Timeout"], &web["Layers"]), (&json!(9), &json!(["base", "own"])));
    assert_eq!(
        (&web["Code"], &web["TracingConfig"]),
        (&json!({"ImageUri": "example.com/web:1"}), &json!({"Mode": "Active"}))
    );
    assert_eq!(web["Role"], json!("?WebRole.Arn"));
    assert_eq!(properties(&evaluated, "WebUrl"), json!({"AuthType": "NONE", "TargetFunctionArn": "?Web"}));
    let role = properties(&evaluated, "WebRole");
    assert_eq!(role["ManagedPolicyArns"][1], "arn:aws:iam::aws:policy/AdministratorAccess");
    assert_eq!(role["Policies"][0]["PolicyDocument"]["Statement"][0]["Action"], "*");
    assert_eq!(
        role["Policies"][1]["PolicyDocument"],
        "?: the statements of the policy template S3ReadPolicy are made by the transform"
    );
    assert_eq!(properties(&evaluated, "Own")["Timeout"], 5);
    let kinds: Vec<_> = evaluated.resources.iter().map(|resource| &*resource.kind).collect();
    assert_eq!(kinds[0], "AWS::Lambda::Function");
    assert_eq!(kinds[4], "AWS::Serverless::SimpleTable");
}

#[test]
fn what_the_transform_makes_can_be_named() {
    let text = "Transform: AWS::Serverless-2016-10-31\nResources:\n  Web: {Type: AWS::Serverless::Function, Properties: {Handler: x}}\n  \
                Use:\n    Type: AWS::Test::Use\n    Properties:\n      A: !Ref WebAliaslive\n      B: !GetAtt WebRole.Arn\n      \
                C: !Ref ServerlessRestApi\n      D: !Ref Nobody\n";
    let evaluated = one(text);
    assert_eq!(blind(&evaluated), ["template.yaml:10:15: no parameter and no resource is called Nobody"]);
}
