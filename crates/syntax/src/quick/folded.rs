//! Plain scalars that go on below.

use super::Reader;
use super::build::Scalar;
use super::scalar::ENDS;
use crate::scalar::plain_kind;

impl Reader<'_> {
    /// A plain scalar whose first line ends here, with all lines of it below a collection in the column `parent`.
    pub(super) fn folded(&mut self, first: Scalar, parent: isize) -> Option<()> {
        let scalar = if self.continued(parent).is_some() { self.join_lines(first, parent)? } else { first };
        self.build.scalar(scalar);
        self.line_end_below(parent)
    }

    fn join_lines(&mut self, first: Scalar, parent: isize) -> Option<Scalar> {
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        scratch.push_str(first.span.slice(self.text));
        let mut end = first.span.end as usize;
        while self.byte() == b'\n'
            && let Some((start, empty)) = self.continued(parent)
        {
            self.at = start;
            end = self.plain_end(ENDS)?;
            let breaks = if empty == 0 { std::iter::repeat_n(' ', 1) } else { std::iter::repeat_n('\n', empty) };
            scratch.extend(breaks);
            scratch.push_str(self.text.get(start..end)?);
        }
        let kind = plain_kind(&scratch);
        let after = std::mem::replace(&mut self.at, end);
        let scalar = Scalar { kind, ..self.owned(first.span.start as usize, &scratch) };
        self.at = after;
        self.scratch = scratch;
        // A key cannot have several lines.
        (self.byte() != b':').then_some(scalar)
    }

    /// Where the next line goes on with the scalar whose line ends here, and how many empty lines stand before it.
    fn continued(&self, parent: isize) -> Option<(usize, usize)> {
        let (mut at, mut empty) = (self.at, 0);
        loop {
            let line = at + 1;
            let blanks = self.bytes.get(line..)?.iter().take_while(|b| **b == b' ').count();
            at = line + blanks;
            match self.bytes.get(at)? {
                b'\n' => empty += 1,
                b'#' => return None,
                // At the root, markers may follow: that is left to the library by what comes after.
                _ => return (blanks as isize > parent && parent >= 0).then_some((at, empty)),
            }
        }
    }
}
