//! `plimsoll.toml`: what a repository decides once. Pure: somebody else finds and reads the file.

#![forbid(clippy::disallowed_methods, clippy::disallowed_types)]

use std::collections::BTreeMap;

use plimsoll_catalog::Severity;
use serde::Deserialize;

/// The file's name.
pub const FILE_NAME: &str = "plimsoll.toml";
/// Largest configuration that is read, in bytes.
pub const MAX_BYTES: usize = 1024 * 1024;

/// The settings of a repository. Flags win over them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// Modes that the estate runs in, such as `eks-mng`.
    pub mode: Vec<String>,
    /// Kubernetes version whose defaults apply, such as `1.34`.
    pub kubernetes: Option<String>,
    /// Lowest severity that fails a scan.
    pub fail_on: Option<Severity>,
    /// Which checks run: `default` or `strict`.
    pub profile: Option<Profile>,
    /// Language of reports for people and of `explain`: `en` or `zh`.
    pub lang: Option<String>,
    /// Checks that do not run, by slug or alias.
    pub disable: Vec<String>,
    /// What is known about the estate as a whole.
    pub estate: EstateConfig,
    /// Which images may run.
    pub images: ImagesConfig,
    /// How secrets are fingerprinted.
    pub secrets: SecretsConfig,
    /// What Terraform is told.
    pub terraform: TerraformConfig,
    /// What waivers may do.
    pub waivers: WaiversConfig,
    /// What templates of CloudFormation are evaluated with.
    pub cloudformation: CloudFormationConfig,
    /// How Helm charts are rendered; a chart that several entries name is rendered once for each.
    pub helm: Vec<HelmConfig>,
}

/// How a Helm chart is rendered. Paths start at the folder of the configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct HelmConfig {
    /// The chart's folder; every chart where there is none.
    pub chart: Option<String>,
    /// Values files, the last one wins.
    pub values: Vec<String>,
    /// As Helm's `--set` takes them.
    pub set: Vec<String>,
    /// As Helm's `--set-string` takes them.
    pub set_string: Vec<String>,
    /// As Helm's `--set-json` takes them.
    pub set_json: Vec<String>,
    /// As Helm's `--set-file` takes them.
    pub set_file: Vec<String>,
    /// The release's name.
    pub release: Option<String>,
    /// The release's namespace.
    pub namespace: Option<String>,
    /// API versions that the chart is told beside those of Kubernetes.
    pub api_versions: Vec<String>,
}

/// Which checks run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// What is worth acting on in most estates.
    Default,
    /// Everything.
    Strict,
}

/// What is known about the estate as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct EstateConfig {
    /// Kinds that the folder holds all of, as `Kind` or `group/Kind`; `*` for every kind.
    pub complete: Vec<String>,
    /// Whether manifests that name no namespace land in `default`, where `kubectl apply` puts them that is told none.
    /// Where nothing is said, that is up to whoever applies them.
    pub default_namespace: bool,
}

/// Which images may run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct ImagesConfig {
    /// Places that images may come from: registries, with or without the beginning of a repository. Where nothing is
    /// said, images may come from anywhere.
    pub registries: Vec<String>,
}

/// How embedded secrets are searched and fingerprinted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct SecretsConfig {
    /// Whether files are searched for embedded secrets; they are where nothing is said.
    pub search: Option<bool>,
    /// A name for the key, which stands in reports.
    pub fingerprint_key_id: Option<String>,
    /// The environment variable that holds the key; the key itself never stands in a file.
    pub fingerprint_key_env: Option<String>,
}

/// What Terraform is told, as its flags tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct TerraformConfig {
    /// Values of variables of root modules by name.
    pub variables: BTreeMap<String, String>,
    /// Files of values of variables, in order; paths are relative to where the command runs.
    pub var_files: Vec<String>,
    /// The workspace; `default` where none is named.
    pub workspace: Option<String>,
}

/// What waivers may do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct WaiversConfig {
    /// How many days ahead a waiver may end; 365 by default.
    pub max_days: Option<u32>,
}

/// What templates of CloudFormation are evaluated with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct CloudFormationConfig {
    /// Values of parameters by name, those such as `AWS::Region` too; `--parameter` wins over them.
    pub parameters: BTreeMap<String, String>,
}

/// Why a configuration cannot be used. The file's text is never part of it: it may hold a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct Error {
    /// Line and column from 1, where known.
    pub at: Option<(usize, usize)>,
    /// What is wrong and what to do.
    pub reason: String,
}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    /// Where it is too large, not TOML, or has a key or value that is not known.
    pub fn parse(text: &str) -> Result<Self, Error> {
        if text.len() > MAX_BYTES {
            return Err(Error { at: None, reason: format!("larger than {MAX_BYTES} bytes; is this the right file?") });
        }
        toml::from_str(text).map_err(|e| error(text, &e))
    }
}

fn error(text: &str, error: &toml::de::Error) -> Error {
    let at = error.span().map(|span| position(text, span.start));
    Error { at, reason: without_values(error.message()) }
}

/// The parser names unknown keys in backticks, which helps, and wrong values in quotes, which may be secrets.
fn without_values(message: &str) -> String {
    let parts = message.lines().next().unwrap_or_default().split('"').enumerate();
    parts.map(|(index, part)| if index % 2 == 1 { "(value)" } else { part }).collect()
}

fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_read() {
        let text = "mode = ['eks-mng']\nkubernetes = '1.34'\nfail-on = 'medium'\nprofile = 'strict'\nlang = 'zh'\n\
                    disable = ['x']\n[estate]\ncomplete = ['*']\ndefault-namespace = true\n[images]\nregistries = ['ghcr.io/a']\n[secrets]\nsearch = false\nfingerprint-key-id = 'a'\n[terraform]\nvariables = { a = 'b' }\nvar-files = ['c']\n\
                    workspace = 'd'\n[waivers]\nmax-days = 90\n[cloudformation.parameters]\nEnv = 'prod'\n[[helm]]\nchart = 'app'\nvalues = ['prod.yaml']\nset-string = ['a=1']\n";
        let config = Config::parse(text).expect("valid");
        assert_eq!(config.fail_on, Some(Severity::Medium));
        assert_eq!(config.profile, Some(Profile::Strict));
        assert_eq!(config.estate.complete, ["*"]);
        assert!(config.estate.default_namespace);
        assert_eq!(config.terraform.variables["a"], "b");
        assert_eq!((&*config.terraform.var_files[0], config.terraform.workspace.as_deref()), ("c", Some("d")));
        assert_eq!(config.images.registries, ["ghcr.io/a"]);
        assert_eq!(config.secrets.search, Some(false));
        assert_eq!(config.waivers.max_days, Some(90));
        assert_eq!(config.helm[0].chart.as_deref(), Some("app"));
        assert_eq!((config.helm[0].values.len(), config.helm[0].set_string.len()), (1, 1));
        assert_eq!(config.cloudformation.parameters.get("Env").map(String::as_str), Some("prod"));
    }

    #[test]
    fn a_mistake_has_a_place_and_repeats_no_value() {
        let unknown = Config::parse("mode = []\nfailon = 'high'\n").expect_err("unknown key");
        assert_eq!(unknown.at.map(|(line, _)| line), Some(2));
        let secret = Config::parse("lang = 3\nkubernetes = [\"hunter2\"]\n").expect_err("wrong type");
        assert!(!secret.reason.contains("hunter2"));
    }
}
