//! Terraform: configuration, values, states and plans.

/// Files by their path.
pub const FILES: &[(&str, &str)] = &[
    ("tf/main.tf", MAIN),
    ("tf/flow.tf", FLOW),
    ("tf/cluster.tf", CLUSTER),
    ("tf/terraform.tfvars", VALUES),
    ("tf/more.auto.tfvars.json", VALUES_JSON),
    ("tf/vault/main.tf", MODULE),
    ("tf/user-data.sh", SCRIPT),
];

const MAIN: &str = r#"
resource "kubernetes_secret" "one" {
  metadata { name = "one" }
  data = { plain = "@S@", other = "@S@" }
}
resource "kubernetes_secret_v1" "two" {
  metadata { name = "two" }
  data = {
    bland       = "@S@"
    "a.conf"    = <<-EOT
      first @S@
      second = @S@
    EOT
    "quoted"    : "@S@"
    encoded     = base64encode("@S@")
    "${local.k}" = "pre-@S@-${local.region}"
  }
  binary_data = { x = "@S@" }
}
resource "kubernetes_config_map" "c" {
  metadata { name = "c" }
  data = { DB_PASSWORD = "@S@", COLOUR = "blue", API_TOKEN : "@N@" }
}
resource "kubernetes_config_map_v1" "d" {
  metadata { name = "d" }
  data = { "app.properties" = "db.password=@N@\nx=y" }
}
resource "aws_ssm_parameter" "p" {
  name  = "/shop/bland"
  type  = "SecureString"
  value = "@S@"
}
resource "aws_ssm_parameter" "q" { 
  value = "@S@" 
  type = "SecureString" 
  name = "q" 
}
resource "aws_secretsmanager_secret_version" "v" {
  secret_id     = "x"
  secret_string = jsonencode({ user = "@S@", "bland" : "@S@", list = ["@S@"] })
}
resource "aws_secretsmanager_secret_version" "w" {
  secret_id     = "x"
  secret_string = "@S@"
}
resource "aws_secretsmanager_secret_version" "h" {
  secret_id     = "x"
  secret_string = <<EOF
{"bland": "@S@"}
EOF
}
resource "aws_db_instance" "d" {
  identifier          = "d"
  username            = "app"
  password            = "@S@"
  publicly_accessible = true
}
resource "aws_rds_cluster" "r" {
  cluster_identifier = "r"
  master_password    = trimspace("@S@")
  storage_encrypted  = false
}
resource "aws_elasticache_replication_group" "e" {
  replication_group_id = "e"
  description = "e"
  auth_token = upper("@S@")
}
resource "aws_redshift_cluster" "r" {
  cluster_identifier = "r"
  master_password    = var.missing ? "@S@" : "@S@"
}
resource "aws_lambda_function" "f" {
  function_name = "f"
  role = "x"
  environment { variables = { DB_PASSWORD = "@S@", LEVEL = "info" } }
}
resource "aws_instance" "i" {
  ami       = "ami-1"
  user_data = <<-EOF
    #!/bin/sh
    export DB_PASSWORD=@N@
    mysql -u root -p@N@ shop
  EOF
  metadata_options { http_tokens = "optional" }
}
resource "aws_launch_template" "l" {
  name      = "l"
  user_data = base64encode("export API_TOKEN=@N@")
}
resource "azurerm_key_vault_secret" "s" {
  name = "s"
  value = "@S@"
  key_vault_id = "x"
}
resource "azurerm_kubernetes_cluster" "k" {
  name = "k"
  service_principal {
    client_id = "x"
    client_secret = "@S@"
  }
  windows_profile {
    admin_username = "a"
    admin_password = "@S@"
  }
}
resource "google_secret_manager_secret_version" "g" {
  secret      = "x"
  secret_data = "@S@"
}
resource "google_sql_user" "u" { 
  name = "u"
  instance = "x"
  password = "@S@" 
}
resource "helm_release" "h" {
  name  = "h"
  chart = "x"
  set_sensitive {
    name  = "bland"
    value = "@S@"
  }
  set {
    name  = "db.password"
    value = "@S@"
  }
  values = [<<-EOT
    auth:
      password: @S@
  EOT
  ]
}
resource "helm_release" "i" {
  name  = "i"
  chart = "x"
  set_sensitive = [{ name = "bland", value = "@S@" }]
  set           = [{ name = "db.password", value = "@S@" }]
}
resource "vault_generic_secret" "v" {
  path      = "x"
  data_json = jsonencode({ bland = "@S@" })
}
resource "github_actions_secret" "g" {
  repository      = "x"
  secret_name     = "x"
  plaintext_value = "@S@"
}
resource "tls_self_signed_cert" "t" {
  private_key_pem = "@S@"
}
provider "aws" {
  region     = "eu-west-1"
  access_key = "@S@"
  secret_key = "@S@"
}
provider "kubernetes" {
  host  = "https://x"
  token = "@S@"
}
provider "postgresql" { 
  username = "x" 
  password = "@S@" 
}
"#;

