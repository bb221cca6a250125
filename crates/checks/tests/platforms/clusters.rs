//! Clusters of Kubernetes, each with a line of its own.

use super::*;

const EKS: &str = r#"
resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/cluster"
  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}
resource "aws_eks_node_group" "workers" {
  cluster_name  = aws_eks_cluster.main.name
  node_role_arn = "arn:aws:iam::123456789012:role/node"
  subnet_ids    = ["subnet-1"]
  launch_template {
    id      = aws_launch_template.workers.id
    version = 1
  }
}
resource "aws_launch_template" "workers" {
  image_id = "ami-1"
}
resource "aws_eks_fargate_profile" "batch" {
  cluster_name           = aws_eks_cluster.main.name
  fargate_profile_name   = "batch"
  pod_execution_role_arn = "arn:aws:iam::123456789012:role/pods"
  subnet_ids             = ["subnet-1"]
  selector {
    namespace = "batch-*"
    labels    = { tier = "jobs" }
  }
}
"#;

const AUTO: &str = r#"
resource "aws_eks_cluster" "auto" {
  name     = "auto"
  role_arn = "arn:aws:iam::123456789012:role/cluster"
  vpc_config {
    subnet_ids = ["subnet-1"]
  }
  compute_config {
    enabled = true
  }
}
"#;

fn pod(name: &str, namespace: &str, labels: &str) -> String {
    format!(
        "apiVersion: v1\nkind: Pod\nmetadata: {{name: {name}, namespace: {namespace}, labels: {{{labels}}}}}\nspec:\n  \
         hostNetwork: true\n  containers:\n    - name: app\n      image: example.com/app:1.2.3\n"
    )
}

#[test]
fn each_cluster_has_the_modes_of_what_runs_its_pods() {
    let found = assessed(&[("main.tf", &format!("{EKS}{AUTO}"))]);
    assert_eq!(modes(&found, "aws_eks_cluster.main"), sure(&["eks-mng", "eks-fargate"]));
    assert_eq!(modes(&found, "aws_eks_cluster.auto"), sure(&["eks-auto"]));
    let theirs = |name| platform(&found, name).total().provider;
    assert!(theirs("aws_eks_cluster.auto") > theirs("aws_eks_cluster.main"));
}

#[test]
fn a_cluster_without_a_word_of_what_runs_its_pods_may_be_in_any_mode_of_its_service() {
    let lone = EKS.split("resource \"aws_eks_node_group\"").next().unwrap();
    let (modes, certain) = modes(&assessed(&[("main.tf", lone)]), "aws_eks_cluster.main");
    assert!(!certain && modes.len() > 3 && modes.iter().all(|mode| mode.starts_with("eks-")), "{modes:?}");
}

#[test]
fn a_template_of_a_node_group_is_judged_in_its_mode() {
    let found = assessed(&[("main.tf", &format!("{EKS}{AUTO}"))]);
    assert_eq!(owner(&found, "metadata-v1-allowed", "aws_launch_template.workers"), Some(Owner::Customer));
}

#[test]
fn a_pod_that_a_profile_selects_runs_on_fargate() {
    let files = [
        ("main.tf", EKS.to_owned()),
        ("job.yaml", pod("job", "batch-night", "tier: jobs")),
        ("other.yaml", pod("other", "batch-night", "tier: web")),
        ("web.yaml", pod("web", "shop", "tier: jobs")),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let found = assessed(&files);
    assert_eq!(owner(&found, "host-network", "job"), Some(Owner::Provider));
    assert_eq!(owner(&found, "host-network", "other"), Some(Owner::Customer));
    assert_eq!(owner(&found, "host-network", "web"), Some(Owner::Customer));
}

#[test]
fn cloudformation_tells_the_same() {
    let text = r#"
AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Main:
    Type: AWS::EKS::Cluster
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/cluster
      ResourcesVpcConfig: {SubnetIds: [subnet-1]}
  Workers:
    Type: AWS::EKS::Nodegroup
    Properties:
      ClusterName: !Ref Main
      NodeRole: arn:aws:iam::123456789012:role/node
      Subnets: [subnet-1]
  Batch:
    Type: AWS::EKS::FargateProfile
    Properties:
      ClusterName: !Ref Main
      PodExecutionRoleArn: arn:aws:iam::123456789012:role/pods
      Selectors: [{Namespace: "batch-*", Labels: [{Key: tier, Value: jobs}]}]
"#;
    let (job, web) = (pod("job", "batch-night", "tier: jobs"), pod("web", "shop", "tier: jobs"));
    let found = assessed(&[("stack.yaml", text), ("job.yaml", &job), ("web.yaml", &web)]);
    assert_eq!(modes(&found, "Main"), sure(&["eks-mng", "eks-fargate"]));
    assert_eq!(owner(&found, "host-network", "job"), Some(Owner::Provider));
    assert_eq!(owner(&found, "host-network", "web"), Some(Owner::Customer));
}

#[test]
fn other_clouds_have_lines_too() {
    let text = r#"
resource "azurerm_kubernetes_cluster" "main" {
  name = "main"
}
resource "azurerm_kubernetes_cluster_node_pool" "more" {
  kubernetes_cluster_id = azurerm_kubernetes_cluster.main.id
}
resource "google_container_cluster" "auto" {
  name             = "auto"
  enable_autopilot = true
}
resource "google_container_cluster" "own" {
  name = "own"
}
"#;
    let found = assessed(&[("main.tf", text)]);
    assert_eq!(modes(&found, "azurerm_kubernetes_cluster.main"), sure(&["aks"]));
    assert_eq!(modes(&found, "google_container_cluster.auto"), sure(&["gke-autopilot"]));
    assert_eq!(modes(&found, "google_container_cluster.own"), sure(&["gke-standard"]));
}
