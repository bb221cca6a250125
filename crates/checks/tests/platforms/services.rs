//! Services of ECS, each with a line of its own.

use super::*;

const TERRAFORM: &str = r#"
resource "aws_ecs_cluster" "main" {
  name = "main"
}
resource "aws_ecs_service" "front" {
  name             = "front"
  cluster          = aws_ecs_cluster.main.id
  launch_type      = "FARGATE"
  platform_version = "1.4.0"
  task_definition  = aws_ecs_task_definition.front.arn
}
resource "aws_ecs_task_definition" "front" {
  family                = "front"
  container_definitions = jsonencode([{ name = "app", image = "example.com/app:1.2.3" }])
}
resource "aws_ecs_service" "back" {
  name            = "back"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.back.arn
  capacity_provider_strategy {
    capacity_provider = aws_ecs_capacity_provider.machines.name
  }
}
resource "aws_ecs_task_definition" "back" {
  family                = "back"
  container_definitions = jsonencode([{ name = "app", image = "example.com/app:1.2.3", privileged = true }])
}
resource "aws_ecs_capacity_provider" "machines" {
  name = "machines"
  auto_scaling_group_provider {
    auto_scaling_group_arn = aws_autoscaling_group.machines.arn
  }
}
resource "aws_autoscaling_group" "machines" {
  launch_template {
    id = aws_launch_template.machines.id
  }
}
resource "aws_launch_template" "machines" {
  image_id = "ami-1"
}
"#;

const CLOUDFORMATION: &str = r#"
AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Main:
    Type: AWS::ECS::Cluster
    Properties:
      CapacityProviders: [FARGATE]
      DefaultCapacityProviderStrategy:
        - CapacityProvider: FARGATE
          Weight: 1
  Front:
    Type: AWS::ECS::Service
    Properties:
      Cluster: !Ref Main
      TaskDefinition: !Ref Task
  Back:
    Type: AWS::ECS::Service
    Properties:
      Cluster: !Ref Main
      LaunchType: EC2
      TaskDefinition: !Ref Task
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: app
          Image: example.com/app:1.2.3
"#;

#[test]
fn each_service_has_the_mode_of_what_it_runs_on() {
    let found = assessed(&[("main.tf", TERRAFORM)]);
    assert_eq!(modes(&found, "aws_ecs_service.front"), sure(&["ecs-fargate"]));
    assert_eq!(modes(&found, "aws_ecs_service.back"), sure(&["ecs-ec2"]));
    assert!(platform(&found, "aws_ecs_service.front").facts.contains(&"platform version 1.4.0".to_owned()));
    let theirs = |name| platform(&found, name).total().provider;
    assert!(theirs("aws_ecs_service.front") > theirs("aws_ecs_service.back"));
}

#[test]
fn a_cluster_decides_for_services_that_say_nothing() {
    let found = assessed(&[("stack.yaml", CLOUDFORMATION)]);
    assert_eq!(modes(&found, "Front"), sure(&["ecs-fargate"]));
    assert_eq!(modes(&found, "Back"), sure(&["ecs-ec2"]));
    let silent = CLOUDFORMATION.replace("FARGATE", "FARGATE_SPOT").replace("      LaunchType: EC2\n", "");
    assert_eq!(modes(&assessed(&[("stack.yaml", &silent)]), "Back"), sure(&["ecs-fargate"]));
}

#[test]
fn a_service_without_a_word_of_what_it_runs_on_is_on_instances() {
    let text = TERRAFORM.replace("  launch_type      = \"FARGATE\"\n", "");
    assert_eq!(modes(&assessed(&[("main.tf", &text)]), "aws_ecs_service.front"), sure(&["ecs-ec2"]));
    // In a cluster that is not in the input it cannot be told.
    let text = text.replace("aws_ecs_cluster.main.id", "\"elsewhere\"");
    let (modes, certain) = modes(&assessed(&[("main.tf", &text)]), "aws_ecs_service.front");
    assert!(!certain && modes.len() > 1 && modes.iter().all(|mode| mode.starts_with("ecs-")), "{modes:?}");
}

#[test]
fn findings_belong_to_whom_their_service_asks_most_of() {
    let found = assessed(&[("main.tf", TERRAFORM)]);
    assert_eq!(owner(&found, "metadata-v1-allowed", "aws_launch_template.machines"), Some(Owner::Customer));
    assert_eq!(owner(&found, "task-container-privileged", "aws_ecs_task_definition.back"), Some(Owner::Customer));
}

#[test]
fn instances_that_ecs_manages_are_a_mode_of_their_own() {
    let provider = r#"
resource "aws_ecs_capacity_provider" "managed" {
  name = "managed"
  managed_instances_provider {
    infrastructure_role_arn = "arn:aws:iam::123456789012:role/ecs"
  }
}
"#;
    let text =
        TERRAFORM.replace("= aws_ecs_capacity_provider.machines.name", "= aws_ecs_capacity_provider.managed.name");
    let found = assessed(&[("main.tf", &format!("{text}{provider}"))]);
    assert_eq!(modes(&found, "aws_ecs_service.back"), sure(&["ecs-managed-instances"]));
}

#[test]
fn tasks_beside_pods_leave_the_pods_mode_alone() {
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: app\n      \
               image: example.com/app:1.2.3\n      securityContext: {privileged: true}\n";
    let found = assessed(&[("main.tf", TERRAFORM), ("pod.yaml", pod)]);
    assert_eq!(modes(&found, "aws_ecs_service.front"), sure(&["ecs-fargate"]));
    assert_eq!(found.line.platforms.len(), 2);
    assert!(found.line.modes.modes.iter().any(|mode| mode == "self-managed"), "{:?}", found.line.modes);
    assert_eq!(owner(&found, "privileged-container", "web"), Some(Owner::Customer));
    // A pod's gap is nothing of a service's.
    let alone = assessed(&[("main.tf", TERRAFORM)]);
    assert_eq!(platform(&found, "aws_ecs_service.front").areas, platform(&alone, "aws_ecs_service.front").areas);
}

#[test]
fn a_task_that_no_service_runs_stands_alone() {
    let task = r#"{"family":"web","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc",
        "containerDefinitions":[{"name":"app","image":"example.com/app:1.2.3"}]}"#;
    let found = assessed(&[("task.json", task)]);
    assert_eq!(modes(&found, "web"), sure(&["ecs-fargate"]));
    assert_eq!(platform(&found, "web").kind, "task");
}

#[test]
fn a_mode_that_is_told_wins() {
    let found = assessed_in(&[("main.tf", TERRAFORM)], &["ecs-external"]);
    assert_eq!(modes(&found, "aws_ecs_service.front"), sure(&["ecs-external"]));
}
