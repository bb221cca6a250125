//! What the checks of image references share.

use plimsoll_estate::Image;
use plimsoll_model::Why;

use crate::prelude::*;

/// The reference as written, or the verdict where there is none to judge.
///
/// # Errors
/// Not applicable where an operator fills the image in, unknown where it is a placeholder.
pub(super) fn reference<'c, 'e>(cx: &'c ContainerCx<'e>) -> Result<&'c str, Verdict<'e>> {
    let image = &cx.container.image;
    let Some(text) = image.get().filter(|text| !text.is_empty()) else {
        return Err(match image.why() {
            Some(_) => Verdict::unknown_value(image, cx.object),
            None => Verdict::NotApplicable,
        });
    };
    if text.contains("${") || text.contains("$(") || text.contains("://") {
        let why = Why::new("the image is a placeholder", "substitute it and scan the result");
        return Err(Verdict::Unknown(why, Some(Hit::new(cx.object, image.origin))));
    }
    Ok(text)
}

/// A gap at the image where it is one of what the check looks for.
pub(super) fn fault<'e>(cx: &ContainerCx<'e>, message: &str, is: impl FnOnce(&str) -> bool) -> Verdict<'e> {
    match reference(cx) {
        Ok(text) if is(text) => Verdict::gap(message, cx.object, cx.container.image.origin),
        Ok(_) => Verdict::Pass,
        Err(verdict) => verdict,
    }
}

/// Whether an image is Tiller, the server of Helm 2, also under a name such as `tiller-arm`.
pub(super) fn is_tiller(image: &Image<'_>) -> bool {
    image.repository.rsplit('/').next().is_some_and(|name| name.split(['-', '_']).any(|word| word == "tiller"))
}
