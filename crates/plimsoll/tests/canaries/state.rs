//! States and plans of Terraform.

/// Files by their path.
pub const FILES: &[(&str, &str)] =
    &[("state/terraform.tfstate", STATE), ("state/shown.json", SHOWN), ("plan/plan.json", PLAN)];

const STATE: &str = r#"{
  "version": 4, "terraform_version": "1.9.0", "serial": 1, "lineage": "x",
  "outputs": {
    "told": {"value": {"bland": "@S@"}, "type": ["object", {"bland": "string"}], "sensitive": true},
    "db_password": {"value": "@S@", "type": "string"}
  },
  "resources": [
    {"mode": "managed", "type": "aws_ecs_task_definition", "name": "t", "instances": [{"attributes": {
      "family": "t",
      "container_definitions": "[{\"environment\":[{\"name\":\"DB_PASSWORD\",\"value\":\"@S@\"}],\"command\":[\"x\",\"--password\",\"@N@\"],\"image\":\"x\",\"name\":\"app\",\"privileged\":true}]"
    }}]},
    {"mode": "managed", "type": "aws_ecs_task_definition", "name": "u", "instances": [{"attributes": {
      "family": "u",
      "container_definitions": "[{\"environment\":[{\"value\":\"@S@\",\"name\":\"API_TOKEN\"}],\"image\":\"x\",\"name\":\"db_password\",\"privileged\":true}]"
    }}]},
    {"mode": "managed", "type": "kubernetes_secret", "name": "k", "instances": [{"attributes": {"data": {"bland": "@S@"}}}]},
    {"mode": "managed", "type": "aws_db_instance", "name": "d", "instances": [{"attributes": {
      "identifier": "d", "password": "@S@", "publicly_accessible": true
    }}]},
    {"mode": "managed", "type": "random_password", "name": "r", "instances": [{"attributes": {"result": "@S@", "bcrypt_hash": "@S@", "length": 8}}]},
    {"mode": "managed", "type": "tls_private_key", "name": "r", "instances": [{"attributes": {"private_key_pem": "@S@", "private_key_openssh": "@S@"}}]},
    {"mode": "data", "type": "aws_secretsmanager_secret_version", "name": "r", "instances": [{"attributes": {"secret_string": "@S@", "secret_id": "x"}}]},
    {"mode": "data", "type": "aws_ssm_parameter", "name": "r", "instances": [{"attributes": {"value": "@S@", "insecure_value": "@S@", "type": "SecureString"}}]},
    {"mode": "data", "type": "aws_eks_cluster_auth", "name": "r", "instances": [{"attributes": {"token": "@S@", "name": "x"}}]},
    {"mode": "managed", "type": "aws_iam_access_key", "name": "r", "instances": [{"attributes": {"secret": "@S@", "ses_smtp_password_v4": "@S@"}}]},
    {"mode": "managed", "type": "azurerm_kubernetes_cluster", "name": "r", "instances": [{"attributes": {"kube_config_raw": "@S@", "kube_admin_config_raw": "@S@",
      "kube_config": [{"client_certificate": "x", "client_key": "@S@", "password": "@S@", "host": "x"}]}}]},
    {"mode": "managed", "type": "azurerm_container_registry", "name": "r", "instances": [{"attributes": {"admin_password": "@S@", "admin_enabled": true}}]},
    {"mode": "managed", "type": "azurerm_storage_account", "name": "r", "instances": [{"attributes": {"primary_access_key": "@S@", "primary_connection_string": "@S@"}}]},
    {"mode": "managed", "type": "google_service_account_key", "name": "r", "instances": [{"attributes": {"private_key": "@S@"}}]},
    {"mode": "managed", "type": "aws_eks_cluster", "name": "c", "instances": [{"attributes": {"name": "shop", "marked": "@S@"},
      "sensitive_attributes": [[{"type": "get_attr", "value": "marked"}]]}]},
    {"mode": "managed", "type": "aws_ecr_repository", "name": "c", "instances": [{"index_key": "app", "attributes": {"name": "app", "image_tag_mutability": "MUTABLE"}}]}
  ]
}
"#;

