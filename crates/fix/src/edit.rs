use plimsoll_syntax::Span;

/// Other bytes in the place of some bytes of a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    pub(crate) fn insert(at: u32, text: String) -> Self {
        Self { span: Span { start: at, end: at }, text }
    }

    pub(crate) fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }
}

/// Puts edits in order; none where two of them overlap. Insertions at one place keep their order.
pub(crate) fn ordered(mut edits: Vec<Edit>) -> Option<Vec<Edit>> {
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let apart = edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
    apart.then_some(edits)
}

/// The text with these edits, which are in order and apart.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let added: usize = edits.iter().map(|edit| edit.text.len()).sum();
    let mut out = String::with_capacity(text.len() + added);
    let mut from = 0;
    for edit in edits {
        out.push_str(text.get(from..edit.span.start as usize).unwrap_or_default());
        out.push_str(&edit.text);
        from = edit.span.end as usize;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: u32, end: u32, text: &str) -> Edit {
        Edit::replace(Span { start, end }, text)
    }

    #[test]
    fn edits_are_applied_in_order() {
        let edits = ordered(vec![edit(4, 5, "E"), edit(0, 1, ""), edit(2, 2, "--")]).unwrap();
        assert_eq!(apply("abcdef", &edits), "b--cdEf");
    }

    #[test]
    fn overlapping_edits_are_none() {
        assert_eq!(ordered(vec![edit(0, 3, "x"), edit(2, 4, "y")]), None);
        assert!(ordered(vec![edit(1, 1, "x"), edit(1, 1, "y"), edit(1, 2, "z")]).is_some());
    }
}
