//! Attributes that are secrets whatever their names say, by the type of their resource: as data.

/// What a resource keeps secret: paths below it, lists and blocks counted as one step.
#[rustfmt::skip]
const TERRAFORM: &[(&str, &[&str])] = &[
    ("alicloud_kms_secret", &["secret_data"]),
    ("aws_iam_access_key", &["secret", "ses_smtp_password_v4"]),
    ("aws_kms_secrets", &["plaintext"]),
    ("aws_secretsmanager_random_password", &["random_password"]),
    ("aws_secretsmanager_secret_version", &["secret_string", "secret_string_wo", "secret_binary"]),
    ("aws_ssm_parameter", &["value", "value_wo", "insecure_value"]),
    ("aws_ssm_parameters_by_path", &["values"]),
    ("azurerm_container_app", &["secret.value"]),
    ("azurerm_key_vault_certificate", &["certificate.contents"]),
    ("azurerm_key_vault_secret", &["value", "value_wo"]),
    ("azurerm_kubernetes_cluster", &["kube_config", "kube_config_raw", "kube_admin_config", "kube_admin_config_raw"]),
    ("azurerm_storage_account", &["primary_connection_string", "primary_blob_connection_string",
        "secondary_connection_string", "secondary_blob_connection_string"]),
    ("cloudflare_workers_secret", &["secret_text"]),
    ("docker_config", &["data"]),
    ("docker_secret", &["data"]),
    ("doppler_secret", &["value"]),
    ("github_actions_environment_secret", &["plaintext_value", "encrypted_value"]),
    ("github_actions_organization_secret", &["plaintext_value", "encrypted_value"]),
    ("github_actions_secret", &["plaintext_value", "encrypted_value"]),
    ("github_codespaces_secret", &["plaintext_value", "encrypted_value"]),
    ("github_dependabot_secret", &["plaintext_value", "encrypted_value"]),
    ("gitlab_group_variable", &["value"]),
    ("gitlab_instance_variable", &["value"]),
    ("gitlab_project_variable", &["value"]),
    ("google_container_cluster", &["master_auth.client_key", "master_auth.password"]),
    ("google_secret_manager_regional_secret_version", &["secret_data"]),
    ("google_secret_manager_secret_version", &["secret_data", "secret_data_wo"]),
    ("google_service_account_key", &["private_key"]),
    ("helm_release", &["set_sensitive.value", "set_wo.value", "repository_password"]),
    ("heroku_app", &["sensitive_config_vars"]),
    ("heroku_config", &["sensitive_vars"]),
    ("infisical_secret", &["value"]),
    ("kubernetes_secret", &["data", "binary_data", "data_wo", "binary_data_wo"]),
    ("kubernetes_secret_v1", &["data", "binary_data", "data_wo", "binary_data_wo"]),
    ("kubernetes_secret_v1_data", &["data"]),
    ("nomad_variable", &["items"]),
    ("oci_vault_secret", &["secret_content.content"]),
    ("random_password", &["result", "bcrypt_hash"]),
    ("scaleway_secret_version", &["data"]),
    ("sops_file", &["data", "raw"]),
    ("tencentcloud_ssm_secret_version", &["secret_string", "secret_binary"]),
    ("tls_private_key", &["private_key_pem", "private_key_openssh", "private_key_pem_pkcs8"]),
    ("vault_generic_secret", &["data_json", "data"]),
    ("vault_kv_secret", &["data_json", "data"]),
    ("vault_kv_secret_v2", &["data_json", "data"]),
    ("yandex_lockbox_secret_version", &["entries.text_value"]),
];

/// The same for CloudFormation.
const CLOUDFORMATION: &[(&str, &[&str])] =
    &[("AWS::SecretsManager::Secret", &["SecretString", "GenerateSecretString.SecretStringTemplate"])];

/// The paths of what a resource of Terraform keeps secret.
pub(super) fn of_terraform(kind: &str) -> &'static [&'static str] {
    TERRAFORM
        .binary_search_by_key(&kind, |(known, _)| known)
        .ok()
        .and_then(|at| TERRAFORM.get(at))
        .map_or(&[], |(_, paths)| paths)
}

/// The paths of what a resource of CloudFormation keeps secret.
pub(super) fn of_cloudformation(kind: &str) -> &'static [&'static str] {
    CLOUDFORMATION.iter().find(|(known, _)| *known == kind).map_or(&[], |(_, paths)| paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(TERRAFORM.is_sorted_by_key(|(kind, _)| *kind));
        assert_eq!(of_terraform("docker_secret"), ["data"]);
        assert!(of_terraform("docker_image").is_empty());
    }
}
