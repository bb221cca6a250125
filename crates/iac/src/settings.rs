use std::collections::{BTreeMap, BTreeSet};

/// Values that the user gives beside the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Terraform variables of root modules by name, as `-var` takes them.
    pub variables: BTreeMap<String, String>,
    /// Those of them that were named for this run: one that no root module has is a mistake.
    pub named: BTreeSet<String>,
    /// The same from the environment (`TF_VAR_name`): everything else wins over them.
    pub environment: BTreeMap<String, String>,
    /// Paths of further `.tfvars` files, in order, as `-var-file` takes them.
    pub var_files: Vec<String>,
    /// The Terraform workspace; `default` where none is named.
    pub workspace: Option<String>,
    /// CloudFormation parameters by name.
    pub parameters: BTreeMap<String, String>,
}
