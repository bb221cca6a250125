use std::sync::Arc;

use plimsoll_syntax::Tree;

/// A file of the snapshot with what was read of it.
#[derive(Clone, Copy, Debug)]
pub struct Source<'s> {
    /// Its path, as the user would write it.
    pub path: &'s str,
    /// Its text, secrets masked.
    pub text: &'s Arc<str>,
    /// Its documents, where it is YAML or JSON.
    pub trees: &'s [Arc<Tree>],
}

/// What a file is written in, as far as its name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// YAML or JSON: read by `plimsoll-syntax`.
    Yaml,
    /// HCL: Terraform and OpenTofu configuration and variables.
    Hcl,
    /// Text that others include, such as templates of user data or policies.
    Text,
}

impl Language {
    /// The language of a file by its name; everything that is not known to be something else is YAML or JSON.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
        match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
            "tf" | "tofu" | "tfvars" => Self::Hcl,
            "env" | "tpl" | "tftpl" | "tmpl" | "sh" => Self::Text,
            _ => Self::Yaml,
        }
    }
}
