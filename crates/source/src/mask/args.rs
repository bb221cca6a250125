//! Command lines as lists: a flag and its value may be two items.

use plimsoll_model::MaskKind;
use plimsoll_syntax::Node;

use super::assign::Trust;
use super::names::strength;
use super::tree::{Names, Scan, is_collection};
use super::values;

/// Masks secrets in the arguments of a command.
pub(crate) fn list(scan: &mut Scan<'_, '_, '_>, value: Node<'_>, names: Names) {
    let mut flag = false;
    for item in value.items() {
        let literal = !is_collection(item) && values::plausible(item.text()) && !item.text().starts_with('-');
        if flag && literal {
            scan.mask(item, MaskKind::Named, "flag");
        } else if is_collection(item) {
            scan.node(item, names);
        } else {
            scan.string(item, Trust::Settings);
        }
        flag = is_secret_flag(item);
    }
    if value.items().next().is_none() {
        let below = if names == Names::Off { names } else { Names::Settings };
        scan.node(value, below);
    }
}

/// `--password`, waiting for its value.
fn is_secret_flag(item: Node<'_>) -> bool {
    is_flag(item.text())
}

/// The same for a text.
pub(super) fn is_flag(text: &str) -> bool {
    text.starts_with('-') && !text.contains(['=', ' ']) && strength(text.trim_start_matches('-')).is_some()
}
