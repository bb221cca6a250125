//! Infrastructure code on the command line.

use crate::support::Folder;

const LOOP: &str = "Transform: AWS::LanguageExtensions\nParameters: {Names: {Type: CommaDelimitedList}}\nResources:\n  \
                    Fn::ForEach::Keys: [Name, !Ref Names, {'Key${Name}': {Type: AWS::KMS::Key}}]\n  \
                    Table: {Type: AWS::DynamoDB::Table, Properties: {Name: !Ref Names}}\n";

#[test]
fn parameters_come_from_flags_and_from_the_configuration() {
    let folder = Folder::new().with("keys.template", LOOP);
    let open = folder.run(&["scan", "--fail-on", "never"]);
    assert_eq!(open.code, 3, "{}{}", open.stdout, open.stderr);
    assert!(open.stdout.contains("keys.template:4"), "{}", open.stdout);
    let given = folder.run(&["scan", "--fail-on", "never", "--parameter", "Names=a,b"]);
    assert_eq!(given.code, 0, "{}", given.stdout);
    let wrong = folder.run(&["scan", "--parameter", "hunter2"]);
    assert_eq!(wrong.code, 2);
    assert!(!wrong.stderr.contains("hunter2"));
    let folder = folder.with("plimsoll.toml", "[cloudformation.parameters]\nNames = 'a,b'\n");
    assert_eq!(folder.run(&["scan", "--fail-on", "never"]).code, 0);
}

#[test]
fn a_pod_that_terraform_makes_is_judged_at_its_line() {
    let hcl = "resource \"kubernetes_pod\" \"p\" {\n  metadata { name = \"p\" }\n  spec {\n    container {\n      name  = \"c\"\n      \
               image = \"example.com/c:1\"\n      security_context {\n        privileged = true\n      }\n    }\n  }\n}\n";
    let folder = Folder::new().with("main.tf", hcl);
    let outcome = folder.run(&["scan", "--check", "privileged-container", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let place = &report["findings"][0]["places"][0];
    assert_eq!((outcome.code, &place["file"], &place["line"]), (1, &"main.tf".into(), &8.into()), "{}", outcome.stdout);
}

#[test]
fn a_fix_of_a_parameter_keeps_its_quotes() {
    let template = "Parameters:\n  Rotate: {Type: String, Default: \"false\"}\nResources:\n  Key:\n    \
                    Type: AWS::KMS::Key\n    Properties:\n      EnableKeyRotation: !Ref Rotate # by hand\n      \
                    KeyPolicy: {}\n";
    let text = format!("AWSTemplateFormatVersion: \"2010-09-09\"\n{template}");
    let folder = Folder::new().with("stack.yaml", &text);
    let outcome = folder.run(&["fix", "--apply", "--check", "kms-rotation-off"]);
    assert_eq!(outcome.code, 0, "{}", outcome.stderr);
    let after = std::fs::read_to_string(folder.path().join("stack.yaml")).expect("a file");
    assert_eq!(after, text.replace("\"false\"", "\"true\""));
    let again = folder.run(&["fix", "--check", "kms-rotation-off"]);
    assert_eq!((again.code, again.stdout.as_str()), (0, ""), "{}", again.stderr);
}
