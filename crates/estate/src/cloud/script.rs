//! What machines run when they start.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::aws::ec2;
use crate::{At, Cloud};

/// Longest script that is decoded.
const MAX_SCRIPT: usize = 256 * 1024;

/// The user data of a machine or a template.
#[derive(Clone, Debug)]
pub struct Script<'e> {
    /// Where it stands.
    pub at: At,
    /// As far as it is known, decoded; a part that is not known stands as a hole.
    pub text: Cow<'e, str>,
    /// Whether all of it is known.
    pub known: bool,
}

impl<'e> Cloud<'e> {
    /// What machines made so run when they start; none where nothing is given.
    #[must_use]
    pub fn script(&self) -> Option<Script<'e>> {
        let fields = [&ec2::USER_DATA, &ec2::TEMPLATE_USER_DATA, &ec2::USER_DATA_BASE64];
        let (at, node) = fields.iter().map(|field| self.find(field)).find_map(|(at, node)| Some((at, node?)))?;
        let partial = node.unknown().map(|unknown| unknown.partial.as_deref().unwrap_or_default());
        Some(Script { at, text: decoded(partial.unwrap_or(node.text())), known: partial.is_none() })
    }
}

/// The text behind base64; a text that is none stays as it is.
fn decoded(text: &str) -> Cow<'_, str> {
    let plain = text.len() > MAX_SCRIPT || text.contains([' ', '\n', '#']);
    let bytes = if plain { None } else { STANDARD.decode(text.trim()).ok() };
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoded_scripts_are_decoded_and_others_are_left() {
        assert_eq!(decoded("IyEvYmluL3NoCmVjaG8gMQo="), "#!/bin/sh\necho 1\n");
        assert_eq!(decoded("#!/bin/sh\necho 1\n"), "#!/bin/sh\necho 1\n");
        assert_eq!(decoded("/////w=="), "/////w==");
    }
}
