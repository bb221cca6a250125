//! Lines that end in the log of a CI job: its runner must read no order in them.

use std::borrow::Cow;
use std::io::{self, Write};

/// A line that a CI runner takes as text: GitHub's obeys `::name::` at its start and `##[name]` anywhere in it.
pub(crate) fn inert(line: &str) -> Cow<'_, str> {
    let starts = line.trim_start().starts_with("::");
    if !starts && !line.contains("##[") {
        return Cow::Borrowed(line);
    }
    // Such a line starts with a path; it means the same file with `./` before it.
    let start = if starts { "./" } else { "" };
    format!("{start}{}", line.replace("##[", "##\u{fffd}[")).into()
}

/// Passes whole lines on, each made [`inert`]; call [`Lines::finish`] for one without an end.
pub(crate) struct Lines<'a> {
    out: &'a mut dyn Write,
    line: Vec<u8>,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(out: &'a mut dyn Write) -> Self {
        Self { out, line: Vec::new() }
    }

    /// Passes on what is left.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        self.out.write_all(inert(&String::from_utf8_lossy(&self.line)).as_bytes())?;
        self.line.clear();
        Ok(())
    }
}

impl Write for Lines<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|b| *b == b'\n') {
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                self.finish()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_gives_no_order_to_a_runner() {
        assert_eq!(inert("::set-output name=a::b.yaml:1:1"), "./::set-output name=a::b.yaml:1:1");
        assert_eq!(inert("a ##[error]b"), "a ##\u{fffd}[error]b");
        assert!(matches!(inert("range ::/0 # [x]"), Cow::Borrowed(_)));
    }

    #[test]
    fn lines_are_passed_on_in_any_pieces() {
        let mut out = Vec::new();
        let mut lines = Lines::new(&mut out);
        for piece in ["a #", "#[x]b\n:", ":error::\n", "器 c"] {
            lines.write_all(piece.as_bytes()).unwrap();
        }
        lines.finish().unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "a ##\u{fffd}[x]b\n./::error::\n器 c");
    }
}
