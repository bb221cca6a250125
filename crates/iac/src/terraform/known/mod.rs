//! Modules of the registry that many use: where one is not downloaded, its arguments tell what it makes.
//!
//! Each is written here in Terraform's own language, reduced to what is judged, with the defaults of its major
//! versions. Only what an argument or a default decides is made; all else of the module is left out.

use std::sync::LazyLock;

use super::module::Module;
use super::syntax::{Block, Kind, parse_body};

/// The file of what stands here: none of the scan.
pub(crate) const FILE: u32 = u32::MAX - 1;

/// The variable that holds the major version of the module that is called.
pub(crate) const MAJOR: &str = "major_version";

struct Known {
    /// Owner, name and provider in the registry.
    source: &'static str,
    /// The newest major version whose defaults are known.
    newest: u32,
    module: LazyLock<Module>,
}

static KNOWN: [Known; 3] = [
    Known {
        source: "terraform-aws-modules/eks/aws",
        newest: 21,
        module: LazyLock::new(|| read(include_str!("eks.tf"))),
    },
    Known {
        source: "terraform-aws-modules/vpc/aws",
        newest: 6,
        module: LazyLock::new(|| read(include_str!("vpc.tf"))),
    },
    Known {
        source: "terraform-aws-modules/ecs/aws",
        newest: 7,
        module: LazyLock::new(|| read(include_str!("ecs.tf"))),
    },
];

fn read(text: &str) -> Module {
    let mut module = Module::new(String::new());
    if let Ok(body) = parse_body(text, FILE) {
        module.add(body, FILE);
    }
    module.index();
    module
}

/// What a call makes, and the major version whose defaults hold.
pub(crate) fn find(source: &str, block: &Block) -> Option<(&'static Module, u32)> {
    let (name, reference) = address(source)?;
    let known = KNOWN.iter().find(|known| known.source == name)?;
    let constraint = reference.or_else(|| version(block));
    let major = constraint.and_then(|constraint| major(&constraint, known.newest)).unwrap_or(known.newest);
    Some((&known.module, major.min(known.newest)))
}

/// The address in the registry, and the reference of a repository's address. Modules inside are others.
fn address(source: &str) -> Option<(String, Option<String>)> {
    let (path, query) = source.split_once('?').map_or((source, None), |(path, query)| (path, Some(query)));
    let path = path
        .strip_prefix("registry.terraform.io/")
        .or_else(|| path.strip_prefix("registry.opentofu.org/"))
        .unwrap_or(path);
    if let Some((_, repository)) = path.split_once("github.com") {
        let repository = repository.trim_start_matches([':', '/']).trim_end_matches(".git");
        let name = repository.strip_prefix("terraform-aws-modules/terraform-aws-")?;
        let reference = query.and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("ref=")));
        return Some((format!("terraform-aws-modules/{name}/aws"), reference.map(str::to_owned)));
    }
    Some((path.to_owned(), None))
}

fn version(block: &Block) -> Option<String> {
    match &block.body.attribute("version")?.value.kind {
        Kind::Str(text) => Some(text.to_string()),
        _ => None,
    }
}

/// The newest major version that a constraint allows.
fn major(constraint: &str, newest: u32) -> Option<u32> {
    let mut most = None;
    for part in constraint.split(',').map(str::trim) {
        let digits = part.find(|c: char| c.is_ascii_digit())?;
        let (operator, version) = part.split_at(digits);
        let number: u32 = version.split('.').next()?.parse().ok()?;
        let at_most = match operator.trim() {
            ">=" | ">" | "!=" => newest,
            // Nothing but the first number lies below `20.0.0`.
            "<" if version.split('.').skip(1).all(|rest| rest == "0") => number.saturating_sub(1),
            "~>" if !version.contains('.') => newest,
            _ => number,
        };
        most = Some(most.map_or(at_most, |most: u32| most.min(at_most)));
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_can_be_read() {
        for known in &KNOWN {
            assert!(!known.module.is_empty(), "{}", known.source);
        }
    }

    #[test]
    fn constraints_give_a_major_version() {
        for (constraint, wanted) in [
            ("~> 20.0", 20),
            ("20.1.3", 20),
            (">= 19.0, < 20.0", 19),
            (">= 18", 21),
            ("= 17.24.0", 17),
            ("~> 19.5.1", 19),
            ("v18.2.0", 18),
        ] {
            assert_eq!(major(constraint, 21), Some(wanted), "{constraint}");
        }
        assert_eq!(
            address("git::https://github.com/terraform-aws-modules/terraform-aws-eks.git?ref=v18.1.0"),
            Some(("terraform-aws-modules/eks/aws".to_owned(), Some("v18.1.0".to_owned())))
        );
    }
}
