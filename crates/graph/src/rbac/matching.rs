//! Whether one rule covers one request.
//!
//! See <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources>.

use super::request::{Request, ResourceRequest};
use super::types::PolicyRule;

const ALL: &str = "*";

impl PolicyRule {
    /// Whether the rule covers the request, wherever it is bound.
    pub fn allows(&self, request: &Request) -> bool {
        match request {
            Request::Resource(request) => self.allows_resource(request),
            Request::Path { verb, path } => self.has_verb(verb) && self.has_path(path),
        }
    }

    fn allows_resource(&self, request: &ResourceRequest) -> bool {
        self.has_verb(&request.verb)
            && self.has_group(&request.group)
            && self.has_resource(&request.resource, &request.subresource)
            && self.has_name(&request.name)
    }

    pub(super) fn has_verb(&self, verb: &str) -> bool {
        holds(&self.verbs, verb)
    }

    pub(super) fn has_group(&self, group: &str) -> bool {
        holds(&self.api_groups, group)
    }

    pub(super) fn has_resource(&self, resource: &str, subresource: &str) -> bool {
        self.resources.iter().any(|rule| resource_matches(rule, resource, subresource))
    }

    /// A request without a name is covered only by rules without names.
    fn has_name(&self, name: &str) -> bool {
        self.resource_names.is_empty() || self.resource_names.iter().any(|n| n == name)
    }

    fn has_path(&self, path: &str) -> bool {
        self.non_resource_urls.iter().any(|rule| path_matches(rule, path))
    }
}

fn holds(words: &[String], wanted: &str) -> bool {
    words.iter().any(|word| word == ALL || word == wanted)
}

/// `*` covers everything and `*/scale` that subresource of every resource; a star after the slash
/// means nothing.
fn resource_matches(rule: &str, resource: &str, subresource: &str) -> bool {
    if subresource.is_empty() {
        return rule == ALL || rule == resource;
    }
    rule == ALL
        || rule.strip_prefix("*/") == Some(subresource)
        || rule.strip_prefix(resource).and_then(|r| r.strip_prefix('/')) == Some(subresource)
}

/// Stars count at the end only, and there however many stand in a row.
fn path_matches(rule: &str, path: &str) -> bool {
    rule == path || (rule.ends_with('*') && path.starts_with(rule.trim_end_matches('*')))
}
