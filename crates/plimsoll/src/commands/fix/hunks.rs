//! Unified patches from the edits themselves: no comparison of whole texts, which a large file would not bear.

use std::collections::BTreeSet;
use std::ops::Range;

use plimsoll_fix::Edit;

/// How many lines of context a patch shows.
const CONTEXT: usize = 3;

/// A text and its lines, each with its line break. Only `\n` ends one, as for `git apply`.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

/// Lines that are replaced, and by which.
#[derive(Clone, Debug)]
struct Block {
    old: Range<usize>,
    new: Range<usize>,
}

/// A patch of one file.
pub struct Patch {
    /// Its text, from `---` on; nothing where nothing changes.
    pub text: String,
    /// Whether it shows a line of which a part is masked.
    pub shows_mask: bool,
}

/// The patch that shows these edits. Context ends before a line of `hidden` bytes, as long as one line of it is left:
/// what is masked does not apply.
pub fn unified(path: &str, before: &str, after: &str, edits: &[Edit], hidden: &[Range<usize>]) -> Patch {
    let (old, new) = (Lines::of(before), Lines::of(after));
    let blocks = blocks(&old, &new, edits);
    let masked: BTreeSet<usize> = hidden.iter().flat_map(|bytes| old.lines_of(bytes)).collect();
    let masked = |line: usize| masked.contains(&line);
    let hunks = hunks(blocks, old.count(), &masked);
    let shows_mask = hunks.iter().any(|hunk| hunk.old.clone().any(masked));
    let mut text = String::new();
    for hunk in &hunks {
        hunk.write(&old, &new, &mut text);
    }
    if !text.is_empty() {
        text.insert_str(0, &format!("--- {}\n+++ {}\n", name("a", path), name("b", path)));
    }
    Patch { text, shows_mask }
}

/// A path as git writes it: quoted where it holds what would end or bend the line.
fn name(side: &str, path: &str) -> String {
    let path = format!("{side}/{}", path.trim_start_matches('/'));
    if !path.contains(|c: char| c.is_control() || matches!(c, '"' | '\\')) {
        // Behind a blank, other tools than git look for the tab that ends the name.
        return if path.contains(' ') { path + "\t" } else { path };
    }
    let quoted: String = path.chars().map(escaped).collect();
    format!("\"{quoted}\"")
}

fn escaped(c: char) -> String {
    let mut bytes = [0; 4];
    match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => c.encode_utf8(&mut bytes).bytes().map(|byte| format!("\\{byte:03o}")).collect(),
        c => c.to_string(),
    }
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        if starts.last() == Some(&text.len()) {
            starts.pop();
        }
        Self { text, starts }
    }

    fn count(&self) -> usize {
        self.starts.len()
    }

    /// The lines that hold these bytes, and the one on which they end.
    fn lines_of(&self, bytes: &Range<usize>) -> Range<usize> {
        let line = |at: usize| self.starts.partition_point(|start| *start <= at);
        line(bytes.start).saturating_sub(1)..line(bytes.end)
    }

    fn get(&self, line: usize) -> &'t str {
        let end = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        self.starts.get(line).and_then(|start| self.text.get(*start..end)).unwrap_or_default()
    }
}

/// What changes, in order; blocks that touch are one.
fn blocks(old: &Lines<'_>, new: &Lines<'_>, edits: &[Edit]) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut moved: i64 = 0;
    for edit in edits {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        let there = (start as i64 + moved) as usize;
        moved += edit.text.len() as i64 - (end - start) as i64;
        let next = Block { old: old.lines_of(&(start..end)), new: new.lines_of(&(there..there + edit.text.len())) };
        match out.last_mut().filter(|last| next.old.start < last.old.end || next.new.start < last.new.end) {
            Some(last) => {
                last.old.end = next.old.end.max(last.old.end);
                last.new.end = next.new.end.max(last.new.end);
            }
            None => out.push(next),
        }
    }
    out.into_iter().map(|block| block.trimmed(old, new)).filter(|b| !(b.old.is_empty() && b.new.is_empty())).collect()
}

impl Block {
    /// Without the lines at its ends that stay.
    fn trimmed(mut self, old: &Lines<'_>, new: &Lines<'_>) -> Self {
        let open = |b: &Self| !b.old.is_empty() && !b.new.is_empty();
        while open(&self) && old.get(self.old.start) == new.get(self.new.start) {
            self.old.start += 1;
            self.new.start += 1;
        }
        while open(&self) && old.get(self.old.end - 1) == new.get(self.new.end - 1) {
            self.old.end -= 1;
            self.new.end -= 1;
        }
        self
    }
}

/// Blocks with the context around them.
struct Hunk {
    old: Range<usize>,
    new: Range<usize>,
    blocks: Vec<Block>,
}

fn hunks(blocks: Vec<Block>, lines: usize, masked: &dyn Fn(usize) -> bool) -> Vec<Hunk> {
    let mut out: Vec<Hunk> = Vec::new();
    for block in blocks {
        let before = (1..=CONTEXT.min(block.old.start)).take_while(|n| !masked(block.old.start - n)).count();
        let room = CONTEXT.min(lines.saturating_sub(block.old.end));
        // Without a line behind it, git takes a hunk for the end of the file.
        let behind = (0..room).take_while(|n| *n == 0 || !masked(block.old.end + n)).count();
        let (from, to) = (block.old.start - before, block.old.end + behind);
        match out.last_mut().filter(|last| from <= last.old.end) {
            Some(last) => {
                last.old.end = to;
                last.new.end = block.new.end + behind;
                last.blocks.push(block);
            }
            None => out.push(Hunk {
                old: from..to,
                new: block.new.start - before..block.new.end + behind,
                blocks: vec![block],
            }),
        }
    }
    out
}

impl Hunk {
    fn write(&self, old: &Lines<'_>, new: &Lines<'_>, out: &mut String) {
        out.push_str(&format!("@@ -{} +{} @@\n", told(&self.old), told(&self.new)));
        let mut at = self.old.start;
        for block in &self.blocks {
            lines(' ', old, at..block.old.start, out);
            lines('-', old, block.old.clone(), out);
            lines('+', new, block.new.clone(), out);
            at = block.old.end;
        }
        lines(' ', old, at..self.old.end, out);
    }
}

/// Lines as a hunk's heading tells them.
fn told(lines: &Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => format!("{}", lines.start + 1),
        count => format!("{},{count}", lines.start + 1),
    }
}

fn lines(sign: char, of: &Lines<'_>, range: Range<usize>, out: &mut String) {
    for line in range.map(|line| of.get(line)) {
        out.push(sign);
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
}
