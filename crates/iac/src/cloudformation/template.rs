//! What makes a document a template, and its sections.

use plimsoll_syntax::{Kind, Node};

/// Sections that a template of CloudFormation may have.
const SECTIONS: &[&str] = &[
    "AWSTemplateFormatVersion",
    "Conditions",
    "Description",
    "Globals",
    "Hooks",
    "Mappings",
    "Metadata",
    "Outputs",
    "Parameters",
    "Resources",
    "Rules",
    "Transform",
];

/// Whether a document is a template: it says so, or it has resources of types like `Vendor::Service::Thing`.
pub(crate) fn is_template(root: Node<'_>) -> bool {
    let Some(resources) = root.get("Resources").filter(|node| node.kind() == Kind::Map) else { return false };
    let known = |key: &str| SECTIONS.contains(&key) || key.starts_with("Fn::");
    let named = root.get("AWSTemplateFormatVersion").is_some() || root.get("Transform").is_some();
    let only_sections = || root.own_entries().all(|(key, _)| known(&key.key_text()));
    let typed = || resources.own_entries().any(|(_, resource)| is_resource(resource));
    (named && only_sections()) || typed()
}

fn is_resource(node: Node<'_>) -> bool {
    let kind = node.get("Type").and_then(Node::as_str);
    kind.is_some_and(is_type)
}

/// `AWS::EKS::Cluster`, `Vendor::Service::Thing::MODULE`, `Custom::Anything`.
pub(crate) fn is_type(kind: &str) -> bool {
    let word = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || "_@-".contains(c));
    let mut parts = kind.split("::");
    let first = parts.next().is_some_and(word);
    let rest: Vec<&str> = parts.collect();
    let long_enough = rest.len() >= 2 || (kind.starts_with("Custom::") && rest.len() == 1);
    first && long_enough && rest.into_iter().all(word)
}

/// The names of a template's transforms, in order.
pub(crate) fn transforms(root: Node<'_>) -> Vec<Node<'_>> {
    let Some(node) = root.get("Transform") else { return Vec::new() };
    let each = if node.kind() == Kind::Seq { node.items().collect() } else { vec![node] };
    each.into_iter().filter_map(|node| if node.kind() == Kind::Map { node.get("Name") } else { Some(node) }).collect()
}

/// The transform whose functions are evaluated here.
pub(crate) const LANGUAGE_EXTENSIONS: &str = "AWS::LanguageExtensions";
/// The transform of the Serverless Application Model.
pub(crate) const SERVERLESS: &str = "AWS::Serverless-2016-10-31";
/// Transforms that leave what the template says as it is, or add what no container platform needs.
const HARMLESS: &[&str] = &["AWS::CodeDeployBlueGreen", "AWS::Include"];

impl<'s> super::stack::Stack<'s> {
    /// Names macros that change the template in ways that no file tells.
    pub(crate) fn check_transforms(&self) {
        for name in transforms(self.root) {
            let text = name.text();
            let known = text == LANGUAGE_EXTENSIONS || text == SERVERLESS || HARMLESS.contains(&text);
            if !known && !text.starts_with("AWS::SecretsManager-") {
                let reason = format!("the macro {text} changes this template when it is deployed");
                self.fault(name, reason, "scan the template that the macro gives");
            }
        }
    }
}
