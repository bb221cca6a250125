use std::collections::BTreeMap;

/// Values that the user gives beside the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Terraform variables of root modules by name, as `-var` takes them.
    pub variables: BTreeMap<String, String>,
    /// The same from the environment (`TF_VAR_name`): everything else wins over them.
    pub environment: BTreeMap<String, String>,
    /// Paths of further `.tfvars` files, in order, as `-var-file` takes them.
    pub var_files: Vec<String>,
    /// The Terraform workspace; `default` where none is named.
    pub workspace: Option<String>,
    /// CloudFormation parameters by name.
    pub parameters: BTreeMap<String, String>,
}
