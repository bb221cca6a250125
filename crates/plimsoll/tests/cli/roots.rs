//! Root modules of Terraform that share what they are made of.

use serde_json::Value;

use crate::support::{Folder, Outcome};

const CHECK: &str = "eks-endpoint-open-to-all";
const NET: &str = r#"variable "public" {
  default = false
}
resource "aws_eks_cluster" "c" {
  name     = "c"
  role_arn = "arn:aws:iam::1:role/r"
  vpc_config {
    endpoint_public_access = var.public
    subnet_ids             = []
  }
}
"#;

fn call(name: &str, arguments: &str) -> String {
    format!("module \"{name}\" {{\n  source = \"../../k\"\n  {arguments}\n}}\n")
}

fn report(outcome: &Outcome) -> Value {
    serde_json::from_str(&outcome.stdout).unwrap_or_else(|e| panic!("{e}: {}{}", outcome.stdout, outcome.stderr))
}

/// Root and address of each finding's subjects.
fn told(report: &Value) -> Vec<Vec<String>> {
    let name = |s: &Value| format!("{} {}", s["root"].as_str().unwrap_or("-"), s["name"].as_str().expect("name"));
    let subjects = |f: &Value| {
        let also = f["also"].as_array().cloned().unwrap_or_default();
        std::iter::once(&f["subject"]).chain(&also).map(name).collect()
    };
    report["findings"].as_array().expect("findings").iter().map(subjects).collect()
}

fn public(folder: &Folder, more: &[&str]) -> Value {
    let asked = ["scan", "--allow-blind", "--today", "2026-11-22", "--check", CHECK, "--format", "json"];
    report(&folder.run(&[&asked[..], more].concat()))
}

#[test]
fn the_root_that_fails_is_named_and_no_other() {
    let folder = Folder::new()
        .with("k/main.tf", NET)
        .with("envs/a/main.tf", call("k", "public = true"))
        .with("envs/b/main.tf", call("k", ""));
    assert_eq!(told(&public(&folder, &[])), [["envs/a module.k.aws_eks_cluster.c"]]);
}

#[test]
fn what_roots_and_instances_show_alike_is_one_finding_with_all_addresses() {
    let folder = Folder::new()
        .with("k/main.tf", NET)
        .with("envs/a/main.tf", call("k", "public = true"))
        .with("envs/b/main.tf", call("k", "count = 2\n  public = true"));
    let report = public(&folder, &[]);
    let of_b = |at: u32| format!("envs/b module.k[{at}].aws_eks_cluster.c");
    assert_eq!(told(&report), [["envs/a module.k.aws_eks_cluster.c".to_owned(), of_b(0), of_b(1)]]);
    assert_eq!((report["counts"]["gaps"].as_u64(), report["counts"]["repeated"].as_u64()), (Some(3), Some(2)));
    for format in ["human", "concise", "sarif", "csv", "html", "markdown", "gitlab", "junit"] {
        let outcome = folder.run(&["scan", "--allow-blind", "--check", CHECK, "--format", format]);
        let shown = outcome.stdout.replace("&#x2f;", "/");
        for address in ["envs/a", "envs/b"] {
            assert!(shown.contains(address), "{format}: {shown}");
        }
    }
}

#[test]
fn a_waiver_and_a_baseline_speak_of_one_root() {
    let waiver = format!(
        "[[waiver]]\ncheck = '{CHECK}'\nwhere = {{ name = 'module.b.*' }}\nreason = 'x'\nowner = 'me'\nuntil = 2026-12-01\n"
    );
    let folder = Folder::new()
        .with("k/main.tf", NET)
        .with("envs/a/main.tf", call("k", "public = true"))
        .with("envs/b/main.tf", call("b", "public = true"))
        .with("plimsoll.waivers.toml", waiver);
    let report = public(&folder, &[]);
    assert_eq!(told(&report), [["envs/a module.k.aws_eks_cluster.c"]]);
    assert_eq!(report["waived"][0]["finding"]["subject"]["root"], "envs/b");
    // A root that comes later is not hidden by a baseline of those before.
    let base = folder.path().join("base.json");
    let base = base.to_str().expect("path");
    public(&folder, &["--no-waivers", "--write-baseline", base]);
    assert_eq!(told(&public(&folder, &["--no-waivers", "--baseline", base])), Vec::<Vec<String>>::new());
    let folder = folder.with("envs/0/main.tf", call("k", "public = true"));
    let later = public(&folder, &["--no-waivers", "--baseline", base]);
    assert_eq!(told(&later), [["envs/0 module.k.aws_eks_cluster.c"]]);
    assert_eq!(later["baseline"]["known"], 2);
}

#[test]
fn a_companion_of_one_root_closes_nothing_in_another() {
    let vpc =
        "resource \"aws_vpc\" \"v\" {\n  cidr_block = \"10.0.0.0/16\"\n}\noutput \"id\" {\n  value = aws_vpc.v.id\n}\n";
    let log = "resource \"aws_flow_log\" \"l\" {\n  vpc_id = module.k.id\n  traffic_type = \"ALL\"\n}\n";
    let folder = Folder::new()
        .with("k/main.tf", vpc)
        .with("envs/a/main.tf", call("k", "") + log)
        .with("envs/b/main.tf", call("k", ""));
    let report = report(&folder.run(&["scan", "--check", "vpc-without-flow-log", "--format", "json"]));
    assert_eq!(told(&report), [["envs/b module.k.aws_vpc.v"]]);
}

