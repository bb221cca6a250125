use crate::show::resources;

fn of(version: &str, arguments: &str) -> String {
    let main = format!(
        "module \"eks\" {{\n  source = \"terraform-aws-modules/eks/aws\"\n  version = \"{version}\"\n{arguments}\n}}\n"
    );
    resources(&[("main.tf", &main)])
}

fn cluster(version: &str, arguments: &str) -> String {
    let all = of(version, arguments);
    all.lines().find(|line| line.starts_with("module.eks.aws_eks_cluster.this[0] ")).unwrap().to_owned()
}

#[test]
fn the_defaults_of_a_version_hold_where_nothing_is_said() {
    for (version, public, private, logs, encrypted) in [
        ("17.24.0", true, false, false, false),
        ("~> 18.0", true, false, true, false),
        ("~> 19.0", false, true, true, true),
        ("~> 20.0", false, true, true, true),
        ("~> 21.0", false, true, true, true),
    ] {
        let shown = cluster(version, "");
        assert!(shown.contains(&format!("endpoint_public_access: {public}")), "{version} {shown}");
        assert!(shown.contains(&format!("endpoint_private_access: {private}")), "{version} {shown}");
        assert_eq!(shown.contains("\"audit\""), logs, "{version} {shown}");
        assert_eq!(shown.contains("\"secrets\""), encrypted, "{version} {shown}");
        assert_eq!(shown.contains("key_arn: ?module.eks.aws_kms_key.this.arn"), encrypted, "{version} {shown}");
    }
}

#[test]
fn arguments_decide_and_are_where_the_value_stands() {
    let shown = cluster("~> 20.0", "  cluster_endpoint_public_access = true\n  cluster_encryption_config = {}\n");
    assert!(shown.contains("endpoint_public_access: true"), "{shown}");
    assert!(!shown.contains("encryption_config"), "{shown}");
    let main = "module \"eks\" {\n  source = \"terraform-aws-modules/eks/aws\"\n  endpoint_public_access = true\n}\n";
    let all = crate::show::evaluated(&[("main.tf", main)], &plimsoll_iac::Settings::default());
    assert!(all.blind.is_empty());
    let vpc = all.resources[0].tree.root().get("vpc_config").unwrap().items().next().unwrap();
    let node = vpc.get("endpoint_public_access").unwrap();
    assert_eq!((node.span().start as usize, node.text()), (main.find("true").unwrap(), "true"));
}

#[test]
fn node_groups_have_the_metadata_options_of_the_module() {
    let groups = "  eks_managed_node_groups = {\n    a = {}\n    b = {\n      metadata_options = { http_tokens = \"optional\" }\n    }\n  }\n";
    let shown = of("~> 20.0", groups);
    let template = |key: &str| {
        let start = format!("module.eks.aws_launch_template.this[\"{key}\"] ");
        shown.lines().find(|line| line.starts_with(&start)).unwrap().to_owned()
    };
    assert!(template("a").contains("http_put_response_hop_limit: 2, http_tokens: \"required\""), "{}", template("a"));
    assert!(template("b").contains("http_tokens: \"optional\""), "{}", template("b"));
    assert!(shown.contains("launch_template: [{id: ?module.eks.aws_launch_template.this[\"a\"].id}]"), "{shown}");
}

#[test]
fn networks_and_services_are_made_too() {
    let main = r#"
module "vpc" {
  source = "terraform-aws-modules/vpc/aws"
  version = "~> 5.0"
  public_subnets = ["10.0.1.0/24"]
}
module "eks" {
  source = "terraform-aws-modules/eks/aws"
  subnet_ids = module.vpc.public_subnets
}
module "ecs" {
  source = "terraform-aws-modules/ecs/aws"
  version = "~> 5.0"
  services = {
    web = { container_definitions = { app = { image = "a:1", readonly_root_filesystem = false } } }
  }
}
"#;
    let shown = resources(&[("main.tf", main)]);
    assert!(shown.contains("subnet_ids: [?module.vpc.aws_subnet.public[0].id]"), "{shown}");
    assert!(shown.contains("module.vpc.aws_subnet.public[0] {"), "{shown}");
    assert!(!shown.contains("aws_flow_log"), "{shown}");
    assert!(shown.contains("readonlyRootFilesystem: false"), "{shown}");
    assert!(shown.contains("value: \"enabled\""), "{shown}");
}
