/// What stands for the unknown parts of [`Unknown::partial`].
pub const HOLE: char = '\u{fffc}';

/// A value that cannot be told from the text: why, what would resolve it, and what is known of it nevertheless.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// What could not be told, in a clause; never holds a value.
    pub reason: Box<str>,
    /// What the reader can do about it, in a clause.
    pub resolve: Box<str>,
    /// The address of what it refers to, such as `aws_kms_key.this.arn`, where it is a reference as a whole: it is
    /// given, only its value is not known before it exists.
    pub refers: Option<Box<str>>,
    /// A string of which parts are known: [`HOLE`] stands for each of the others.
    pub partial: Option<Box<str>>,
}

impl Unknown {
    /// Nothing but a reason and what would resolve it.
    pub fn new(reason: impl Into<Box<str>>, resolve: impl Into<Box<str>>) -> Self {
        Self { reason: reason.into(), resolve: resolve.into(), refers: None, partial: None }
    }

    /// The same, as a reference to this address.
    #[must_use]
    pub fn refers_to(self, address: impl Into<Box<str>>) -> Self {
        Self { refers: Some(address.into()), ..self }
    }

    /// The same, with the known parts of a string.
    #[must_use]
    pub fn with_partial(self, text: impl Into<Box<str>>) -> Self {
        Self { partial: Some(text.into()), ..self }
    }

    /// Whether the value may be this text, as far as its known parts tell. A hole may stand for any text.
    #[must_use]
    pub fn may_be(&self, text: &str) -> bool {
        let Some(partial) = &self.partial else { return true };
        let mut parts = partial.split(HOLE);
        let first = parts.next().unwrap_or("");
        let Some(mut rest) = text.strip_prefix(first) else { return false };
        let mut last = None;
        for part in parts {
            if let Some(before) = last.replace(part) {
                let Some(at) = rest.find(before) else { return false };
                rest = &rest[at + before.len()..];
            }
        }
        last.map_or(rest.is_empty(), |last| rest.ends_with(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_parts_rule_texts_out() {
        let arn = Unknown::new("computed", "apply").with_partial("arn:\u{fffc}:s3/\u{fffc}/*");
        assert!(arn.may_be("arn:aws:s3/b/*"));
        assert!(!arn.may_be("*"));
        assert!(!arn.may_be("arn:aws:s3/b"));
        assert!(Unknown::new("computed", "apply").may_be("*"));
        assert!(Unknown::new("x", "y").with_partial("\u{fffc}").may_be("*"));
        assert!(!Unknown::new("x", "y").with_partial("a").may_be("ab"));
    }
}
