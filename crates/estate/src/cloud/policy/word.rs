use plimsoll_model::Truth;
use plimsoll_syntax::HOLE;

use crate::At;

/// A word of a policy: an action, a resource, a principal or a value.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its text; what is not known in it stands as [`HOLE`].
    pub text: Box<str>,
    /// Where it stands.
    pub at: At,
}

/// Words of which one has to fit, or none of them.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The words.
    pub items: Vec<Word>,
    /// Whether all others are meant.
    pub not: bool,
}

impl Word {
    /// Whether nothing in it is unknown.
    #[must_use]
    pub fn known(&self) -> bool {
        !self.text.contains(HOLE)
    }

    /// Whether it is this text, letters of either size alike.
    #[must_use]
    pub fn is(&self, text: &str) -> Truth {
        match self.known() {
            true => self.text.eq_ignore_ascii_case(text).into(),
            false => unknown_if(fits(&self.text, text)),
        }
    }

    /// Whether it, as a pattern with stars, covers this text.
    #[must_use]
    pub fn covers(&self, text: &str) -> Truth {
        match self.known() {
            true => fits(&self.text, text).into(),
            false => unknown_if(fits(&self.text, text)),
        }
    }

    /// Whether it has a star, known parts only.
    #[must_use]
    pub fn wild(&self) -> bool {
        self.text.contains('*')
    }
}

impl Words {
    /// Whether one of the words is this text.
    #[must_use]
    pub fn have(&self, text: &str) -> Truth {
        if self.not { Truth::False } else { Truth::any(self.items.iter().map(|word| word.is(text))) }
    }

    /// Whether they cover this text.
    #[must_use]
    pub fn cover(&self, text: &str) -> Truth {
        let covered = Truth::any(self.items.iter().map(|word| word.covers(text)));
        if self.not { covered.not() } else { covered }
    }

    /// Whether they mean everything.
    #[must_use]
    pub fn all(&self) -> Truth {
        let star = Truth::any(self.items.iter().map(|word| word.is("*")));
        if self.not { star.not().and(Truth::Unknown) } else { star }
    }
}

fn unknown_if(possible: bool) -> Truth {
    if possible { Truth::Unknown } else { Truth::False }
}

/// Whether a pattern fits a text: a star and a hole stand for any text, a question mark for one character.
pub(crate) fn fits(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    let (mut p, mut t, mut back) = (0, 0, None);
    while t < text.len() {
        match pattern.get(p) {
            Some('*' | &HOLE) => {
                back = Some((p, t));
                p += 1;
            }
            Some(c) if *c == '?' || c.eq_ignore_ascii_case(&text[t]) => (p, t) = (p + 1, t + 1),
            _ => match back {
                Some((star, from)) => {
                    (p, t) = (star + 1, from + 1);
                    back = Some((star, from + 1));
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|c| matches!(*c, '*' | HOLE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_as_in_policies() {
        for (pattern, text, wanted) in [
            ("*", "iam:PassRole", true),
            ("iam:*", "iam:passrole", true),
            ("iam:Pass*", "iam:PassRole", true),
            ("iam:*Role", "iam:PassRole", true),
            ("iam:P?ssRole", "iam:PassRole", true),
            ("s3:*", "iam:PassRole", false),
            ("iam:*Roles", "iam:PassRole", false),
            ("a*b*c", "aXbXbXc", true),
            ("", "", true),
            ("", "a", false),
        ] {
            assert_eq!(fits(pattern, text), wanted, "{pattern} {text}");
        }
    }
}
