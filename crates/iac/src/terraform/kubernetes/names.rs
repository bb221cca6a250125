//! Names of the provider's schema and those of the API: blocks are in the singular there, and words are parted by `_`.

/// Words that the API writes in capitals, but at the start of a name.
const CAPITALS: &[(&str, &str)] = &[
    ("cidr", "CIDR"),
    ("id", "ID"),
    ("ip", "IP"),
    ("ipc", "IPC"),
    ("ips", "IPs"),
    ("pid", "PID"),
    ("uri", "URI"),
    ("urls", "URLs"),
];

/// Names that follow no rule. Sorted.
#[rustfmt::skip]
const SPELT: &[(&str, &str)] = &[
    ("binary_data_wo", "data"),
    ("ceph_fs", "cephfs"),
    ("ceph_monitors", "monitors"),
    ("data_disk_uri", "diskURI"),
    ("data_wo", "stringData"),
    ("dataset_uuid", "datasetUUID"),
    ("downward_api", "downwardAPI"),
    ("endpoints_name", "endpoints"),
    ("insecure_skip_tls_verify", "insecureSkipTLSVerify"),
    ("rados_user", "user"),
    ("rbd_image", "image"),
    ("rbd_pool", "pool"),
    ("run_as_username", "runAsUserName"),
    ("storage_provisioner", "provisioner"),
    ("target_cpu_utilization_percentage", "targetCPUUtilizationPercentage"),
    ("target_ww_ns", "targetWWNs"),
    ("timezone", "timeZone"),
];

/// A name in the API's spelling.
pub(super) fn camel(name: &str) -> String {
    if let Ok(at) = SPELT.binary_search_by_key(&name, |row| row.0) {
        return SPELT[at].1.to_owned();
    }
    let mut out = String::with_capacity(name.len());
    for (index, word) in name.split('_').enumerate() {
        let capitals = CAPITALS.iter().find(|(own, _)| index > 0 && *own == word);
        match (capitals, word.chars().next()) {
            (Some((_, capitals)), _) => out.push_str(capitals),
            (None, Some(first)) if index > 0 => {
                out.extend(first.to_uppercase());
                out.push_str(&word[first.len_utf8()..]);
            }
            _ => out.push_str(word),
        }
    }
    out
}