const SHOWN: &str = r#"{"format_version": "1.0", "terraform_version": "1.9.0", "values": {
  "outputs": {"told": {"sensitive": true, "value": "@S@", "type": "string"}},
  "root_module": {"resources": [
    {"address": "aws_secretsmanager_secret_version.v", "mode": "managed", "type": "aws_secretsmanager_secret_version", "name": "v",
     "values": {"secret_string": "@S@"}, "sensitive_values": {}},
    {"address": "aws_ecs_task_definition.t", "mode": "managed", "type": "aws_ecs_task_definition", "name": "t",
     "values": {"container_definitions": "[{\"environment\":[{\"name\":\"DB_PASSWORD\",\"value\":\"@S@\"}],\"name\":\"app\",\"image\":\"x\",\"privileged\":true}]", "family": "t"},
     "sensitive_values": {}}
  ]}}}
"#;

const PLAN: &str = r#"{"format_version": "1.2", "terraform_version": "1.9.0",
  "variables": {"bland": {"value": "@S@"}, "db_password": {"value": "@S@"}, "deep": {"value": {"a": ["@S@"]}}},
  "planned_values": {"outputs": {"o": {"sensitive": true, "value": ["@S@"]}}, "root_module": {"resources": [
    {"address": "aws_db_instance.d", "mode": "managed", "type": "aws_db_instance", "name": "d",
     "values": {"identifier": "d", "password": "@S@", "publicly_accessible": true}, "sensitive_values": {"password": true}},
    {"address": "aws_ssm_parameter.p", "mode": "managed", "type": "aws_ssm_parameter", "name": "p",
     "values": {"type": "SecureString", "value": "@S@"}, "sensitive_values": {}},
    {"address": "kubernetes_secret.p", "mode": "managed", "type": "kubernetes_secret", "name": "p",
     "values": {"metadata": [{"name": "p"}], "data": {"bland": "@S@"}}, "sensitive_values": {"data": true}},
    {"address": "aws_ecs_task_definition.t", "mode": "managed", "type": "aws_ecs_task_definition", "name": "t",
     "values": {"container_definitions": "[{\"environment\":[{\"name\":\"DB_PASSWORD\",\"value\":\"@S@\"}],\"name\":\"app\",\"image\":\"x\",\"privileged\":true}]", "family": "t"},
     "sensitive_values": {}}
  ], "child_modules": [{"address": "module.m", "resources": [
    {"address": "module.m.kubernetes_secret.p", "mode": "managed", "type": "kubernetes_secret", "name": "p",
     "values": {"data": {"bland": "@S@"}}, "sensitive_values": {}}]}]}},
  "resource_changes": [
    {"address": "aws_db_instance.d", "mode": "managed", "type": "aws_db_instance", "name": "d",
     "change": {"actions": ["update"], "before": {"password": "@S@", "tags": {"x": "@S@"}}, "after": {"password": "@S@"},
       "before_sensitive": {"password": true, "tags": {"x": true}}, "after_sensitive": {"password": true}, "after_unknown": {}}},
    {"address": "aws_ssm_parameter.p", "mode": "managed", "type": "aws_ssm_parameter", "name": "p",
     "change": {"actions": ["create"], "before": null, "after": {"value": "@S@", "type": "SecureString"}, "after_unknown": {}}}
  ],
  "output_changes": {"o": {"actions": ["create"], "before": null, "after": "@S@", "after_sensitive": true}},
  "prior_state": {"format_version": "1.0", "values": {"root_module": {"resources": [
    {"address": "data.aws_secretsmanager_secret_version.v", "mode": "data", "type": "aws_secretsmanager_secret_version", "name": "v",
     "values": {"secret_string": "@S@"}, "sensitive_values": {}}]}}},
  "configuration": {"provider_config": {"aws": {"name": "aws", "expressions": {"secret_key": {"constant_value": "@S@"}}}},
    "root_module": {
    "variables": {"bland": {"sensitive": true, "default": "@S@"}, "db_password": {"default": "@S@"}, "deep": {"sensitive": true}},
    "module_calls": {"m": {"source": "./m", "expressions": {"bland": {"constant_value": "@S@"}},
       "module": {"variables": {"bland": {"sensitive": true}}}}},
    "resources": [
      {"address": "aws_db_instance.d", "mode": "managed", "type": "aws_db_instance", "name": "d",
       "expressions": {"password": {"constant_value": "@S@"}, "identifier": {"constant_value": "d"}}},
      {"address": "aws_ssm_parameter.p", "mode": "managed", "type": "aws_ssm_parameter", "name": "p",
       "expressions": {"value": {"constant_value": "@S@"}}},
      {"address": "kubernetes_secret.p", "mode": "managed", "type": "kubernetes_secret", "name": "p",
       "expressions": {"data": {"constant_value": {"bland": "@S@"}}}}
    ]}}}
"#;