const FLOW: &str = r#"
variable "bland" {
  sensitive = true
  default   = "@S@"
}
variable "mapped" {
  type      = map(string)
  default   = { first = "@S@", second = "@S@" }
  sensitive = true
}
variable "given" {
  type      = string
  sensitive = true
}
variable "listed" {
  type      = list(string)
  sensitive = true
}
variable "named" {
  type      = map(string)
  sensitive = true
}
variable "through" {}
variable "from_json" { sensitive = true }
variable "db_password" { default = "@S@" }
locals {
  k       = "key"
  region  = "eu-west-1"
  marked  = sensitive("@S@")
  marks   = sensitive(["@S@", "@S@"])
  reached = "@S@"
  deep    = { one = "@S@", two = { three = "@S@" } }
  all     = { for name, value in var.named : name => value }
}
output "told" {
  sensitive = true
  value     = "@S@"
}
resource "aws_db_instance" "reached" {
  identifier          = "reached-db"
  password            = local.reached
  publicly_accessible = true
}
resource "kubernetes_secret" "deep" {
  metadata { name = "deep" }
  data = local.deep
}
resource "aws_ssm_parameter" "through" {
  name  = "x"
  type  = "SecureString"
  value = var.through
}
resource "aws_s3_bucket" "each" {
  for_each = nonsensitive(var.named)
  bucket   = each.key
}
resource "aws_security_group" "each" {
  for_each    = toset(nonsensitive(var.listed))
  name        = each.value
  description = "for ${each.key}"
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_ecr_repository" "marked" {
  name                 = nonsensitive(local.marked)
  image_tag_mutability = "MUTABLE"
}
resource "aws_ecr_repository" "marks" {
  for_each             = toset(nonsensitive(local.marks))
  name                 = each.key
  image_tag_mutability = "MUTABLE"
}
resource "aws_ecr_repository" "given" {
  name                 = "repo-${nonsensitive(var.given)}"
  image_tag_mutability = "MUTABLE"
}
resource "aws_ecr_repository" "environment" {
  name                 = "repo-${var.from_environment}"
  image_tag_mutability = "MUTABLE"
}
variable "from_environment" { sensitive = true }
variable "from_flag" { sensitive = true }
resource "aws_ecr_repository" "flag" {
  name                 = "repo-${var.from_flag}"
  image_tag_mutability = "MUTABLE"
}
module "vault" {
  source   = "./vault"
  quiet    = "@S@"
  straight = "@S@"
  settings = { bland = "@S@" }
}
module "elsewhere" {
  source         = "terraform-aws-modules/rds/aws"
  password       = "@S@"
  engine         = "postgres"
}
"#;

const CLUSTER: &str = r#"
resource "aws_ecs_task_definition" "t" {
  family = "t"
  container_definitions = jsonencode([{
    environment = [{ name = "DB_PASSWORD", value = "@S@" }, { value = "@N@", name = "API_TOKEN" }]
    name        = "app"
    image       = "example.com/app"
    command     = ["run", "--password", "@N@", "--token=@N@"]
    privileged  = true
  }])
}
resource "aws_ecs_task_definition" "u" {
  family                = "u"
  container_definitions = <<DEF
[{"environment": [{"name": "DB_PASSWORD", "value": "@S@"}], "name": "app", "image": "x", "privileged": true,
  "command": ["sh", "-c", "mysql -p@N@ shop"]}]
DEF
}
resource "aws_ecs_task_definition" "v" {
  family                = "v"
  container_definitions = "[{\"environment\":[{\"value\":\"@S@\",\"name\":\"DB_PASSWORD\"}],\"name\":\"app\",\"image\":\"x\",\"privileged\":true}]"
}
resource "aws_batch_job_definition" "b" {
  name = "b"
  type = "container"
  container_properties = jsonencode({ environment = [{ name = "ADMIN_PASSWORD", value = "@S@" }] })
}
resource "aws_codebuild_project" "b" {
  name = "b"
  environment {
    environment_variable {
      name  = "REGISTRY_PASSWORD"
      value = "@S@"
    }
  }
}
resource "kubernetes_deployment" "d" {
  metadata { name = "d" }
  spec {
    template {
      spec {
        container {
          name  = "app"
          image = "x"
          env {
            name  = "DB_PASSWORD"
            value = "@S@"
          }
          env { 
            value = "@N@"
            name = "API_TOKEN"
          }
          args = ["--token", "@N@"]
          security_context { privileged = true }
        }
      }
    }
  }
}
resource "kubernetes_manifest" "m" {
  manifest = {
    apiVersion = "v1"
    kind       = "Secret"
    metadata   = { name = "m" }
    stringData = { bland = "@S@" }
  }
}
resource "kubectl_manifest" "m" {
  yaml_body = <<-YAML
    apiVersion: v1
    kind: Secret
    metadata: {name: m}
    stringData:
      bland: @S@
  YAML
}
"#;

const VALUES: &str = r#"
given   = "@S@"
listed  = ["@S@", "@S@"]
through = "@S@"
named   = { "@S@" = "@S@", @S@ = "@S@" }
db_password = "@S@"
bland = <<-EOT
  @S@
EOT
"#;

const VALUES_JSON: &str = r#"{"from_json": "@S@", "mapped": {"first": "@S@", "@S@": ["@S@"]}}"#;

const MODULE: &str = r#"
variable "quiet" {}
variable "straight" { sensitive = true }
variable "settings" {
  type = map(string)
}
resource "aws_ssm_parameter" "quiet" {
  name  = "quiet"
  type  = "SecureString"
  value = var.quiet
}
resource "kubernetes_secret" "settings" {
  metadata { name = "x" }
  data = var.settings
}
"#;

const SCRIPT: &str = r#"#!/bin/sh
export DB_PASSWORD='@N@'
curl -u admin:@N@ https://example.com/x
"#;