/// A name of the API in the provider's spelling.
pub(super) fn snake(name: &str) -> String {
    if let Some((own, _)) = SPELT.iter().find(|(_, api)| *api == name) {
        return (*own).to_owned();
    }
    let mut rest = name;
    let mut out = String::with_capacity(name.len() + 4);
    while let Some(first) = rest.chars().next() {
        let capitals = CAPITALS.iter().filter(|(_, capitals)| !out.is_empty() && rest.starts_with(capitals));
        match capitals.max_by_key(|(_, capitals)| capitals.len()) {
            Some((own, capitals)) => {
                out.push('_');
                out.push_str(own);
                rest = &rest[capitals.len()..];
            }
            None => {
                if first.is_uppercase() {
                    out.push('_');
                }
                out.extend(first.to_lowercase());
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    out
}

/// Fields of pods and containers that the provider has no attribute for.
const LACKING: &[&str] = &["appArmorProfile", "hostProcess", "hostUsers", "procMount", "resizePolicy"];

/// Whether the provider has an attribute for a field of the API.
pub(super) fn is_there(name: &str) -> bool {
    !LACKING.contains(&name)
}

/// The blocks that the items of a list of the API stand in.
pub(super) fn item(name: &str) -> Option<&'static str> {
    LISTS.iter().find(|(_, list)| *list == name).map(|(own, _)| *own)
}

/// Blocks that stand for the items of a list, and the list's name in the API. Sorted. All other blocks are objects.
#[rustfmt::skip]
const LISTS: &[(&str, &str)] = &[
    ("address", "addresses"),
    ("allowed_flex_volumes", "allowedFlexVolumes"),
    ("allowed_host_paths", "allowedHostPaths"),
    ("allowed_topologies", "allowedTopologies"),
    ("cluster_role_selectors", "clusterRoleSelectors"),
    ("container", "containers"),
    ("egress", "egress"),
    ("endpoint", "endpoints"),
    ("env", "env"),
    ("env_from", "envFrom"),
    ("ephemeral_container", "ephemeralContainers"),
    ("from", "from"),
    ("host_aliases", "hostAliases"),
    ("host_ports", "hostPorts"),
    ("http_header", "httpHeaders"),
    ("image_pull_secret", "imagePullSecrets"),
    ("image_pull_secrets", "imagePullSecrets"),
    ("ingress", "ingress"),
    ("init_container", "initContainers"),
    ("items", "items"),
    ("limit", "limits"),
    ("match_condition", "matchConditions"),
    ("match_expression", "matchExpressions"),
    ("match_expressions", "matchExpressions"),
    ("match_fields", "matchFields"),
    ("match_label_expressions", "matchLabelExpressions"),
    ("metric", "metrics"),
    ("node_selector_term", "nodeSelectorTerms"),
    ("not_ready_address", "notReadyAddresses"),
    ("on_pod_condition", "onPodConditions"),
    ("option", "options"),
    ("path", "paths"),
    ("policy", "policies"),
    ("port", "ports"),
    ("ports", "ports"),
    ("preferred_during_scheduling_ignored_during_execution", "preferredDuringSchedulingIgnoredDuringExecution"),
    ("range", "ranges"),
    ("readiness_gate", "readinessGates"),
    ("rule", "rules"),
    ("sources", "sources"),
    ("subject", "subjects"),
    ("subset", "subsets"),
    ("sysctl", "sysctls"),
    ("tls", "tls"),
    ("to", "to"),
    ("token_requests", "tokenRequests"),
    ("toleration", "tolerations"),
    ("topology_spread_constraint", "topologySpreadConstraints"),
    ("volume", "volumes"),
    ("volume_claim_template", "volumeClaimTemplates"),
    ("volume_device", "volumeDevices"),
    ("volume_mount", "volumeMounts"),
    ("webhook", "webhooks"),
];

/// The list that blocks of this name below this parent are items of.
pub(super) fn list(parent: &str, name: &str) -> Option<&'static str> {
    match (parent, name) {
        // The backend of an ingress has one port, and an ephemeral volume one claim.
        ("service", "port") | ("ephemeral", "volume_claim_template") => None,
        ("external" | "object" | "pods", "metric") => None,
        ("pod_affinity" | "pod_anti_affinity", REQUIRED) => Some("requiredDuringSchedulingIgnoredDuringExecution"),
        // At the top of a service account.
        ("", "secret") => Some("secrets"),
        _ => LISTS.binary_search_by_key(&name, |row| row.0).ok().map(|at| LISTS[at].1),
    }
}

const REQUIRED: &str = "required_during_scheduling_ignored_during_execution";

/// Numbers that the provider takes as texts.
const NUMBERS: &[&str] = &[
    "fs_group",
    "max_surge",
    "max_unavailable",
    "min_available",
    "number",
    "port",
    "replicas",
    "run_as_group",
    "run_as_user",
    "service_port",
    "target_port",
    "toleration_seconds",
    "ttl_seconds_after_finished",
];

pub(super) fn is_number(name: &str, text: &str) -> bool {
    NUMBERS.contains(&name) && !text.is_empty() && text.len() < 19 && text.bytes().all(|b| b.is_ascii_digit())
}

/// Attributes that are booleans in the provider's schema, where Terraform takes their spelling as a text too.
pub(super) fn is_switch(name: &str) -> bool {
    const SWITCHES: &[&str] = &[
        "allocate_load_balancer_node_ports",
        "allow_privilege_escalation",
        "automount_service_account_token",
        "default_allow_privilege_escalation",
        "enable_service_links",
        "host_ipc",
        "host_network",
        "host_pid",
        "host_process",
        "host_users",
        "immutable",
        "optional",
        "paused",
        "privileged",
        "publish_not_ready_addresses",
        "read_only",
        "read_only_root_filesystem",
        "run_as_non_root",
        "share_process_namespace",
        "stdin",
        "stdin_once",
        "suspend",
        "tty",
    ];
    SWITCHES.contains(&name)
}

/// Rights of files, which the provider takes as octal texts.
pub(super) fn is_mode(name: &str) -> bool {
    matches!(name, "default_mode" | "mode")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelt_as_the_api_does() {
        let pairs = [
            ("read_only_root_filesystem", "readOnlyRootFilesystem"),
            ("host_pid", "hostPID"),
            ("cluster_ips", "clusterIPs"),
            ("ip_block", "ipBlock"),
            ("se_linux_options", "seLinuxOptions"),
            ("non_resource_urls", "nonResourceURLs"),
            ("run_as_username", "runAsUserName"),
            ("name", "name"),
        ];
        assert!(pairs.iter().all(|(own, api)| camel(own) == *api));
        pairs.iter().for_each(|(own, api)| assert_eq!(snake(api), *own));
    }

    #[test]
    fn the_tables_are_sorted() {
        assert!(LISTS.is_sorted_by_key(|row| row.0) && SPELT.is_sorted_by_key(|row| row.0));
    }
}
