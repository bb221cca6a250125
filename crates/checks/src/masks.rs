//! What the masks that the collector left say of a value. The values themselves never come here.

use plimsoll_estate::{Object, View};
use plimsoll_model::{Mask, MaskKind};
use plimsoll_syntax::NodeId;

/// The surest mark of a secret within a node. What a Secret holds is where it belongs; what a text inside another
/// object writes of a Secret is not.
pub(crate) fn surest<'e>(view: View<'e>, object: &Object, node: NodeId) -> Option<&'e Mask> {
    let masks = view.home(object).masks_in(object, node).into_iter().map(|found| found.mask);
    let at_home = object.is("", "Secret");
    masks.filter(|m| !(at_home && m.kind == MaskKind::SecretObject)).min_by_key(|m| (m.kind, m.start))
}

/// What gives a secret away, in words without the secret.
pub(crate) fn words(mask: &Mask) -> String {
    let looks = match mask.kind {
        MaskKind::Token => "holds a credential",
        MaskKind::SecretObject => "holds the data of a Secret",
        MaskKind::Named => "holds a secret by its name",
    };
    format!("{looks} (rule {})", mask.rule)
}
