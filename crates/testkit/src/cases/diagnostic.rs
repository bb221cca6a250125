//! What the terminal shows for a case, held against what its file says.

use std::ops::Range;
use std::path::Path;
use std::{env, fs, io};

use plimsoll_engine::Assessment;
use plimsoll_report::{Style, diagnostic};

use super::Case;

/// Bytes of a case file and what has to stand there.
pub(super) type Rewrite = (Range<usize>, String);

/// How the diagnostic differs from the case's block, or what to write there with `UPDATE=1`.
pub(super) fn compare(case: &Case, assessment: &Assessment) -> (Option<Rewrite>, Vec<String>) {
    let Some(block) = &case.diagnostic else { return (None, Vec::new()) };
    let shown = render(assessment);
    if shown == block.text {
        return (None, Vec::new());
    }
    if is_updating() {
        return (Some((block.range.clone(), shown)), Vec::new());
    }
    let mut details = vec!["the diagnostic differs; look at it and run with UPDATE=1 to accept:".to_owned()];
    details.extend(shown.lines().map(str::to_owned));
    (None, details)
}

/// Whether blocks that differ are rewritten.
pub(super) fn is_updating() -> bool {
    env::var_os("UPDATE").is_some_and(|value| value == "1")
}

/// Every finding, without blanks at the ends of lines, which no editor keeps.
fn render(assessment: &Assessment) -> String {
    let shown = assessment.findings.iter().map(|f| diagnostic(f, &assessment.sources, &Style::default()));
    let all = shown.collect::<Vec<_>>().join("\n");
    all.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// Writes blocks into a case file, the last one first so that places stay right.
pub(super) fn rewrite(path: &Path, mut rewrites: Vec<Rewrite>) -> io::Result<()> {
    if rewrites.is_empty() {
        return Ok(());
    }
    let mut text = fs::read_to_string(path)?;
    rewrites.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    for (range, block) in rewrites {
        text.replace_range(range, &block);
    }
    fs::write(path, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_rewritten_from_the_end() {
        let path = env::temp_dir().join(format!("plimsoll-rewrite-{}", std::process::id()));
        fs::write(&path, "a\nb\nc\n").unwrap();
        rewrite(&path, vec![(0..2, "long\n".to_owned()), (4..6, String::new())]).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "long\nb\n");
        fs::remove_file(&path).unwrap();
    }
}
