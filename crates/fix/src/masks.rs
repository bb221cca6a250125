//! Where masked secrets stand after edits.

use plimsoll_model::Mask;

use crate::edit::Edit;

/// Moves masks with the text around them; one that is edited away goes. The edits are in order and apart.
pub(crate) fn shift(masks: &mut Vec<Mask>, edits: &[Edit]) {
    let moved: Vec<i64> = std::iter::once(0).chain(edits.iter().scan(0, |sum, edit| Some(add(sum, edit)))).collect();
    masks.retain_mut(|mask| {
        let before = edits.partition_point(|edit| edit.span.end <= mask.start);
        let by = moved.get(before).copied().unwrap_or_default();
        let is_kept = edits.get(before).is_none_or(|edit| mask.end <= edit.span.start);
        mask.start = (i64::from(mask.start) + by) as u32;
        mask.end = (i64::from(mask.end) + by) as u32;
        is_kept
    });
}

/// By how much the text behind an edit moves, with all that moved it before.
fn add(sum: &mut i64, edit: &Edit) -> i64 {
    *sum += edit.text.len() as i64 - i64::from(edit.span.end - edit.span.start);
    *sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use plimsoll_model::MaskKind;
    use plimsoll_syntax::Span;

    fn mask(start: u32, end: u32) -> Mask {
        Mask { start, end, kind: MaskKind::Named, rule: String::new(), fingerprint: None }
    }

    #[test]
    fn masks_move_with_their_text_or_go() {
        let edits =
            [(0, 1, "abc"), (12, 14, "")].map(|(s, e, t)| Edit { span: Span { start: s, end: e }, text: t.into() });
        let mut masks = vec![mask(4, 8), mask(13, 20), mask(20, 22)];
        shift(&mut masks, &edits);
        assert_eq!(masks, [mask(6, 10), mask(20, 22)]);
    }
}
