//! Edits upon edits, told as edits of the first text.

use plimsoll_syntax::Span;

use crate::edit::Edit;

/// A text as a row of pieces: parts of the first text, and what was put between them.
#[derive(Clone, Debug)]
pub(crate) struct Pieces {
    row: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Old(Span),
    New(String),
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Self::Old(span) => (span.end - span.start) as usize,
            Self::New(text) => text.len(),
        }
    }

    /// The part of a piece from one byte to another.
    fn part(&self, from: usize, to: usize) -> Piece {
        match self {
            Self::Old(span) => Self::Old(Span::new(span.start as usize + from, span.start as usize + to)),
            Self::New(text) => Self::New(text.get(from..to).unwrap_or_default().to_owned()),
        }
    }
}

impl Pieces {
    /// A text of so many bytes, as it stands.
    pub(crate) fn of(bytes: usize) -> Self {
        Self { row: vec![Piece::Old(Span::new(0, bytes))] }
    }

    /// Edits the text as it is now; the edits are in order and apart.
    pub(crate) fn edit(&mut self, edits: &[Edit]) {
        let mut old = std::mem::take(&mut self.row).into_iter();
        let (mut head, mut at) = (None, 0);
        for edit in edits {
            self.row.extend(taken(&mut old, &mut head, edit.span.start as usize - at));
            drop(taken(&mut old, &mut head, (edit.span.end - edit.span.start) as usize));
            at = edit.span.end as usize;
            if !edit.text.is_empty() {
                self.row.push(Piece::New(edit.text.clone()));
            }
        }
        self.row.extend(head.into_iter().chain(old));
    }

    /// All of it as edits of the first text, which has so many bytes.
    pub(crate) fn edits(&self, bytes: usize) -> Vec<Edit> {
        let mut out = Vec::new();
        let (mut at, mut new) = (0, String::new());
        let end = Piece::Old(Span::new(bytes, bytes));
        for piece in self.row.iter().chain([&end]) {
            match piece {
                Piece::New(text) => new.push_str(text),
                Piece::Old(span) => {
                    if span.start > at || !new.is_empty() {
                        out.push(Edit { span: Span { start: at, end: span.start }, text: std::mem::take(&mut new) });
                    }
                    at = span.end;
                }
            }
        }
        out
    }
}

/// The next bytes of a row: what is left of a piece that was begun, then further pieces.
fn taken(row: &mut std::vec::IntoIter<Piece>, head: &mut Option<Piece>, mut bytes: usize) -> Vec<Piece> {
    let mut out = Vec::new();
    while bytes > 0 {
        let Some(piece) = head.take().or_else(|| row.next()) else { break };
        let here = bytes.min(piece.len());
        if here < piece.len() {
            *head = Some(piece.part(here, piece.len()));
        }
        out.push(if here < piece.len() { piece.part(0, here) } else { piece });
        bytes -= here;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply;

    #[test]
    fn edits_of_edits_are_edits_of_the_first_text() {
        let first = "0123456789";
        let rounds = [vec![(2, 4, "ab"), (7, 7, "--")], vec![(1, 3, ""), (9, 11, "Z")], vec![(0, 0, "^")]];
        let (mut pieces, mut now) = (Pieces::of(first.len()), first.to_owned());
        for round in rounds {
            let edits: Vec<Edit> =
                round.iter().map(|(s, e, t)| Edit { span: Span { start: *s, end: *e }, text: (*t).into() }).collect();
            now = apply(&now, &edits);
            pieces.edit(&edits);
            assert_eq!(apply(first, &pieces.edits(first.len())), now);
        }
        assert_eq!(now, "^0b456--Z9");
    }
}
