use std::fmt;

/// What a mark says of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Marked {
    /// The check finds a gap whose first place is here.
    Gap,
    /// The check cannot tell, and the reason stands here.
    Unknown,
}

/// A line and what is said of it. An unknown without a place has no file and line 0.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    /// Path of the file, as the case gives it.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// What is said.
    pub what: Marked,
}

impl Marked {
    fn read(word: &str) -> Option<Self> {
        match word {
            "gap" => Some(Marked::Gap),
            "unknown" => Some(Marked::Unknown),
            _ => None,
        }
    }
}

impl fmt::Display for Marked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Marked::Gap => "gap",
            Marked::Unknown => "unknown",
        })
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.file.is_empty() {
            return write!(f, "{} without a place", self.what);
        }
        write!(f, "{}:{} {}", self.file, self.line, self.what)
    }
}

/// A YAML text without its marks, and the marks.
///
/// Marks are taken out before the text is read, since in a block scalar they would be part of the value.
pub(super) fn take(file: &str, text: &str) -> (String, Vec<Mark>) {
    let mut clean = String::with_capacity(text.len());
    let mut marks = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let (kept, words) = split(line);
        let mark = |what| Mark { file: file.to_owned(), line: index as u32 + 1, what };
        marks.extend(words.into_iter().map(mark));
        clean.push_str(kept);
        clean.push('\n');
    }
    (clean, marks)
}

fn split(line: &str) -> (&str, Vec<Marked>) {
    let Some((before, comment)) = line.rsplit_once("# ") else { return (line, Vec::new()) };
    let is_comment = before.is_empty() || before.ends_with([' ', '\t']);
    let words: Option<Vec<Marked>> = comment.trim_end().split(", ").map(Marked::read).collect();
    match words {
        Some(words) if is_comment => (before.trim_end(), words),
        _ => (line, Vec::new()),
    }
}

/// One line of a `text expect` block.
pub(super) fn expected(line: &str) -> Option<Mark> {
    if line == "unknown" {
        return Some(Mark { file: String::new(), line: 0, what: Marked::Unknown });
    }
    let (place, word) = line.rsplit_once(' ')?;
    let (file, number) = place.rsplit_once(':')?;
    Some(Mark { file: file.to_owned(), line: number.parse().ok()?, what: Marked::read(word)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out_and_other_comments_stay() {
        let (text, marks) = take("a.yaml", "a: 1 # gap\nb: 2 # kept\nc: x# gap\nd: 3 # gap, unknown\n");
        assert_eq!(text, "a: 1\nb: 2 # kept\nc: x# gap\nd: 3\n");
        let shown: Vec<_> = marks.iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["a.yaml:1 gap", "a.yaml:4 gap", "a.yaml:4 unknown"]);
    }

    #[test]
    fn expectations_name_a_place_or_none() {
        assert_eq!(expected("a.json:7 gap").map(|m| m.to_string()).as_deref(), Some("a.json:7 gap"));
        assert_eq!(expected("unknown").map(|m| m.line), Some(0));
        assert_eq!(expected("a.json gap"), None);
        assert_eq!(expected("gap"), None);
    }
}
