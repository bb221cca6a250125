//! Where Kubernetes and its tools keep secrets by design.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use plimsoll_model::MaskKind;
use plimsoll_syntax::Node;

use super::inner::content;
use super::tree::{Scan, is_collection};
use super::values;

/// Masks `data` and `stringData` of a `Secret`, merge keys and aliases followed.
pub(crate) fn object(scan: &mut Scan<'_, '_, '_>, node: Node<'_>) {
    for (field, rule) in [("data", "secret-data"), ("stringData", "secret-string-data")] {
        if let Some(data) = node.get(field) {
            values_below(scan, data, rule);
        }
    }
}

fn values_below(scan: &mut Scan<'_, '_, '_>, node: Node<'_>, rule: &'static str) {
    if is_collection(node) {
        // A merge key's mapping is a value below like any other.
        let entries = node.own_entries().map(|(_, value)| value);
        entries.chain(node.items()).for_each(|value| values_below(scan, value, rule));
    } else if !node.is_null() && !node.text().trim().is_empty() && !values::is_placeholder(node.text()) {
        let place = content(node, scan.text);
        scan.hits.push(place, MaskKind::SecretObject, rule, &plain_bytes(node.text(), rule));
    }
}

/// What a value of `data` stands for, so that the same secret has the same fingerprint wherever it is written.
fn plain_bytes(text: &str, rule: &str) -> Vec<u8> {
    let joined: String = text.split_whitespace().collect();
    let decoded = (rule == "secret-data").then(|| STANDARD.decode(joined).ok()).flatten();
    decoded.unwrap_or_else(|| text.as_bytes().to_vec())
}

/// Masks the values of a generator's `literals` (`name=value`); it cannot be told here which generator it is, so
/// values of other ones are masked only where their name says secret.
pub(crate) fn literals(scan: &mut Scan<'_, '_, '_>, list: Node<'_>) {
    for item in list.items().filter(|i| !is_collection(*i)) {
        scan.string(item, super::assign::Trust::Settings);
    }
}

/// Masks every literal of a `secretGenerator`.
pub(crate) fn generator(scan: &mut Scan<'_, '_, '_>, generators: Node<'_>) {
    let lists = generators.items().filter_map(|g| g.get("literals"));
    for item in lists.flat_map(Node::items).filter(|i| !is_collection(*i)) {
        let place = content(item, scan.text);
        let written = scan.text.get(place.clone()).unwrap_or("");
        let value = written.find('=').map(|n| place.start + n + 1..place.end);
        if let Some(value) = value.filter(|v| values::plausible(scan.text.get(v.clone()).unwrap_or(""))) {
            let plain = scan.text.get(value.clone()).unwrap_or("").trim().as_bytes();
            scan.hits.push(value, MaskKind::SecretObject, "secret-generator", plain);
        }
    }
}