#[test]
fn nested_stacks_of_two_templates_are_told_apart() {
    let inner = "Parameters: {Public: {Type: String}}\nResources:\n  C:\n    Type: AWS::EKS::Cluster\n    Properties:\n      \
                 RoleArn: arn:aws:iam::1:role/r\n      \
                 ResourcesVpcConfig: {SubnetIds: [], EndpointPublicAccess: !Ref Public}\n";
    let outer = |public: &str| {
        let given = format!("{{TemplateURL: ./n.yaml, Parameters: {{Public: '{public}'}}}}");
        format!("Resources:\n  N:\n    Type: AWS::CloudFormation::Stack\n    Properties: {given}\n")
    };
    let folder = Folder::new().with("n.yaml", inner).with("a.yaml", outer("true"));
    let folder = folder.with("b.yaml", outer("false")).with("c.yaml", outer("true"));
    assert_eq!(told(&public(&folder, &[])), [["a.yaml N/C", "c.yaml N/C"]]);
}

#[test]
fn a_variable_that_no_root_module_has_is_told() {
    let folder = Folder::new().with("k/main.tf", NET);
    let outcome = folder.run(&["scan", "--fail-on", "never", "--var", "pubic=hunter2"]);
    assert_eq!(outcome.code, 3, "{}", outcome.stdout);
    assert!(outcome.stdout.contains("`pubic`") && outcome.stdout.contains("there are: public"), "{}", outcome.stdout);
    assert!(!format!("{}{}", outcome.stdout, outcome.stderr).contains("hunter2"));
    assert_eq!(folder.run(&["scan", "--fail-on", "never", "--var", "public=false"]).code, 0);
}

/// Verdicts of one check over root modules: findings and unknown verdicts.
fn judged(files: &[(&str, &str)], check: &str) -> (Vec<Vec<String>>, usize) {
    let folder = files.iter().fold(Folder::new(), |folder, (path, text)| folder.with(path, text));
    let all = ["scan", "--allow-blind", "--profile", "strict", "--check", check, "--format", "json"];
    let report = report(&folder.run(&all));
    (told(&report), report["unknowns"].as_array().map_or(0, Vec::len))
}

#[test]
fn a_setting_of_an_account_in_another_root_leaves_a_gap_open() {
    let volume = "resource \"aws_ebs_volume\" \"v\" {\n  availability_zone = \"a\"\n  encrypted = false\n}\n";
    let setting = "resource \"aws_ebs_encryption_by_default\" \"d\" {\n  enabled = true\n}\n";
    let both = format!("{volume}{setting}");
    let found = ["- aws_ebs_volume.v"];
    assert_eq!(judged(&[("a/main.tf", volume), ("b/main.tf", volume)], "volume-unencrypted").0, [found, found]);
    assert_eq!(judged(&[("a/main.tf", volume), ("b/main.tf", setting)], "volume-unencrypted"), (Vec::new(), 1));
    assert_eq!(judged(&[("a/main.tf", &both), ("b/main.tf", "locals {}\n")], "volume-unencrypted"), (Vec::new(), 0));
}

#[test]
fn across_roots_only_what_is_written_out_counts() {
    let repository = "resource \"aws_ecr_repository\" \"r\" {\n  name = \"app\"\n}\n";
    let policy = |name: &str| {
        format!(
            "resource \"aws_ecr_lifecycle_policy\" \"p\" {{\n  repository = {name}\n  policy = jsonencode({{ rules = [] }})\n}}\n"
        )
    };
    let of = |a: &str, b: &str| judged(&[("a/main.tf", a), ("b/main.tf", b)], "ecr-without-lifecycle");
    let gap = vec![vec!["- aws_ecr_repository.r".to_owned()]];
    // An address means the root's own.
    assert_eq!(of(repository, &policy("aws_ecr_repository.r.name")), (gap.clone(), 0));
    assert_eq!(of(repository, &policy("\"app\"")), (Vec::new(), 0));
    assert_eq!(of(repository, &policy("\"other\"")), (gap.clone(), 0));
    // The root's own comes first.
    assert_eq!(of(repository, &format!("{repository}{}", policy("\"app\""))), (gap.clone(), 0));
    // A data source may look for it.
    let data = "data \"aws_ecr_repository\" \"d\" {\n  name = var.name\n}\nvariable \"name\" {}\n";
    assert_eq!(of(repository, &format!("{data}{}", policy("data.aws_ecr_repository.d.name"))), (Vec::new(), 1));
    // Of two with the same name it cannot be told which is meant.
    let three = [("a/main.tf", repository), ("b/main.tf", repository), ("c/main.tf", &*policy("\"app\""))];
    assert_eq!(judged(&three, "ecr-without-lifecycle"), (Vec::new(), 2));
}
