//! Patterns of the shell with `*` and `?`, for values of bounded length.

/// A piece of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// `*`.
    Any,
    /// `?`.
    One,
    /// The character itself.
    Exactly(char),
}

/// A pattern.
#[derive(Clone, Debug)]
pub(crate) struct Pattern(Vec<Piece>);

impl Pattern {
    /// Reads a pattern; none where a backslash stands before what needs none.
    pub(crate) fn new(glob: &str) -> Option<Self> {
        let mut pieces = Vec::new();
        let mut chars = glob.chars().peekable();
        while let Some(c) = chars.next() {
            pieces.push(match c {
                '*' => Piece::Any,
                '?' => Piece::One,
                // These end a substitution, so that they need the backslash for the builder's sake.
                '\\' if chars.peek().is_some_and(|c| matches!(c, '}' | '/')) => continue,
                '\\' => Piece::Exactly(chars.next().filter(|c| matches!(c, '*' | '?' | '\\'))?),
                c => Piece::Exactly(c),
            });
        }
        Some(Self(pieces))
    }

    /// The lengths, in characters, of the starts of `value` that match.
    fn starts(&self, value: &[char]) -> Vec<usize> {
        // Which numbers of characters the pieces so far can cover.
        let mut covered = vec![false; value.len() + 1];
        covered[0] = true;
        for piece in &self.0 {
            let mut next = vec![false; value.len() + 1];
            let mut open = false;
            for at in 0..=value.len() {
                let from_before = at > 0 && covered[at - 1];
                next[at] = match piece {
                    Piece::Any => {
                        open |= covered[at];
                        open
                    }
                    Piece::One => from_before,
                    Piece::Exactly(c) => from_before && value[at - 1] == *c,
                };
            }
            covered = next;
        }
        (0..covered.len()).filter(|at| covered[*at]).collect()
    }

    fn start(&self, value: &[char], longest: bool) -> Option<usize> {
        let starts = self.starts(value);
        if longest { starts.last().copied() } else { starts.first().copied() }
    }

    pub(crate) fn without_start(&self, value: &str, longest: bool) -> String {
        let chars: Vec<char> = value.chars().collect();
        let cut = self.start(&chars, longest).unwrap_or(0);
        chars[cut..].iter().collect()
    }

    pub(crate) fn without_end(&self, value: &str, longest: bool) -> String {
        let reversed: Vec<char> = value.chars().rev().collect();
        let backwards = Self(self.0.iter().rev().copied().collect());
        let cut = backwards.start(&reversed, longest).unwrap_or(0);
        reversed[cut..].iter().rev().collect()
    }

    pub(crate) fn replaced(&self, value: &str, with: &str, all: bool) -> String {
        let chars: Vec<char> = value.chars().collect();
        let (mut out, mut at, mut done) = (String::new(), 0, false);
        // An empty match right after another match does not count.
        let mut ended_here = false;
        while at <= chars.len() {
            let found = if done { None } else { self.start(&chars[at..], true) };
            match found {
                Some(length) if length > 0 => {
                    out += with;
                    at += length;
                    ended_here = true;
                    done = !all;
                }
                Some(_) if !ended_here => {
                    out += with;
                    done = !all;
                    out.extend(chars.get(at));
                    at += 1;
                }
                _ => {
                    ended_here = false;
                    out.extend(chars.get(at));
                    at += 1;
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_and_ends_are_cut() {
        let cut = |glob: &str, longest| Pattern::new(glob).unwrap().without_start("a/b/c.d", longest);
        assert_eq!(
            (cut("*/", false), cut("*/", true), cut("x", true)),
            ("b/c.d".into(), "c.d".into(), "a/b/c.d".into())
        );
        let cut = |glob: &str, longest| Pattern::new(glob).unwrap().without_end("a.b.c", longest);
        assert_eq!((cut(".*", false), cut(".*", true), cut("?", false)), ("a.b".into(), "a".into(), "a.b.".into()));
        assert!(Pattern::new("\\a").is_none());
    }

    #[test]
    fn parts_are_replaced() {
        let replace = |glob: &str, all| Pattern::new(glob).unwrap().replaced("a-b-c", "+", all);
        assert_eq!(
            (replace("-", false), replace("-", true), replace("z", true)),
            ("a+b-c".into(), "a+b+c".into(), "a-b-c".into())
        );
    }
}
